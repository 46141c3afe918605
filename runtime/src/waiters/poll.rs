//! A call's error in the form that the loop of calls takes.

use std::error::Error;
use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::ErrorMetadata;

use crate::error::{CallError, OperationError, SdkError};

/// The error of a call, as one piece. The loop asks whether it is one of the service and would otherwise
/// take it apart, so that what else is known of it would be lost.
#[derive(Debug)]
pub(super) struct PollError<E>(pub(super) CallError<E>);

impl<E: OperationError> PollError<E> {
    /// The error as the loop wants it.
    pub(super) fn into_sdk_error(self) -> SdkError<Self> {
        match self.0.as_service_error() {
            // Nobody looks at this response; the real one is part of the error.
            Some(_) => SdkError::service_error(self, no_response()),
            None => SdkError::construction_failure(self),
        }
    }

    /// The error that [`into_sdk_error`](Self::into_sdk_error) was given.
    pub(super) fn from_sdk_error(error: SdkError<Self>) -> CallError<E> {
        let source = error.into_source().unwrap_or_else(Into::into);
        Self::of_source(source).0
    }

    fn of_source(source: BoxError) -> Self {
        match source.downcast::<Self>() {
            Ok(error) => *error,
            // The loop has no errors of its own.
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
