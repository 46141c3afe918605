//! Adapter between call errors and the polling loop.

use std::error::Error;
use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::ErrorMetadata;

use crate::error::{CallError, OperationError, SdkError};

/// The error of a call, kept whole. The loop asks whether it is a service error and would otherwise extract only that,
/// losing the other details.
#[derive(Debug)]
pub(super) struct PollError<E>(pub(super) CallError<E>);

impl<E: OperationError> PollError<E> {
    /// Converts into the loop's error type.
    pub(super) fn into_sdk_error(self) -> SdkError<Self> {
        match self.0.as_service_error() {
            // A placeholder: the loop ignores the response, which the call error contains.
            Some(_) => SdkError::service_error(self, no_response()),
            None => SdkError::construction_failure(self),
        }
    }

    /// Restores the error passed to [`into_sdk_error`](Self::into_sdk_error).
    pub(super) fn from_sdk_error(error: SdkError<Self>) -> CallError<E> {
        let source = error.into_source().unwrap_or_else(Into::into);
        Self::of_source(source).0
    }

    fn of_source(source: BoxError) -> Self {
        match source.downcast::<Self>() {
            Ok(error) => *error,
            // Not reached, because the loop has no errors of its own.
            Err(other) => {
                Self(CallError::new(E::operation(), SdkError::construction_failure(other)))
            }
        }
    }
}

fn no_response() -> HttpResponse {
    HttpResponse::new(StatusCode::from(http::StatusCode::OK), SdkBody::empty())
}

impl<E: OperationError> CreateUnhandledError for PollError<E> {
    fn create_unhandled_error(
        source: Box<dyn Error + Send + Sync + 'static>,
        _metadata: Option<ErrorMetadata>,
    ) -> Self {
        Self::of_source(source)
    }
}

impl<E: OperationError> fmt::Display for PollError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<E: OperationError> Error for PollError<E> {}
