//! Results of calls in a form that is comparable between the clients.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::retry::ProvideErrorKind;
use aws_types::request_id::RequestId;
use serde_json::{Value, json};

use crate::json::ToJson;

/// An output, or a description of an error, as JSON.
pub(crate) type Outcome = Result<Value, Value>;

/// An operation's error of either client.
pub(crate) trait ModeledError: ProvideErrorMetadata + ProvideErrorKind {
    /// Returns the name of the variant, and the members of its error shape.
    fn variant(&self) -> (&'static str, Value);
}

pub(crate) fn outcome<O: ToJson, E: ModeledError>(
    result: Result<O, SdkError<E, HttpResponse>>,
) -> Outcome {
    match result {
        Ok(output) => Ok(output.to_json()),
        Err(error) => Err(failure(&error)),
    }
}

fn failure<E: ModeledError>(error: &SdkError<E, HttpResponse>) -> Value {
    json!({
        "stage": stage(error),
        "status": error.raw_response().map(|response| response.status().as_u16()),
        "requestId": error.request_id(),
        "code": error.code(),
        "message": error.message(),
        "serviceError": error.as_service_error().map(service_error),
    })
}

fn service_error<E: ModeledError>(error: &E) -> Value {
    let (variant, members) = error.variant();
    json!({
        "variant": variant,
        "members": members,
        "code": ProvideErrorKind::code(error),
        "requestId": error.meta().request_id(),
        "retry": error.retryable_error_kind().map(|kind| kind.to_string()),
    })
}

fn stage<E>(error: &SdkError<E, HttpResponse>) -> &'static str {
    match error {
        SdkError::ConstructionFailure(_) => "construction",
        SdkError::TimeoutError(_) => "timeout",
        SdkError::DispatchFailure(_) => "dispatch",
        SdkError::ResponseError(_) => "response",
        SdkError::ServiceError(_) => "service",
        _ => "unknown",
    }
}
