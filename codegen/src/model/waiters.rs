//! Waiters: what the model says about calling an operation until something is there.
//!
//! See <https://smithy.io/2.0/additional-specs/waiters.html>.

use serde::Deserialize;

/// A waiter of an operation, one of the values of `smithy.waiters#waitable`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `acceptors`", rename_all = "camelCase")]
pub struct Waiter {
    /// The documentation, in CommonMark.
    pub documentation: Option<String>,
    /// What decides whether waiting is over; the first that matches counts.
    pub acceptors: Vec<Acceptor>,
    /// The least number of seconds between two calls.
    #[serde(default = "Waiter::default_min_delay")]
    pub min_delay: u32,
    /// The greatest number of seconds between two calls.
    #[serde(default = "Waiter::default_max_delay")]
    pub max_delay: u32,
    /// The waiter is deprecated.
    #[serde(default)]
    pub deprecated: bool,
    /// Words to find and group waiters by.
    #[serde(default)]
    pub tags: Vec<String>,
}

impl Waiter {
    fn default_min_delay() -> u32 {
        2
    }

    fn default_max_delay() -> u32 {
        120
    }
}

/// A condition, and what becomes of the waiter where it holds.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `state` and `matcher`")]
pub struct Acceptor {
    /// What becomes of the waiter.
    pub state: AcceptorState,
    /// The condition.
    pub matcher: Matcher,
    /// Where the output says why waiting has failed, in JMESPath.
    pub message: Option<String>,
}

/// What becomes of a waiter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AcceptorState {
    /// It ends with success.
    Success,
    /// It ends with failure.
    Failure,
    /// It goes on.
    Retry,
}

/// A condition on what a call ended with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with one matcher", rename_all = "camelCase")]
pub enum Matcher {
    /// On the output.
    Output(PathMatcher),
    /// On input and output.
    InputOutput(PathMatcher),
    /// The operation returned an output, or an error.
    Success(bool),
    /// The operation returned this error: the name of a shape, or its id.
    ErrorType(String),
}

/// A value that a path leads to, and what it is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `path`, `expected` and `comparator`")]
pub struct PathMatcher {
    /// The path, in JMESPath.
    pub path: String,
    /// What is expected.
    pub expected: String,
    /// How it is compared.
    pub comparator: Comparator,
}

/// How a value is compared with what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Comparator {
    /// The value is the expected string.
    StringEquals,
    /// The value is the expected boolean.
    BooleanEquals,
    /// The value is a list that isn't empty, of the expected string alone.
    AllStringEquals,
    /// The value is a list with the expected string in it.
    AnyStringEquals,
}

impl Matcher {
    /// The property of the model's object that holds the condition.
    pub fn property(&self) -> &'static str {
        match self {
            Self::Output(_) => "output",
            Self::InputOutput(_) => "inputOutput",
            Self::Success(_) => "success",
            Self::ErrorType(_) => "errorType",
        }
    }

    /// The path, if the condition is one on a value.
    pub fn path(&self) -> Option<&PathMatcher> {
        match self {
            Self::Output(path) | Self::InputOutput(path) => Some(path),
            Self::Success(_) | Self::ErrorType(_) => None,
        }
    }
}
