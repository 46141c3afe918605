//! The protocols rpcv2Cbor and rpcv2Json.
//!
//! `RpcV2CborProtocol` of `aws-smithy-cbor` is not used: it sends a body for operations without input, and reads errors
//! and responses without the place of an unreadable value.
//!
//! See <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html>.

use std::fmt;

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata};
use aws_smithy_schema::codec::{Codec, DynCodec};
use aws_smithy_schema::http_protocol::HttpRpcProtocol;
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceShapeName};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId, prelude};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder;
use http::HeaderName;
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};

#[cfg(feature = "protocol-rpc-v2-cbor")]
use super::cbor::Cbor;
use super::envelope::Envelope;
#[cfg(feature = "protocol-rpc-v2-json")]
use super::json::{Dialect, Json};

/// The header that names the protocol in requests and responses.
const PROTOCOL: HeaderName = HeaderName::from_static("smithy-protocol");

/// One of the protocols.
#[derive(Debug)]
pub(super) struct RpcV2Protocol<C> {
    inner: HttpRpcProtocol<C>,
    name: &'static str,
    /// Whether responses must name the protocol.
    checks_responses: bool,
}

#[cfg(feature = "protocol-rpc-v2-cbor")]
impl RpcV2Protocol<Cbor> {
    /// Creates the protocol rpcv2Cbor. Like the protocol of `aws-smithy-cbor`, it does not require that responses name
    /// the protocol.
    pub(super) fn cbor() -> Self {
        let id = aws_smithy_schema::shape_id!("smithy.protocols", "rpcv2Cbor");
        let inner = HttpRpcProtocol::new(id, Cbor, "application/cbor");
        Self { inner, name: "rpc-v2-cbor", checks_responses: false }
    }
}

#[cfg(feature = "protocol-rpc-v2-json")]
impl RpcV2Protocol<Json> {
    /// Creates the protocol rpcv2Json.
    pub(super) fn json() -> Self {
        let id = aws_smithy_schema::shape_id!("smithy.protocols", "rpcv2Json");
        let inner = HttpRpcProtocol::new(id, Json(Dialect::RpcV2), "application/json");
        Self { inner, name: "rpc-v2-json", checks_responses: true }
    }
}

impl<C> RpcV2Protocol<C> {
    /// Returns whether a response is one of the protocol, rather than one of a proxy, for example.
    fn is_of_protocol(&self, response: &HttpResponse) -> bool {
        !self.checks_responses || response.headers().get(PROTOCOL) == Some(self.name)
    }
}

/// Returns the path of an operation, or `None` if its name is not configured.
fn path(config: &ConfigBag) -> Option<String> {
    let (service, operation) = (config.load::<ServiceShapeName>()?, config.load::<Metadata>()?);
    Some(["/service/", service.as_str(), "/operation/", operation.name()].concat())
}

/// Returns whether an operation has no input, as opposed to one without members.
fn is_unit(input: &Schema<'_>) -> bool {
    input.shape_id() == prelude::UNIT.shape_id()
}

impl<C> ClientProtocolInner for RpcV2Protocol<C>
where
    C: Codec + fmt::Debug + Send + Sync + 'static,
{
    type Request = HttpRequest;
    type Response = HttpResponse;

    fn protocol_id(&self) -> &ShapeId<'static> {
        self.inner.protocol_id()
    }

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        input_schema: &Schema<'_>,
        endpoint: &str,
        config: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        let path = path(config);
        let path = path.as_deref().unwrap_or(endpoint);
        let mut request = self.inner.serialize_request(input, input_schema, path, config)?;
        if is_unit(input_schema) {
            *request.body_mut() = SdkBody::empty();
            request.headers_mut().remove(CONTENT_TYPE);
            request.headers_mut().remove(CONTENT_LENGTH);
        }
        request.headers_mut().insert(PROTOCOL, self.name);
        request.headers_mut().insert(ACCEPT, self.inner.content_type());
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        output_schema: &Schema<'_>,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        if !self.is_of_protocol(response) {
            let name = self.name;
            return Err(SerdeError::custom(format!(
                "expected a response with the header `smithy-protocol: {name}`"
            )));
        }
        let is_empty = response.body().bytes().is_some_and(<[u8]>::is_empty);
        if is_empty && !output_schema.members().is_empty() {
            return Err(SerdeError::custom("expected a structure, found an empty body"));
        }
        self.inner.deserialize_response(response, output_schema, config)
    }

    fn parse_error_metadata(
        &self,
        response: &HttpResponse,
        _config: &ConfigBag,
    ) -> Result<Builder, SerdeError> {
        match self.is_of_protocol(response) {
            true => {
                self.parse_event_stream_error_metadata(response.body().bytes().unwrap_or_default())
            }
            false => Ok(Builder::default()),
        }
    }

    fn update_endpoint(
        &self,
        request: &mut HttpRequest,
        endpoint: &Endpoint,
        config: &ConfigBag,
    ) -> Result<(), SerdeError> {
        self.inner.update_endpoint(request, endpoint, config)
    }

    fn payload_codec(&self) -> Option<&dyn DynCodec> {
        self.inner.payload_codec()
    }

    fn event_stream_media_type(&self) -> Option<&str> {
        Some(self.inner.content_type())
    }

    fn parse_event_stream_error_metadata(&self, payload: &[u8]) -> Result<Builder, SerdeError> {
        let mut body = Codec::create_deserializer(self.inner.codec(), payload);
        Ok(Envelope::read(&mut body).metadata())
    }
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros declare public methods for other crates")]
mod tests;
