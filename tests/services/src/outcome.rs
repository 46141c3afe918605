//! Results of calls in a form that is comparable between the clients.

use std::fmt::Debug;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::retry::ProvideErrorKind;
use aws_types::request_id::RequestId;
use serde_json::{Value, json};

use crate::printed::printed;

/// An output, or a description of an error, as JSON.
pub(crate) type Outcome = Result<Value, Value>;

/// An operation's error of either client.
pub(crate) trait ServiceError: Debug + ProvideErrorMetadata + ProvideErrorKind {}

impl<E: Debug + ProvideErrorMetadata + ProvideErrorKind> ServiceError for E {}

/// Describes the result of either client.
pub(crate) fn outcome<O, E>(result: Result<O, SdkError<E, HttpResponse>>) -> Outcome
where
    O: Debug,
    E: ServiceError,
{
    result.map(|output| output_members(&output)).map_err(|error| failure(&error))
}

/// Returns the members of an output, without the request IDs that only AWS's outputs contain.
fn output_members(output: &impl Debug) -> Value {
    let mut members = printed(output);
    if let Value::Object(members) = &mut members {
        members.retain(|name, _| !name.starts_with('_') && name != "response");
    }
    members
}

fn failure<E: ServiceError>(error: &SdkError<E, HttpResponse>) -> Value {
    json!({
        "stage": stage(error),
        "status": error.raw_response().map(|response| response.status().as_u16()),
        "requestId": error.request_id(),
        "code": error.code(),
        "message": error.message(),
        "service": error.as_service_error().map(service_error),
    })
}

fn service_error<E: ServiceError>(error: &E) -> Value {
    let mut members = printed(error);
    if members.get("Unhandled").is_some() {
        members = json!("Unhandled");
    }
    if let Value::Object(variants) = &mut members {
        for variant in variants.values_mut().filter_map(Value::as_object_mut) {
            variant.remove("meta");
            variant.remove("metadata");
        }
    }
    json!({
        "variant": members,
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
