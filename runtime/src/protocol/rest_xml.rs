//! The protocol restXml.
//!
//! See <https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html>.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::codec::{Codec, DynCodec};
use aws_smithy_schema::http_protocol::{HttpBindingProtocol, http_error_deserializer};
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceXmlNamespace};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId, shape_id};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder;

use super::http;
use super::xml::{Reader, Xml, error_element, metadata};

const MEDIA_TYPE: &str = "application/xml";

/// The protocol of `aws-smithy-xml`, which names payloads after their shapes, locates errors in responses, and reads
/// errors of either kind: with and without the element `ErrorResponse`.
#[derive(Debug)]
pub(super) struct RestXmlProtocol {
    inner: HttpBindingProtocol<Xml>,
}

impl RestXmlProtocol {
    pub(super) fn new() -> Self {
        let id = shape_id!("aws.protocols", "restXml");
        Self { inner: HttpBindingProtocol::new(id, Xml::default(), MEDIA_TYPE) }
    }
}

impl ClientProtocolInner for RestXmlProtocol {
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
        let mut body = Codec::create_serializer(self.inner.codec());
        if let Some(namespace) = config.load::<ServiceXmlNamespace>() {
            body.set_namespace(namespace.uri(), namespace.prefix());
        }
        let request =
            self.inner.serialize_request_with_body(body, input, input_schema, endpoint, config);
        let mut request = request?;
        http::complete(&mut request, input_schema, "", config);
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
        Ok(metadata(response.body().bytes().unwrap_or_default()))
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a HttpResponse,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let body = response.body().bytes().unwrap_or_default();
        Ok(http_error_deserializer(Reader::new(error_element(body)), response, config))
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
        Ok(metadata(payload))
    }
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros declare public methods for other crates")]
mod tests;
