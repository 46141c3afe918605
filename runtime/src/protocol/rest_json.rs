//! The protocol restJson1.
//!
//! See <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html>.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::http_protocol::HttpBindingProtocol;
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId, shape_id};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder;

use super::envelope::Envelope;
use super::http;
use super::json::{Dialect, Json, Reader};

const MEDIA_TYPE: &str = "application/json";

/// The protocol of `aws-smithy-json`, with the serializer and the exact deserializer of awsJson.
#[derive(Debug)]
pub(super) struct RestJsonProtocol {
    inner: HttpBindingProtocol<Json>,
}

impl RestJsonProtocol {
    pub(super) fn new() -> Self {
        let id = shape_id!("aws.protocols", "restJson1");
        Self { inner: HttpBindingProtocol::new(id, Json(Dialect::RestJson), MEDIA_TYPE) }
    }
}

impl ClientProtocolInner for RestJsonProtocol {
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
        let mut request = self.inner.serialize_request(input, input_schema, endpoint, config)?;
        http::complete(&mut request, input_schema, "{}", config);
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        output_schema: &Schema<'_>,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let inner = self.inner.deserialize_response(response, output_schema, config)?;
        Ok(Box::new(http::Response::new(inner)))
    }

    fn parse_error_metadata(
        &self,
        response: &HttpResponse,
        _config: &ConfigBag,
    ) -> Result<Builder, SerdeError> {
        let body = response.body().bytes().unwrap_or_default();
        let mut body = Reader::new(Dialect::RestJson, body);
        Ok(Envelope::read(&mut body).metadata_of(response))
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a HttpResponse,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        self.inner.deserialize_error_response(response, config)
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
        Some(MEDIA_TYPE)
    }

    fn parse_event_stream_error_metadata(&self, payload: &[u8]) -> Result<Builder, SerdeError> {
        Ok(Envelope::read(&mut Reader::new(Dialect::RestJson, payload)).metadata())
    }
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros declare public methods for other crates")]
mod tests;
