//! The protocols awsQuery and ec2Query: forms in requests, and XML in responses.
//!
//! `AwsQueryProtocol` of `aws-smithy-query` is not used: it takes the items of a list for members with their name, and
//! reads no errors. There is no library for ec2Query.
//!
//! See <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html> and
//! <https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html>.

mod dialect;
mod serializer;

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceVersion, apply_http_endpoint};
use aws_smithy_schema::serde::{
    SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer,
};
use aws_smithy_schema::{Schema, ShapeId};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder;

use super::post::post;
use super::xml::{Reader, Xml, check_root, error_element, metadata};
use dialect::Dialect;
use serializer::Serializer;

/// The media type of forms.
const MEDIA_TYPE: &str = "application/x-www-form-urlencoded";

/// One of the protocols.
#[derive(Debug)]
pub(super) struct QueryProtocol {
    id: ShapeId<'static>,
    dialect: Dialect,
    xml: Xml,
}

impl QueryProtocol {
    /// Creates the protocol awsQuery.
    #[cfg(feature = "protocol-aws-query")]
    pub(super) fn aws() -> Self {
        let id = aws_smithy_schema::shape_id!("aws.protocols", "awsQuery");
        Self { id, dialect: Dialect::Aws, xml: Xml::default() }
    }

    /// Creates the protocol ec2Query.
    #[cfg(feature = "protocol-ec2-query")]
    pub(super) fn ec2() -> Self {
        let id = aws_smithy_schema::shape_id!("aws.protocols", "ec2Query");
        Self { id, dialect: Dialect::Ec2, xml: Xml::default() }
    }
}

const UNNAMED: &str = "the name of the operation and the version of the service are not configured";

impl ClientProtocolInner for QueryProtocol {
    type Request = HttpRequest;
    type Response = HttpResponse;

    fn protocol_id(&self) -> &ShapeId<'static> {
        &self.id
    }

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        input_schema: &Schema<'_>,
        _endpoint: &str,
        config: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        let (Some(operation), Some(version)) =
            (config.load::<Metadata>(), config.load::<ServiceVersion>())
        else {
            return Err(SerdeError::custom(UNNAMED));
        };
        let mut serializer = Serializer::new(self.dialect, operation.name(), version.as_str());
        serializer.write_struct(input_schema, input)?;
        post(serializer.finish(), MEDIA_TYPE, config)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        output_schema: &Schema<'_>,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let operation = config.load::<Metadata>().ok_or_else(|| SerdeError::custom(UNNAMED))?;
        let body = response.body().bytes().unwrap_or_default();
        let is_empty = output_schema.members().is_empty();
        if is_empty && body.trim_ascii().is_empty() {
            return Ok(Box::new(Reader::new(body)));
        }
        check_root(body, &format!("{}Response", operation.name()))?;
        let result = self.dialect.result_element(body, operation.name());
        match result {
            None if !is_empty => {
                let expected = operation.name();
                Err(SerdeError::custom(format!("expected the element `{expected}Result`")))
            }
            result => Ok(Box::new(Reader::new(result.unwrap_or(body)))),
        }
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
        _config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let body = response.body().bytes().unwrap_or_default();
        Ok(Box::new(Reader::new(error_element(body))))
    }

    fn update_endpoint(
        &self,
        request: &mut HttpRequest,
        endpoint: &Endpoint,
        config: &ConfigBag,
    ) -> Result<(), SerdeError> {
        apply_http_endpoint(request, endpoint, config)
    }

    /// Returns the codec of responses.
    fn payload_codec(&self) -> Option<&dyn DynCodec> {
        Some(&self.xml)
    }
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros declare public methods for other crates")]
mod tests;
