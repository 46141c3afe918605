//! Compatibility of services that have migrated from the AWS Query protocol and keep its error codes.
//!
//! See <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait>.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::{Builder, ErrorMetadata};

/// The request header that asks for AWS Query error codes.
const MODE: &str = "x-amzn-query-mode";

/// The response header with the AWS Query error code and the party at fault.
const ERROR: &str = "x-amzn-query-error";

/// The key of the error's shape name in its metadata, if the code differs.
const SHAPE: &str = "shape";

/// A protocol with AWS Query error codes.
///
/// The shape name still determines the error type.
#[derive(Debug)]
pub struct QueryCompatible<P>(P);

impl<P> QueryCompatible<P> {
    /// Adds AWS Query error codes to a protocol.
    pub fn new(protocol: P) -> Self {
        Self(protocol)
    }
}

/// Returns the shape name of an error, if the service reports one.
pub(crate) fn shape_name(metadata: &ErrorMetadata) -> Option<&str> {
    metadata.extra(SHAPE).or(metadata.code())
}

impl<P> ClientProtocolInner for QueryCompatible<P>
where
    P: ClientProtocolInner<Request = HttpRequest, Response = HttpResponse>,
{
    type Request = HttpRequest;
    type Response = HttpResponse;

    fn protocol_id(&self) -> &ShapeId<'static> {
        self.0.protocol_id()
    }

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        input_schema: &Schema<'_>,
        endpoint: &str,
        config: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        let mut request = self.0.serialize_request(input, input_schema, endpoint, config)?;
        request.headers_mut().insert(MODE, "true");
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        output_schema: &Schema<'_>,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        self.0.deserialize_response(response, output_schema, config)
    }

    /// Reads the AWS Query error code, and keeps the shape name.
    fn parse_error_metadata(
        &self,
        response: &HttpResponse,
        config: &ConfigBag,
    ) -> Result<Builder, SerdeError> {
        let Some(header) = response.headers().get(ERROR) else {
            return self.0.parse_error_metadata(response, config);
        };
        let (code, fault) = header.split_once(';').unwrap_or((header, ""));
        let own = self.0.parse_error_metadata(&without_query_error(response), config)?.build();
        let mut metadata = ErrorMetadata::builder().code(code.trim()).custom("type", fault.trim());
        if let Some(message) = own.message() {
            metadata = metadata.message(message);
        }
        Ok(match own.code() {
            Some(shape) => metadata.custom(SHAPE, shape.to_owned()),
            None => metadata,
        })
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a HttpResponse,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        self.0.deserialize_error_response(response, config)
    }

    fn update_endpoint(
        &self,
        request: &mut HttpRequest,
        endpoint: &Endpoint,
        config: &ConfigBag,
    ) -> Result<(), SerdeError> {
        self.0.update_endpoint(request, endpoint, config)
    }

    fn payload_codec(&self) -> Option<&dyn DynCodec> {
        self.0.payload_codec()
    }

    fn event_stream_media_type(&self) -> Option<&str> {
        self.0.event_stream_media_type()
    }

    fn parse_event_stream_error_metadata(&self, payload: &[u8]) -> Result<Builder, SerdeError> {
        self.0.parse_event_stream_error_metadata(payload)
    }
}

/// Returns the response without the header of the AWS Query protocol.
fn without_query_error(response: &HttpResponse) -> HttpResponse {
    let body = SdkBody::from(response.body().bytes().unwrap_or_default());
    let mut copy = HttpResponse::new(response.status(), body);
    *copy.headers_mut() = response.headers().clone();
    copy.headers_mut().remove(ERROR);
    copy
}

#[cfg(test)]
mod tests {
    use aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol;

    use super::*;
    use crate::structure;

    #[structure("example#Input")]
    struct Input {
        #[member("name")]
        name: String,
    }

    const BODY: &str = r#"{"__type": "example#TooMany", "message": "later"}"#;

    fn metadata(header: Option<&str>, body: &'static str) -> ErrorMetadata {
        let status = 400.try_into().expect("a status");
        let mut response = HttpResponse::new(status, SdkBody::from(body));
        if let Some(header) = header {
            response.headers_mut().insert(ERROR, header.to_owned());
        }
        let protocol = QueryCompatible::new(AwsJsonRpcProtocol::aws_json_1_0());
        protocol.parse_error_metadata(&response, &ConfigBag::base()).expect("metadata").build()
    }

    #[test]
    fn requests_ask_for_query_error_codes() {
        let protocol = QueryCompatible::new(AwsJsonRpcProtocol::aws_json_1_0());
        let schema = <Input as crate::value::Structure>::SCHEMA;
        let input = Input { name: "a".into() };
        let request = protocol.serialize_request(&input, schema, "", &ConfigBag::base());
        assert_eq!(request.expect("a request").headers().get(MODE), Some("true"));
    }

    #[test]
    fn takes_the_code_from_the_header_and_the_shape_from_the_body() {
        let metadata = metadata(Some("Limit.Exceeded;Sender"), BODY);
        assert_eq!((metadata.code(), metadata.message()), (Some("Limit.Exceeded"), Some("later")));
        assert_eq!(metadata.extra("type"), Some("Sender"));
        assert_eq!(shape_name(&metadata), Some("TooMany"));
    }

    #[test]
    fn keeps_the_code_of_errors_without_the_header() {
        let metadata = metadata(None, BODY);
        assert_eq!((metadata.code(), shape_name(&metadata)), (Some("TooMany"), Some("TooMany")));
    }

    #[test]
    fn takes_the_code_from_the_header_if_the_body_has_none() {
        let metadata = metadata(Some("Gone"), "{}");
        assert_eq!((metadata.code(), shape_name(&metadata)), (Some("Gone"), Some("Gone")));
    }
}
