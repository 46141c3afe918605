//! Protocols: how requests are written and responses read.
//!
//! Each function creates the protocol of its name, with the cargo feature that it needs. A generated client names the
//! one that its model prefers. [`Builder::protocol`](crate::config::Builder::protocol) replaces it.

mod aws_json;
#[cfg(feature = "protocol-rpc-v2-cbor")]
mod cbor;
mod envelope;
#[cfg(any(feature = "protocol-rest-json", feature = "protocol-rest-xml"))]
mod http;
mod json;
mod post;
#[cfg(any(feature = "protocol-aws-query", feature = "protocol-ec2-query"))]
mod query;
mod query_compatible;
#[cfg(feature = "protocol-rest-json")]
mod rest_json;
#[cfg(feature = "protocol-rest-xml")]
mod rest_xml;
#[cfg(any(feature = "protocol-rpc-v2-cbor", feature = "protocol-rpc-v2-json"))]
mod rpc_v2;
#[cfg(feature = "xml")]
mod xml;

pub use aws_json::AwsJsonRpcProtocol;
pub use aws_smithy_schema::protocol::{ClientProtocol, SharedClientProtocol};
pub use query_compatible::QueryCompatible;
pub(crate) use query_compatible::shape_name;
#[cfg(feature = "protocol-rest-xml")]
pub(crate) use rest_xml::is_error_document;

#[cfg(feature = "test-util")]
use aws_smithy_schema::codec::FinishSerializer;
#[cfg(feature = "test-util")]
use aws_smithy_schema::serde::{
    SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer,
};
#[cfg(feature = "test-util")]
use json::{Dialect, Reader, Serializer};

#[cfg(any(feature = "protocol-aws-query", feature = "protocol-ec2-query"))]
use query::QueryProtocol;
#[cfg(feature = "protocol-rest-json")]
use rest_json::RestJsonProtocol;
#[cfg(feature = "protocol-rest-xml")]
use rest_xml::RestXmlProtocol;
#[cfg(any(feature = "protocol-rpc-v2-cbor", feature = "protocol-rpc-v2-json"))]
use rpc_v2::RpcV2Protocol;

/// Creates the protocol `aws.protocols#awsJson1_0`.
pub fn aws_json_1_0() -> SharedClientProtocol {
    SharedClientProtocol::new(AwsJsonRpcProtocol::aws_json_1_0())
}

/// Creates the protocol `aws.protocols#awsJson1_0` with the error codes of `aws.protocols#awsQuery`.
pub fn aws_json_1_0_query_compatible() -> SharedClientProtocol {
    SharedClientProtocol::new(QueryCompatible::new(AwsJsonRpcProtocol::aws_json_1_0()))
}

/// Creates the protocol `aws.protocols#awsJson1_1`.
pub fn aws_json_1_1() -> SharedClientProtocol {
    SharedClientProtocol::new(AwsJsonRpcProtocol::aws_json_1_1())
}

/// Creates the protocol `aws.protocols#awsJson1_1` with the error codes of `aws.protocols#awsQuery`.
pub fn aws_json_1_1_query_compatible() -> SharedClientProtocol {
    SharedClientProtocol::new(QueryCompatible::new(AwsJsonRpcProtocol::aws_json_1_1()))
}

/// Creates the protocol `aws.protocols#restJson1`.
#[cfg(feature = "protocol-rest-json")]
pub fn rest_json_1() -> SharedClientProtocol {
    SharedClientProtocol::new(RestJsonProtocol::new())
}

/// Creates the protocol `aws.protocols#restXml`. It reads errors with and without the element `ErrorResponse`, so that the
/// trait's property `noErrorWrapping` makes no difference.
#[cfg(feature = "protocol-rest-xml")]
pub fn rest_xml() -> SharedClientProtocol {
    SharedClientProtocol::new(RestXmlProtocol::new())
}

/// Creates the protocol `smithy.protocols#rpcv2Cbor`.
#[cfg(feature = "protocol-rpc-v2-cbor")]
pub fn rpc_v2_cbor() -> SharedClientProtocol {
    SharedClientProtocol::new(RpcV2Protocol::cbor())
}

/// Creates the protocol `smithy.protocols#rpcv2Cbor` with the error codes of `aws.protocols#awsQuery`.
#[cfg(feature = "protocol-rpc-v2-cbor")]
pub fn rpc_v2_cbor_query_compatible() -> SharedClientProtocol {
    SharedClientProtocol::new(QueryCompatible::new(RpcV2Protocol::cbor()))
}

/// Creates the protocol `smithy.protocols#rpcv2Json`.
#[cfg(feature = "protocol-rpc-v2-json")]
pub fn rpc_v2_json() -> SharedClientProtocol {
    SharedClientProtocol::new(RpcV2Protocol::json())
}

/// Creates the protocol `smithy.protocols#rpcv2Json` with the error codes of `aws.protocols#awsQuery`.
#[cfg(feature = "protocol-rpc-v2-json")]
pub fn rpc_v2_json_query_compatible() -> SharedClientProtocol {
    SharedClientProtocol::new(QueryCompatible::new(RpcV2Protocol::json()))
}

/// Creates the protocol `aws.protocols#awsQuery`.
#[cfg(feature = "protocol-aws-query")]
pub fn aws_query() -> SharedClientProtocol {
    SharedClientProtocol::new(QueryProtocol::aws())
}

/// Creates the protocol `aws.protocols#ec2Query`.
#[cfg(feature = "protocol-ec2-query")]
pub fn ec2_query() -> SharedClientProtocol {
    SharedClientProtocol::new(QueryProtocol::ec2())
}

/// Returns a structure as JSON with the names of the model.
#[cfg(feature = "test-util")]
pub(crate) fn to_json(value: &dyn SerializableStruct) -> Result<Vec<u8>, SerdeError> {
    let mut serializer = Serializer::new(Dialect::AwsJson);
    serializer.write_struct(value.schema(), value)?;
    Ok(serializer.finish())
}

/// Returns the deserializer of a structure as JSON with the names of the model.
#[cfg(feature = "test-util")]
pub(crate) fn of_json(body: &[u8]) -> impl ShapeDeserializer + '_ {
    Reader::new(Dialect::AwsJson, body)
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros declare public methods for other crates")]
pub(crate) mod tests;
