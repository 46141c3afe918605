//! The protocols awsJson 1.0 and 1.1.
//!
//! See <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html>.

use aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol as Inner;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata};
use aws_smithy_schema::codec::{DynCodec, FinishSerializer};
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceShapeName};
use aws_smithy_schema::serde::{
    SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer,
};
use aws_smithy_schema::{Schema, ShapeId};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder;
use http::HeaderName;

use super::envelope::Envelope;
use super::json::{Dialect, Reader, Serializer};
use super::post::post;

const TARGET: HeaderName = HeaderName::from_static("x-amz-target");

/// The protocol of `aws-smithy-json`, with faster serialization and exact deserialization.
#[derive(Debug)]
pub struct AwsJsonRpcProtocol {
    inner: Inner,
    content_type: &'static str,
}

impl AwsJsonRpcProtocol {
    /// Creates the protocol awsJson 1.0.
    pub fn aws_json_1_0() -> Self {
        Self::new(Inner::aws_json_1_0(), "application/x-amz-json-1.0")
    }

    /// Creates the protocol awsJson 1.1.
    pub fn aws_json_1_1() -> Self {
        Self::new(Inner::aws_json_1_1(), "application/x-amz-json-1.1")
    }

    fn new(inner: Inner, content_type: &'static str) -> Self {
        Self { inner, content_type }
    }
}

/// Returns the deserializer of a response's body.
fn reader(response: &HttpResponse) -> Reader<'_> {
    Reader::new(Dialect::AwsJson, response.body().bytes().unwrap_or_default())
}

impl ClientProtocolInner for AwsJsonRpcProtocol {
    type Request = HttpRequest;
    type Response = HttpResponse;

    fn protocol_id(&self) -> &ShapeId<'static> {
        self.inner.protocol_id()
    }

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        input_schema: &Schema<'_>,
        _endpoint: &str,
        config: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        let mut serializer = Serializer::new(Dialect::AwsJson);
        serializer.write_struct(input_schema, input)?;
        let mut request = post(serializer.finish(), self.content_type, config)?;
        if let (Some(service), Some(operation)) =
            (config.load::<ServiceShapeName>(), config.load::<Metadata>())
        {
            request
                .headers_mut()
                .insert(TARGET, [service.as_str(), ".", operation.name()].concat());
        }
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        _output_schema: &Schema<'_>,
        _config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        Ok(Box::new(reader(response)))
    }

    fn parse_error_metadata(
        &self,
        response: &HttpResponse,
        _config: &ConfigBag,
    ) -> Result<Builder, SerdeError> {
        Ok(Envelope::read(&mut reader(response)).metadata_of(response))
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
        self.inner.event_stream_media_type()
    }

    fn parse_event_stream_error_metadata(&self, payload: &[u8]) -> Result<Builder, SerdeError> {
        self.inner.parse_event_stream_error_metadata(payload)
    }
}

#[cfg(test)]
mod tests;
