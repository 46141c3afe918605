//! Classification of failed calls as retryable.
//!
//! The orchestrator retries with the classifiers of the AWS runtime crates. Its retries are over when a caller
//! receives an error. This module applies the same rules for callers with work queues.

use std::error::Error;

use aws_runtime::retries::classifiers::{THROTTLING_ERRORS, TRANSIENT_ERRORS};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{DispatchFailure, SdkError};
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};

use super::describe::causes;

/// Returns the reason why a call may be retried, or `None` if it would fail again.
pub(super) fn retry_kind<E>(error: &SdkError<E, HttpResponse>) -> Option<ErrorKind>
where
    E: Error + ProvideErrorMetadata + ProvideErrorKind + 'static,
{
    match error {
        SdkError::TimeoutError(_) => Some(ErrorKind::TransientError),
        // A broken connection is worth a retry. An unreadable response is not, because the service has executed the
        // call.
        SdkError::ResponseError(_) => (!causes(error).any(|cause| cause.is::<SerdeError>()))
            .then_some(ErrorKind::TransientError),
        SdkError::DispatchFailure(failure) => dispatch_kind(failure),
        SdkError::ServiceError(context) => {
            service_kind(context.err()).or_else(|| status_kind(context.raw().status().as_u16()))
        }
        _ => None,
    }
}

fn dispatch_kind(failure: &DispatchFailure) -> Option<ErrorKind> {
    let transient = failure.is_io() || failure.is_timeout();
    transient.then_some(ErrorKind::TransientError).or_else(|| failure.as_other())
}

fn service_kind<E: ProvideErrorMetadata + ProvideErrorKind>(error: &E) -> Option<ErrorKind> {
    error.retryable_error_kind().or_else(|| {
        let code = ProvideErrorMetadata::code(error)?;
        if THROTTLING_ERRORS.contains(&code) {
            return Some(ErrorKind::ThrottlingError);
        }
        TRANSIENT_ERRORS.contains(&code).then_some(ErrorKind::TransientError)
    })
}

/// Classifies an error by its status. If that is the status of success, the service failed after it had sent it.
fn status_kind(status: u16) -> Option<ErrorKind> {
    matches!(status, 200..300 | 500 | 502 | 503 | 504).then_some(ErrorKind::TransientError)
}
