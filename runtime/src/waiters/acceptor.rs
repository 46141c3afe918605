//! Acceptors, which determine the state of a waiter after a call.

pub use aws_smithy_runtime::client::waiters::AcceptorState;

use std::fmt;

use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use super::FinalPoll;
use crate::error::{OperationError, shape_name};
use crate::operation::Operation;

/// A condition on the result of a call, and the state of the waiter if it is met.
pub struct Acceptor<O: Operation> {
    pub(super) state: AcceptorState,
    pub(super) matcher: Matcher<O>,
    message: Option<Messages<O>>,
}

/// Extracts messages about a failure from an output.
type Messages<O> = fn(&<O as Operation>::Output) -> Vec<String>;

/// A condition on the result of a call.
pub enum Matcher<O: Operation> {
    /// The call returned an output that satisfies the predicate. The text describes the predicate.
    Output(&'static str, fn(&O::Output) -> bool),
    /// The call returned an output that satisfies the predicate together with the input.
    InputOutput(&'static str, fn(&O::Input, &O::Output) -> bool),
    /// The call returned an output (`true`) or an error of the service (`false`).
    Success(bool),
    /// The service returned an error with this shape name or code.
    ErrorType(&'static str),
}

/// The result of a call, with the service's error.
pub(crate) type Answer<'a, O> = Result<&'a <O as Operation>::Output, &'a <O as Operation>::Error>;

impl<O: Operation> Acceptor<O> {
    /// Accepts the result as success.
    pub const fn success(matcher: Matcher<O>) -> Self {
        Self { state: AcceptorState::Success, matcher, message: None }
    }

    /// Accepts the result as failure.
    pub const fn failure(matcher: Matcher<O>) -> Self {
        Self { state: AcceptorState::Failure, matcher, message: None }
    }

    /// Calls the operation again.
    pub const fn retry(matcher: Matcher<O>) -> Self {
        Self { state: AcceptorState::Retry, matcher, message: None }
    }

    /// Sets the function that extracts messages about a failure from an output.
    #[must_use]
    pub const fn with_message(self, message: fn(&O::Output) -> Vec<String>) -> Self {
        Self { message: Some(message), ..self }
    }

    /// Returns whether the condition is met.
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

    /// Returns the final output's messages about a failure.
    pub(super) fn messages(&self, poll: &FinalPoll<O>) -> Vec<String> {
        match (self.message, poll.as_result()) {
            (Some(message), Ok(output)) => message(output),
            _ => Vec::new(),
        }
    }
}

/// Returns whether an error has a name: its shape name in the model or the response, or its code.
fn is_named<E: OperationError>(error: &E, name: &str) -> bool {
    let shape = error.held().shape().map(|shape| shape.schema().shape_id().shape_name());
    let metadata = error.meta();
    [shape, shape_name(metadata), ProvideErrorMetadata::code(error)].contains(&Some(name))
}

/// Displays the condition as a clause.
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
