//! Serialization of requests and deserialization of responses for type-erased operations.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SerializeRequest};
use aws_smithy_schema::Schema;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::ErrorMetadata;
use aws_types::request_id::{RequestId, apply_request_id};

use crate::host_prefix;
use crate::operation::OperationTable;
use crate::response::ResponseInfo;

const NO_PROTOCOL: &str = "no protocol is configured";

/// Serializes an operation's input in the configured protocol.
#[derive(Debug)]
pub(super) struct Serializer(pub(super) &'static OperationTable);

impl SerializeRequest for Serializer {
    fn serialize_input(&self, input: Input, cfg: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let operation = self.0;
        let protocol = cfg.load::<SharedClientProtocol>().ok_or(NO_PROTOCOL)?;
        let members = (operation.input)(&input)
            .ok_or("an interceptor replaced the operation's input with a value of another type")?;
        let mut request = protocol.serialize_request(members, operation.input_schema, "", cfg)?;
        for (name, value) in operation.headers {
            if !request.headers().contains_key(*name) {
                request.headers_mut().try_insert(*name, *value)?;
            }
        }
        if !operation.host_prefix.is_empty() {
            host_prefix::store(operation.host_prefix, members, cfg)?;
        }
        Ok(request)
    }
}

/// Deserializes a response into an operation's output or error in the configured protocol.
#[derive(Debug)]
pub(super) struct Deserializer(pub(super) &'static OperationTable);

impl DeserializeResponse for Deserializer {
    fn deserialize_nonstreaming_with_config(
        &self,
        response: &HttpResponse,
        cfg: &ConfigBag,
    ) -> Result<Output, OrchestratorError<Error>> {
        #[cfg(feature = "test-util")]
        if let Some(answer) = crate::test_util::modeled_answer(response) {
            return answer;
        }
        tracing::debug!(request_id = ?response.request_id());
        let protocol = cfg
            .load::<SharedClientProtocol>()
            .ok_or_else(|| OrchestratorError::other(NO_PROTOCOL))?;
        if response.status().is_success()
            && !contains_error(protocol, response, self.0.output_schema)
        {
            // Not `OrchestratorError::response`, which marks a broken connection and causes a retry: the service has
            // executed the call, and a repeated response would be no better.
            self.output(response, protocol, cfg).map_err(OrchestratorError::other)
        } else {
            Err(self.error(response, protocol, cfg))
        }
    }
}

/// Returns whether a response reports an error in spite of a successful status.
fn contains_error(
    protocol: &SharedClientProtocol,
    response: &HttpResponse,
    output: &Schema<'_>,
) -> bool {
    #[cfg(feature = "protocol-rest-xml")]
    if protocol.protocol_id().as_str() == "aws.protocols#restXml" {
        return crate::protocol::is_error_document(response, output);
    }
    let _all_others = (protocol, response, output);
    false
}

impl Deserializer {
    fn output(
        &self,
        response: &HttpResponse,
        protocol: &SharedClientProtocol,
        cfg: &ConfigBag,
    ) -> Result<Output, BoxError> {
        let mut body = protocol.deserialize_response(response, self.0.output_schema, cfg)?;
        Ok((self.0.read_output)(&mut *body, ResponseInfo::of(response))?)
    }

    /// Returns the code of an error without a body, such as one of a `HEAD` request.
    fn code_of_status(&self, response: &HttpResponse) -> Option<&'static str> {
        let has_no_body = response.body().bytes().is_some_and(<[u8]>::is_empty);
        let status = response.status().as_u16();
        let code = self.0.error_codes.iter().find(|(wanted, _)| has_no_body && *wanted == status);
        code.map(|(_, code)| *code)
    }

    /// Reads an error. If its body is unreadable, a header may still contain the code. The status of an error
    /// without a code determines whether the call is retried.
    fn error(
        &self,
        response: &HttpResponse,
        protocol: &SharedClientProtocol,
        cfg: &ConfigBag,
    ) -> OrchestratorError<Error> {
        let metadata = match self.code_of_status(response) {
            Some(code) => ErrorMetadata::builder().code(code),
            None => protocol.parse_error_metadata(response, cfg).unwrap_or_default(),
        };
        let metadata = apply_request_id(metadata, response.headers()).build();
        let error = match protocol.deserialize_error_response(response, cfg) {
            Ok(mut body) => (self.0.read_error)(metadata, &mut *body),
            Err(_) => (self.0.unhandled)(metadata),
        };
        OrchestratorError::operation(Error::erase(error))
    }
}
