//! The answers of rules.

use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::retry::ErrorKind;

use crate::error::{ErasedOperationError, OperationError, ProvideErrorKind};
use crate::operation::Operation;
use crate::test_util::response;

/// The answer of a [`Rule`](super::Rule) to a request of an operation.
pub struct Answer<O> {
    reply: Reply,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Answer<O> {
    /// Answers with an output and HTTP status 200.
    pub fn output(output: O::Output) -> Self {
        Self::modeled(200, Ok(Output::erase(output)))
    }

    /// Answers with the operation's error or one of its error shapes.
    ///
    /// Code and message are filled in as the service would send them, unless the error has them. The HTTP status is 429
    /// for errors that the model marks as throttling, 500 for other retryable errors of the service, and 400 for all
    /// others; see [`with_status`](Self::with_status).
    pub fn error(error: impl Into<O::Error>) -> Self {
        let error = complete(error.into());
        let status = match error.retryable_error_kind() {
            Some(ErrorKind::ThrottlingError) => 429,
            Some(ErrorKind::ServerError) => 500,
            _ => 400,
        };
        Self::modeled(status, Err(ErasedOperationError::new(error)))
    }

    /// Answers with an HTTP response, from which the client reads an output or error.
    pub fn http_response(response: HttpResponse) -> Self {
        Self::new(Reply::Http(response))
    }

    /// Fails the connection.
    pub fn connector_error(error: ConnectorError) -> Self {
        Self::new(Reply::Failed(error))
    }

    /// Sets the HTTP status, which can affect retries.
    ///
    /// # Panics
    ///
    /// Panics if the status does not have three digits.
    #[must_use]
    #[track_caller]
    pub fn with_status(mut self, status: u16) -> Self {
        let changed = response(status, "").status();
        if let Reply::Modeled(response, _) | Reply::Http(response) = &mut self.reply {
            *response.status_mut() = changed;
        }
        self
    }

    fn modeled(status: u16, result: Modeled) -> Self {
        Self::new(Reply::Modeled(response(status, ""), result))
    }

    fn new(reply: Reply) -> Self {
        Self { reply, operation: PhantomData }
    }

    pub(super) fn into_reply(self) -> Reply {
        self.reply
    }
}

impl<O> fmt::Debug for Answer<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reply.fmt(f)
    }
}

/// Fills in the code and message that a service sends in addition to the error's members.
fn complete<E: OperationError>(mut error: E) -> E {
    let given = error.meta().clone();
    let Some(code) = ProvideErrorKind::code(&error).map(str::to_owned) else { return error };
    let message = given.message().map(str::to_owned).or_else(|| message(&error, &code));
    let mut metadata = given.into_builder().code(code);
    if let Some(message) = message {
        metadata = metadata.message(message);
    }
    error.held_mut().set_metadata(metadata.build());
    error
}

/// Extracts the message from the text of
/// [`write_code_and_message`](crate::error::write_code_and_message), which all error shapes display.
fn message(error: &impl OperationError, code: &str) -> Option<String> {
    let text = error.to_string();
    text.strip_prefix(code)?.strip_prefix(": ").map(str::to_owned)
}

/// A type-erased answer.
#[derive(Debug)]
pub(super) enum Reply {
    /// An output or error, with its simulated response.
    Modeled(HttpResponse, Modeled),
    Http(HttpResponse),
    Failed(ConnectorError),
}

type Modeled = Result<Output, ErasedOperationError>;

impl Reply {
    /// Returns the response for the orchestrator. It carries the output or error for the deserializer.
    pub(super) fn into_response(self) -> Result<HttpResponse, ConnectorError> {
        match self {
            Self::Modeled(mut response, result) => {
                response.add_extension(Carried(Arc::new(Mutex::new(Some(result)))));
                Ok(response)
            }
            Self::Http(response) => Ok(response),
            Self::Failed(error) => Err(error),
        }
    }
}

/// An output or error passed from the HTTP client to the deserializer.
#[derive(Clone)]
struct Carried(Arc<Mutex<Option<Modeled>>>);

/// Returns the output or error that a response carries, if a rule has answered with one.
pub(crate) fn modeled_answer(
    response: &HttpResponse,
) -> Option<Result<Output, OrchestratorError<Error>>> {
    let Carried(result) = response.extension()?;
    let result = result.lock().unwrap_or_else(PoisonError::into_inner).take()?;
    Some(result.map_err(|error| OrchestratorError::operation(Error::erase(error))))
}
