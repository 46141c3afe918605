//! What decides whether waiting is over.

pub use aws_smithy_runtime::client::waiters::AcceptorState;

use std::fmt;

use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use super::FinalPoll;
use crate::error::{OperationError, shape_name};
use crate::operation::Operation;

/// A condition, and what becomes of the waiter where it holds.
pub struct Acceptor<O: Operation> {
    pub(super) state: AcceptorState,
    pub(super) matcher: Matcher<O>,
    message: Option<Messages<O>>,
}

/// What an output says about why waiting has failed.
type Messages<O> = fn(&<O as Operation>::Output) -> Vec<String>;

/// A condition on what a call ended with.
pub enum Matcher<O: Operation> {
    /// The call returned an output for which the function holds; the text says for which it does.
    Output(&'static str, fn(&O::Output) -> bool),
    /// The same for an output together with the input.
    InputOutput(&'static str, fn(&O::Input, &O::Output) -> bool),
    /// The call returned an output, or the service's error.
    Success(bool),
    /// The service returned the error of this name, or one with this code.
    ErrorType(&'static str),
}

/// What a call ended with, with an error of the service or none.
pub(crate) type Answer<'a, O> = Result<&'a <O as Operation>::Output, &'a <O as Operation>::Error>;

impl<O: Operation> Acceptor<O> {
    /// Waiting ends with success.
    pub const fn success(matcher: Matcher<O>) -> Self {
        Self { state: AcceptorState::Success, matcher, message: None }
    }

    /// Waiting ends with failure.
    pub const fn failure(matcher: Matcher<O>) -> Self {
        Self { state: AcceptorState::Failure, matcher, message: None }
    }

    /// Waiting goes on.
    pub const fn retry(matcher: Matcher<O>) -> Self {
        Self { state: AcceptorState::Retry, matcher, message: None }
    }

    /// Where the output says why waiting has failed.
    #[must_use]
    pub const fn with_message(self, message: fn(&O::Output) -> Vec<String>) -> Self {
        Self { message: Some(message), ..self }
    }

    /// Whether the condition holds.
    pub(crate) fn matches(&self, input: &O::Input, answer: Answer<'_, O>) -> bool {
        match (&self.matcher, answer) {
            (Matcher::Output(_, matches), Ok(output)) => matches(output),
            (Matcher::InputOutput(_, matches), Ok(output)) => matches(input, output),
            (Matcher::Success(expected), answer) => answer.is_ok() == *expected,
            (Matcher::ErrorType(name), Err(error)) => is_named(error, name),
            (Matcher::Output(..) | Matcher::InputOutput(..), Err(_))
            | (Matcher::ErrorType(_), Ok(_)) => false,
        }
    }

    /// What the final output says about why waiting has failed.
    pub(super) fn messages(&self, poll: &FinalPoll<O>) -> Vec<String> {
        match (self.message, poll.as_result()) {
            (Some(message), Ok(output)) => message(output),
            _ => Vec::new(),
        }
    }
}

/// Whether an error has a name: that of its shape in the model or in the response, or its code.
fn is_named<E: OperationError>(error: &E, name: &str) -> bool {
    let shape = error.held().shape().map(|shape| shape.schema().shape_id().shape_name());
    let metadata = error.meta();
    [shape, shape_name(metadata), ProvideErrorMetadata::code(error)].contains(&Some(name))
}

/// Writes when the condition holds, as a clause.
impl<O: Operation> fmt::Display for Matcher<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Output(text, _) | Self::InputOutput(text, _) => f.write_str(text),
            Self::Success(true) => f.write_str("the call succeeded"),
            Self::Success(false) => f.write_str("the call failed"),
            Self::ErrorType(name) => write!(f, "the call failed with {name}"),
        }
    }
}

impl<O: Operation> fmt::Debug for Acceptor<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Acceptor");
        debug.field("state", &self.state).field("matcher", &self.matcher).finish_non_exhaustive()
    }
}

impl<O: Operation> fmt::Debug for Matcher<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Matcher({self})")
    }
}
