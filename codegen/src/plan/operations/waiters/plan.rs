//! The planned waiters.

use crate::model::{AcceptorState, Comparator, PathMatcher};
use crate::plan::docs::Docs;
use crate::plan::names::name::Name;
use crate::plan::path::PathValue;

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
    /// The path, whose type fits the test.
    pub value: PathValue,
    /// The test of the path's value.
    pub test: AcceptorTest,
}

/// The test of a value in an acceptor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AcceptorTest {
    /// The value is the boolean.
    IsBool(bool),
    /// The value is the string.
    IsText(String),
    /// The value is a list whose items all equal the string, and is not empty.
    AllItems(String),
    /// The value is a list with an item that equals the string.
    AnyItem(String),
}

impl AcceptorTest {
    pub(super) fn of(matcher: &PathMatcher) -> Self {
        let expected = matcher.expected.clone();
        match matcher.comparator {
            Comparator::BooleanEquals => Self::IsBool(expected == "true"),
            Comparator::StringEquals => Self::IsText(expected),
            Comparator::AllStringEquals => Self::AllItems(expected),
            Comparator::AnyStringEquals => Self::AnyItem(expected),
        }
    }
}
