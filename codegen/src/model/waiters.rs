//! Waiters: polling an operation until a resource reaches a state.
//!
//! See <https://smithy.io/2.0/additional-specs/waiters.html>.

use serde::Deserialize;

/// A waiter of an operation, from the trait `smithy.waiters#waitable`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `acceptors`", rename_all = "camelCase")]
pub struct Waiter {
    /// The documentation, in CommonMark.
    pub documentation: Option<String>,
    /// The acceptors. The first one that matches determines the next state.
    pub acceptors: Vec<Acceptor>,
    /// The minimum number of seconds between two calls.
    #[serde(default = "Waiter::default_min_delay")]
    pub min_delay: u32,
    /// The maximum number of seconds between two calls.
    #[serde(default = "Waiter::default_max_delay")]
    pub max_delay: u32,
    /// True if the waiter is deprecated.
    #[serde(default)]
    pub deprecated: bool,
    /// Tags that categorize the waiter.
    #[serde(default)]
    pub tags: Vec<String>,
}

impl Waiter {
    /// The default of [`min_delay`](Self::min_delay).
    pub const DEFAULT_MIN_DELAY: u32 = 2;

    /// The default of [`max_delay`](Self::max_delay).
    pub const DEFAULT_MAX_DELAY: u32 = 120;

    fn default_min_delay() -> u32 {
        Self::DEFAULT_MIN_DELAY
    }

    fn default_max_delay() -> u32 {
        Self::DEFAULT_MAX_DELAY
    }
}

/// A condition, and the state of the waiter if it matches.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `state` and `matcher`")]
pub struct Acceptor {
    /// The state of the waiter if the condition matches.
    pub state: AcceptorState,
    /// The condition.
    pub matcher: Matcher,
    /// The path of the failure message in the output, in JMESPath.
    pub message: Option<String>,
}

/// The state of a waiter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AcceptorState {
    /// The waiter has succeeded.
    Success,
    /// The waiter has failed.
    Failure,
    /// The waiter calls the operation again.
    Retry,
}

/// A condition on the result of a call.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with one matcher", rename_all = "camelCase")]
pub enum Matcher {
    /// Matches a value in the output.
    Output(PathMatcher),
    /// Matches a value in the input and output.
    InputOutput(PathMatcher),
    /// Matches success if true, and any error if false.
    Success(bool),
    /// Matches an error by the name or id of its shape.
    ErrorType(String),
}

/// A comparison of the value at a path.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `path`, `expected` and `comparator`")]
pub struct PathMatcher {
    /// The path, in JMESPath.
    pub path: String,
    /// The expected value.
    pub expected: String,
    /// The comparator.
    pub comparator: Comparator,
}

/// A comparison of a value with the expected value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Comparator {
    /// The value is the expected string.
    StringEquals,
    /// The value is the expected boolean.
    BooleanEquals,
    /// The value is a non-empty list, and all items are the expected string.
    AllStringEquals,
    /// The value is a list, and at least one item is the expected string.
    AnyStringEquals,
}

impl Matcher {
    /// Returns the property that holds the condition in the model.
    pub fn property(&self) -> &'static str {
        match self {
            Self::Output(_) => "output",
            Self::InputOutput(_) => "inputOutput",
            Self::Success(_) => "success",
            Self::ErrorType(_) => "errorType",
        }
    }

    /// Returns the comparison, if the matcher compares a value.
    pub fn path(&self) -> Option<&PathMatcher> {
        match self {
            Self::Output(path) | Self::InputOutput(path) => Some(path),
            Self::Success(_) | Self::ErrorType(_) => None,
        }
    }
}
