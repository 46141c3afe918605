//! Errors of waiters.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use super::FinalPoll;
use crate::error::CallError;
use crate::operation::Operation;

/// A waiter that ended without success.
///
/// Its `Display` output is complete: the waiter, the failure, the last result, the number of calls and the elapsed
/// time. [`source`](Error::source) therefore returns `None`, as for [`CallError`]. Use
/// [`failure`](WaiterError::failure) to examine the failure.
pub struct WaiterError<O: Operation> {
    pub(super) waiter: &'static str,
    pub(super) polls: u32,
    pub(super) elapsed: Duration,
    pub(super) last_answer: Option<String>,
    pub(super) messages: Vec<String>,
    pub(super) failure: Box<WaiterFailure<O>>,
}

/// The reason why a waiter ended without success.
#[non_exhaustive]
pub enum WaiterFailure<O: Operation> {
    /// The maximum waiting time has elapsed.
    ExceededMaxWait {
        /// The maximum waiting time.
        max_wait: Duration,
    },
    /// An acceptor for failure matched the last result.
    FailureState(FinalPoll<O>),
    /// A call failed, and no acceptor matched.
    OperationFailed(CallError<O::Error>),
}

impl<O: Operation> WaiterError<O> {
    /// Returns the name of the waiter in the model.
    pub fn waiter(&self) -> &'static str {
        self.waiter
    }

    /// Returns the number of calls, not counting retries of a call.
    pub fn polls(&self) -> u32 {
        self.polls
    }

    /// Returns the elapsed time.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Returns the last output's messages about the failure, if the model defines where they are.
    pub fn messages(&self) -> &[String] {
        &self.messages
    }

    /// Returns the reason of the failure.
    pub fn failure(&self) -> &WaiterFailure<O> {
        &self.failure
    }

    /// Converts into the reason of the failure.
    pub fn into_failure(self) -> WaiterFailure<O> {
        *self.failure
    }

    /// Returns whether the maximum waiting time has elapsed.
    pub fn is_exceeded_max_wait(&self) -> bool {
        matches!(*self.failure, WaiterFailure::ExceededMaxWait { .. })
    }

    /// Returns whether an acceptor for failure matched the last result.
    pub fn is_failure_state(&self) -> bool {
        matches!(*self.failure, WaiterFailure::FailureState(_))
    }

    /// Returns the error of the last call, if it failed.
    pub fn as_call_error(&self) -> Option<&CallError<O::Error>> {
        match &*self.failure {
            WaiterFailure::ExceededMaxWait { .. } => None,
            WaiterFailure::FailureState(poll) => poll.as_result().err(),
            WaiterFailure::OperationFailed(error) => Some(error),
        }
    }

    fn write_failure(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.failure {
            WaiterFailure::ExceededMaxWait { max_wait } => {
                write!(f, "timed out after {max_wait:?}")?;
                self.last_answer.iter().try_for_each(|answer| write!(f, ": last result: {answer}"))
            }
            WaiterFailure::FailureState(poll) => match poll.as_result() {
                Ok(_) => {
                    f.write_str(self.last_answer.as_deref().unwrap_or("the resource has failed"))
                }
                Err(error) => write!(f, "{error:#}"),
            },
            WaiterFailure::OperationFailed(error) => write!(f, "{error:#}"),
        }
    }
}

impl<O: Operation> fmt::Display for WaiterError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "waiting for {} failed: ", self.waiter)?;
        self.write_failure(f)?;
        self.messages.iter().try_for_each(|message| write!(f, ": {message}"))?;
        let calls = if self.polls == 1 { "call" } else { "calls" };
        write!(f, " ({} {calls} in {:.1?})", self.polls, self.elapsed)
    }
}

impl<O: Operation> fmt::Debug for WaiterError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaiterError")
            .field("waiter", &self.waiter)
            .field("polls", &self.polls)
            .field("elapsed", &self.elapsed)
            .field("messages", &self.messages)
            .field("failure", &self.failure)
            .finish_non_exhaustive()
    }
}

impl<O: Operation> fmt::Debug for WaiterFailure<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ExceededMaxWait { max_wait } => {
                f.debug_struct("ExceededMaxWait").field("max_wait", max_wait).finish()
            }
            Self::FailureState(poll) => f.debug_tuple("FailureState").field(poll).finish(),
            Self::OperationFailed(error) => f.debug_tuple("OperationFailed").field(error).finish(),
        }
    }
}

impl<O: Operation> Error for WaiterError<O> {}
