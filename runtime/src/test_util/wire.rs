//! Serialization and deserialization without a network, used by the tests of generated crates for the model's examples.

use std::fmt;

use aws_credential_types::attributes::AccountId;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata};
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_schema::Schema;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::SerializableStruct;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Layer};
use aws_smithy_types::error::metadata::ErrorMetadata;

use crate::config::Config;
use crate::endpoint::{Endpoint, EndpointQuery, ResolveEndpointError};
use crate::error::{ErrorEnum, OperationError};
use crate::operation::Operation;
use crate::plugins::store_names;
use crate::protocol::{of_json, to_json};
use crate::service::Service;
use crate::value::{Structure, read_structure};

/// The error of a value that can't be serialized or deserialized.
#[derive(Debug)]
pub struct WireError(String);

impl WireError {
    fn new(doing: &str, cause: impl fmt::Display) -> Self {
        Self(format!("{doing}: {cause}"))
    }
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WireError {}

/// Returns the members of an input as JSON with the names of the model, after writing the request.
///
/// If responses of the protocol have the format of its requests, the request is read again. Members in its path and
/// query are not.
///
/// # Errors
///
/// The input can't be serialized, or differs from the input that is read.
pub fn request_body<O: Operation>(
    service: &Service,
    input: &O::Input,
) -> Result<serde_json::Value, WireError> {
    let (protocol, config) = ((service.protocol)(), config::<O>(service));
    let request = request(&protocol, input, &config)?;
    let members = members(input)?;
    if !is_form(&request) {
        let read: O::Input = read(&protocol, &answer(request), &config)?;
        let schema = <O::Input as Structure>::SCHEMA;
        let is_in_body = |name: &str| schema.member_schema(name).is_none_or(is_in_message);
        let written = members.iter().filter(|(name, _)| is_in_body(name));
        let read = self::members(&read)?;
        for (name, value) in written {
            let can_be_absent = is_empty_part(schema, name, value) && !read.contains_key(name);
            if read.get(name) != Some(value) && !can_be_absent {
                let found = read.get(name).map_or("nothing".to_owned(), ToString::to_string);
                let problem = format!("`{name}` is {found}, expected {value}");
                return Err(WireError::new("reading the request", problem));
            }
        }
    }
    Ok(members.into())
}

/// Returns the output with the given members, as JSON with the names of the model, after writing it in the format of the
/// service's protocol and reading it.
///
/// # Errors
///
/// The members are not those of the operation's output, or the output can't be written or read.
pub fn output<O: Operation>(
    service: &Service,
    body: &serde_json::Value,
) -> Result<O::Output, WireError> {
    let (protocol, config) = ((service.protocol)(), config::<O>(service));
    let output: O::Output = read_structure(&mut of_json(body.to_string().as_bytes()))
        .map_err(|cause| WireError::new("reading the members", cause))?;
    let envelope = |members: &str| result_document(&protocol, O::NAME, members);
    let mut response = written(&protocol, &output, &config, envelope)?;
    set_status(&mut response, <O::Output as Structure>::SCHEMA, body)?;
    read(&protocol, &response, &config)
}

/// Returns the error with the given code and members, as JSON with the names of the model, after writing it in the
/// format of the service's protocol and reading it.
///
/// # Errors
///
/// The error can't be written or read.
pub fn error<O: Operation>(
    service: &Service,
    code: &str,
    body: &serde_json::Value,
) -> Result<O::Error, WireError> {
    let (protocol, config) = ((service.protocol)(), config::<O>(service));
    let mut error = O::Error::of_shape(Some(code));
    error.held_mut().read(&mut of_json(body.to_string().as_bytes()));
    let Some(shape) = error.held().shape() else {
        return Ok(O::Error::unhandled(ErrorMetadata::builder().code(code).build()));
    };
    let envelope =
        |members: &str| format!("<ErrorResponse><Error>{members}</Error></ErrorResponse>");
    let response = written(&protocol, shape, &config, envelope)?;
    let metadata = ErrorMetadata::builder().code(code).build();
    protocol
        .deserialize_error_response(&response, &config)
        .map(|mut body| O::Error::read(metadata, &mut *body))
        .map_err(|cause| WireError::new("deserializing the error", cause))
}

fn request(
    protocol: &SharedClientProtocol,
    value: &dyn SerializableStruct,
    config: &ConfigBag,
) -> Result<HttpRequest, WireError> {
    protocol
        .serialize_request(value, value.schema(), "", config)
        .map_err(|cause| WireError::new("serializing the input", cause))
}

/// Returns whether a request is a form, the only format that responses don't have.
fn is_form(request: &HttpRequest) -> bool {
    request.headers().get("content-type") == Some("application/x-www-form-urlencoded")
}

/// Returns whether a member is in the headers or the body of a message.
fn is_in_message(member: &Schema<'_>) -> bool {
    member.http_label().is_none()
        && member.http_query().is_none()
        && member.http_query_params().is_none()
}

/// Returns whether a member is an empty header or payload. Readers do not distinguish it from an absent one.
fn is_empty_part(schema: &Schema<'_>, name: &str, value: &serde_json::Value) -> bool {
    let Some(member) = schema.member_schema(name) else { return false };
    let is_header = member.http_header().is_some();
    match value {
        serde_json::Value::String(text) => {
            text.is_empty() && (is_header || member.http_payload().is_some())
        }
        serde_json::Value::Array(items) => items.is_empty() && is_header,
        serde_json::Value::Object(entries) => {
            entries.is_empty() && member.http_prefix_headers().is_some()
        }
        _ => false,
    }
}

/// Writes an output or error as a response: protocols write its members like those of an input, except for forms, XML
/// without an enclosing element, and absent payloads. `envelope` returns the document in place of a form, with the given
/// members.
fn written(
    protocol: &SharedClientProtocol,
    value: &dyn SerializableStruct,
    config: &ConfigBag,
    envelope: impl FnOnce(&str) -> String,
) -> Result<HttpResponse, WireError> {
    let mut request = request(protocol, value, config)?;
    let is_unwrapped = value.schema().xml_unwrapped_output();
    if lacks_payload(value)? {
        *request.body_mut() = SdkBody::empty();
    } else if (is_form(&request) || is_unwrapped)
        && let Some(codec) = protocol.payload_codec()
    {
        let mut serializer = codec.create_serializer();
        let written = value.serialize_members(&mut *serializer);
        written.map_err(|cause| WireError::new("writing the response", cause))?;
        let members = serializer.finish_boxed();
        let body = match is_unwrapped {
            true => members,
            false => envelope(&String::from_utf8_lossy(&members)).into_bytes(),
        };
        *request.body_mut() = SdkBody::from(body);
    }
    Ok(answer(request))
}

/// Returns the document of awsQuery or ec2Query with the members of an output.
fn result_document(protocol: &SharedClientProtocol, operation: &str, members: &str) -> String {
    let result = match protocol.protocol_id().as_str() {
        "aws.protocols#awsQuery" => format!("<{operation}Result>{members}</{operation}Result>"),
        _ => members.to_owned(),
    };
    format!("<{operation}Response>{result}</{operation}Response>")
}

/// Returns whether the member that is the payload is absent. The writer of requests considers a status code part of the
/// body, and writes one for it.
fn lacks_payload(value: &dyn SerializableStruct) -> Result<bool, WireError> {
    let mut members = value.schema().members().iter();
    let payload = members.find(|member| member.http_payload().is_some());
    let Some(name) = payload.and_then(|member| member.member_name()) else { return Ok(false) };
    Ok(!self::members(value)?.contains_key(name))
}

/// Returns a response with the headers and the body of a request.
fn answer(mut request: HttpRequest) -> HttpResponse {
    let body = std::mem::replace(request.body_mut(), SdkBody::taken());
    let mut response = super::response(200, body);
    *response.headers_mut() = request.headers().clone();
    response
}

/// Sets the status that a member of the output states.
fn set_status(
    response: &mut HttpResponse,
    output: &Schema<'_>,
    members: &serde_json::Value,
) -> Result<(), WireError> {
    let member = output.members().iter().find(|member| member.http_response_code().is_some());
    let value = member.and_then(|member| members.get(member.member_name()?)?.as_u64());
    let Some(status) = value.and_then(|status| u16::try_from(status).ok()) else { return Ok(()) };
    *response.status_mut() =
        StatusCode::try_from(status).map_err(|cause| WireError::new("making a response", cause))?;
    Ok(())
}

fn read<T: Structure>(
    protocol: &SharedClientProtocol,
    response: &HttpResponse,
    config: &ConfigBag,
) -> Result<T, WireError> {
    protocol
        .deserialize_response(response, T::SCHEMA, config)
        .and_then(|mut body| read_structure(&mut *body))
        .map_err(|cause| WireError::new("deserializing the output", cause))
}

/// Returns the members of a structure as JSON with the names of the model.
fn members(
    value: &dyn SerializableStruct,
) -> Result<serde_json::Map<String, serde_json::Value>, WireError> {
    let json = to_json(value).map_err(|cause| WireError::new("writing the members", cause))?;
    serde_json::from_slice(&json).map_err(|cause| WireError::new("reading the members", cause))
}

/// Returns the endpoint of a call with `input`, using `config` and, if given, the caller's account.
///
/// # Errors
///
/// The endpoint rules return an error.
pub fn endpoint<O: Operation>(
    service: &Service,
    config: &Config,
    account_id: Option<&str>,
    input: &O::Input,
) -> Result<Endpoint, ResolveEndpointError> {
    let mut bag = ConfigBag::base();
    bag.push_shared_layer(config.layer(service));
    let account_id = account_id.map(|id| AccountId::from(id.to_owned()));
    let identity = account_id.and_then(|id| Identity::builder().data(()).property(id).build().ok());
    let mut query = EndpointQuery::new(&bag, O::endpoint_params(input));
    query.set_identity(identity.as_ref());
    query.resolve_without_advice(service)
}

/// Returns the index of the waiter's acceptor that matches an output, if any.
#[cfg(feature = "waiters")]
pub fn accepted<W: crate::waiters::Waiter>(
    input: &<W::Operation as Operation>::Input,
    output: &<W::Operation as Operation>::Output,
) -> Option<usize> {
    W::ACCEPTORS.iter().position(|acceptor| acceptor.matches(input, Ok(output)))
}

fn config<O: Operation>(service: &Service) -> ConfigBag {
    let mut layer = Layer::new("test");
    layer.store_put(Metadata::new(O::NAME, service.sdk_id));
    store_names(service, &mut layer);
    ConfigBag::of_layers(vec![layer])
}
