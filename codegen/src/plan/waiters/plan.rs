//! The planned waiters.

use crate::model::{AcceptorState, Comparator};
use crate::plan::{Docs, Name, PathValue};

/// A waiter.
#[derive(Clone, Debug)]
pub struct WaiterPlan {
    /// The waiter's name in the model.
    pub wire_name: String,
    /// The name of the waiter's type.
    pub name: Name,
    /// The client's method.
    pub method: Name,
    /// The documentation, including the conditions for success and failure.
    pub docs: Docs,
    /// The minimum delay between two calls in seconds, if it isn't the default.
    pub min_delay: Option<u32>,
    /// The maximum delay between two calls in seconds, if it isn't the default.
    pub max_delay: Option<u32>,
    /// A sentence about the delays.
    pub delays: String,
    /// The acceptors, in order of precedence.
    pub acceptors: Vec<AcceptorPlan>,
    /// Whether the waiter is deprecated.
    pub deprecated: bool,
}

/// An acceptor: a condition and the state that it transitions to.
#[derive(Clone, Debug)]
pub struct AcceptorPlan {
    /// The state of the waiter if the condition holds.
    pub state: AcceptorState,
    /// The condition.
    pub matcher: MatcherPlan,
    /// The path to the reason for a failure in the output: a string or a list of strings.
    pub message: Option<PathValue>,
}

/// A condition on the result of a call.
#[derive(Clone, Debug)]
pub enum MatcherPlan {
    /// A condition on the output.
    Output(ComparedPath),
    /// A condition on input and output.
    InputOutput(ComparedPath),
    /// True if the operation returned an output, or an error of the service.
    Success(bool),
    /// True if the operation returned the error of this name.
    ErrorType(String),
}

/// A comparison of a path's value with an expected value.
#[derive(Clone, Debug)]
pub struct ComparedPath {
    /// The condition, in words.
    pub words: String,
    /// The path, whose type fits the comparator.
    pub value: PathValue,
    /// The comparator.
    pub comparator: Comparator,
    /// The expected value.
    pub expected: String,
}
