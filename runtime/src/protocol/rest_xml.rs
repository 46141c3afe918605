//! The protocol restXml.
//!
//! See <https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html>.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::codec::{Codec, DynCodec};
use aws_smithy_schema::http_protocol::{HttpBindingProtocol, http_error_deserializer};
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceXmlNamespace};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId, ShapeType, shape_id};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder;

use super::http;
use super::xml::{Reader, Xml, check_root, element_name, error_element, metadata, root_name};

const MEDIA_TYPE: &str = "application/xml";

/// The status of responses without a body.
const NO_CONTENT: u16 = 204;

/// The root element of errors.
const ERROR: &str = "Error";

/// The protocol of `aws-smithy-xml`, which names payloads after their shapes, checks root elements, locates errors in
/// responses, and reads errors of either kind: with and without the element `ErrorResponse`.
#[derive(Debug)]
pub(super) struct RestXmlProtocol {
    inner: HttpBindingProtocol<Xml>,
    /// The same for responses whose root element is not named after a structure.
    any_root: HttpBindingProtocol<Xml>,
}

impl RestXmlProtocol {
    pub(super) fn new() -> Self {
        let id = shape_id!("aws.protocols", "restXml");
        Self {
            inner: HttpBindingProtocol::new(id.clone(), Xml::of_documents(), MEDIA_TYPE),
            any_root: HttpBindingProtocol::new(id, Xml::default(), MEDIA_TYPE),
        }
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
        let body = response.body().bytes().unwrap_or_default().trim_ascii();
        let inner = match Content::of(output_schema) {
            Content::Document if body.is_empty() && response.status().as_u16() != NO_CONTENT => {
                let expected = element_name(output_schema);
                return Err(SerdeError::custom(format!("expected the element `{expected}`")));
            }
            Content::Payload(member) if member.xml_name().is_some() && !body.is_empty() => {
                check_root(body, element_name(member))?;
                &self.any_root
            }
            Content::Member(members) => {
                let is_member = |name: &str| members.iter().any(|it| element_name(it) == name);
                root_name(body).filter(|name| is_member(name)).ok_or_else(|| {
                    SerdeError::custom("the root element is not a member of the output")
                })?;
                &self.any_root
            }
            _ => &self.inner,
        };
        let inner = inner.deserialize_response(response, output_schema, config)?;
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

/// Returns whether the body of a response is the document of an error, while the output is another document.
///
/// Amazon S3 sends such responses with the status of success, if an error occurs after it has sent the status. See
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html>.
pub(crate) fn is_error_document(response: &HttpResponse, output: &Schema<'_>) -> bool {
    let body = response.body().bytes().unwrap_or_default();
    let is_possible = match Content::of(output) {
        // The service may return any text or bytes as the output.
        Content::Payload(member) => member.shape_type() == ShapeType::Structure,
        Content::Document => element_name(output) != ERROR,
        Content::Nothing | Content::Member(_) => true,
    };
    is_possible && root_name(body).is_some_and(|name| name == ERROR)
}

/// The content of a response's body.
enum Content<'s> {
    /// Nothing.
    Nothing,
    /// A structure with the members that are not bound to other parts of the message.
    Document,
    /// A member that is the whole body.
    Payload(&'s Schema<'s>),
    /// One of these members, without an element around it.
    Member(&'s [&'s Schema<'s>]),
}

impl<'s> Content<'s> {
    fn of(output: &'s Schema<'s>) -> Self {
        let members = output.members();
        if output.xml_unwrapped_output() {
            return Self::Member(members);
        }
        if let Some(payload) = members.iter().find(|member| member.http_payload().is_some()) {
            return Self::Payload(payload);
        }
        // Labels and queries are those of inputs, which `test_util` reads.
        let is_elsewhere = |member: &Schema<'_>| {
            member.http_header().is_some()
                || member.http_prefix_headers().is_some()
                || member.http_response_code().is_some()
                || member.http_label().is_some()
                || member.http_query().is_some()
                || member.http_query_params().is_some()
        };
        match members.iter().all(|member| is_elsewhere(member)) {
            true => Self::Nothing,
            false => Self::Document,
        }
    }
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros declare public methods for other crates")]
mod tests;
