//! The future of a call.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ErrorMetadata;

use crate::error::{CallError, ErasedOperationError, Explanation, OperationError};
use crate::operation::Operation;

/// The future of a call, returned by `send`. Nothing is sent until it is awaited; dropping it cancels the call.
#[must_use = "nothing is sent until the future is awaited"]
pub struct SendFuture<O: Operation>(Call<O>);

/// The result of a call in its type-erased form.
pub(super) struct Answer {
    pub(super) result: Result<Output, SdkError<Error, HttpResponse>>,
    /// The host of a call that could not be sent, if known.
    pub(super) failed_host: Option<String>,
}

/// A call before its result is returned.
enum Call<O: Operation> {
    /// The call runs.
    Running(Pin<Box<dyn Future<Output = Answer> + Send>>),
    /// The call has failed without being sent. `None` after the error has been returned.
    Failed(Option<Box<CallError<O::Error>>>),
}

impl<O: Operation> SendFuture<O> {
    /// Creates the future of a call that runs when it is polled.
    pub(super) fn new(answer: Pin<Box<dyn Future<Output = Answer> + Send>>) -> Self {
        Self(Call::Running(answer))
    }

    /// Creates the future of a call by a builder without a client. Types rule it out: only builders of a client can
    /// send.
    pub(crate) fn without_client() -> Self {
        Self::failed(CallError::new(O::NAME, without_client()))
    }

    /// Creates the future of a call that can't be sent.
    pub(super) fn failed(error: CallError<O::Error>) -> Self {
        Self(Call::Failed(Some(Box::new(error))))
    }
}

impl<O: Operation> Future for SendFuture<O> {
    type Output = Result<O::Output, CallError<O::Error>>;

    /// # Panics
    ///
    /// If polled after it has returned an error of a call that was not sent, as other futures do.
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            Call::Running(answer) => {
                let Answer { result, failed_host } = ready!(answer.as_mut().poll(context));
                Poll::Ready(typed::<O>(result).map_err(|error| error.at_host(failed_host)))
            }
            Call::Failed(error) => {
                let error = error.take().expect("a future is not polled after it is ready");
                Poll::Ready(Err(*error))
            }
        }
    }
}

// No field is structurally pinned; the call is boxed.
impl<O: Operation> Unpin for SendFuture<O> {}

impl<O: Operation> fmt::Debug for SendFuture<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendFuture").field("operation", &O::NAME).finish_non_exhaustive()
    }
}

/// Returns the error of a builder without a client.
pub(crate) fn without_client<E>() -> SdkError<E, HttpResponse> {
    SdkError::construction_failure(Explanation::new("the builder has no client"))
}

/// Restores the operation's types in a result of the orchestrator.
fn typed<O: Operation>(
    result: Result<Output, SdkError<Error, HttpResponse>>,
) -> Result<O::Output, CallError<O::Error>> {
    let failed = |error| CallError::new(O::NAME, error);
    let output = result.map_err(|error| failed(error.map_service_error(typed_error)))?;
    output
        .downcast()
        .map_err(|_| failed(SdkError::construction_failure(Explanation::new(REPLACED_OUTPUT))))
}

const REPLACED_OUTPUT: &str =
    "an interceptor replaced the operation's output with a value of another type";

/// Restores the operation's error type. If an interceptor has replaced the error with one of another type,
/// only its text is kept.
fn typed_error<E: OperationError>(error: Error) -> E {
    let text = error.to_string();
    error
        .downcast::<ErasedOperationError>()
        .ok()
        .and_then(ErasedOperationError::downcast)
        .unwrap_or_else(|| E::unhandled(ErrorMetadata::builder().message(text).build()))
}
