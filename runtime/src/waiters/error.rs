//! Waiting that has ended without success.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use super::FinalPoll;
use crate::error::CallError;
use crate::operation::Operation;

/// Waiting that has ended without success.
///
/// Printing it says all there is to say: the waiter, why it has ended, the last answer, how many calls were
/// made in which time. [`source`](Error::source) therefore gives nothing, as with [`CallError`]; see
/// [`failure`](WaiterError::failure).
pub struct WaiterError<O: Operation> {
    pub(super) waiter: &'static str,
    pub(super) polls: u32,
    pub(super) elapsed: Duration,
    pub(super) last_answer: Option<String>,
    pub(super) messages: Vec<String>,
    pub(super) failure: Box<WaiterFailure<O>>,
}

/// Why waiting has ended without success.
#[non_exhaustive]
pub enum WaiterFailure<O: Operation> {
    /// The time that the caller is ready to wait is over.
    ExceededMaxWait {
        /// That time.
        max_wait: Duration,
    },
    /// What is waited for won't come: the waiter takes the last answer for a failure.
    FailureState(FinalPoll<O>),
    /// A call has failed in a way that the waiter says nothing about.
    OperationFailed(CallError<O::Error>),
}

impl<O: Operation> WaiterError<O> {
    /// The name of the waiter in the model.
    pub fn waiter(&self) -> &'static str {
        self.waiter
    }

    /// How many calls were made, without attempts to make the same call again.
    pub fn polls(&self) -> u32 {
        self.polls
    }

    /// How long it took.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// What the last answer says about why what is waited for won't come, where the model knows where to
    /// look.
    pub fn messages(&self) -> &[String] {
        &self.messages
    }

    /// Why waiting has ended.
    pub fn failure(&self) -> &WaiterFailure<O> {
        &self.failure
    }

    /// Why waiting has ended, with the last answer as one's own.
    pub fn into_failure(self) -> WaiterFailure<O> {
        *self.failure
    }

    /// Whether waiting has ended since the time for it was over.
    pub fn is_exceeded_max_wait(&self) -> bool {
        matches!(*self.failure, WaiterFailure::ExceededMaxWait { .. })
    }

    /// Whether waiting has ended since what is waited for won't come.
    pub fn is_failure_state(&self) -> bool {
        matches!(*self.failure, WaiterFailure::FailureState(_))
    }

    /// The error of the call that has ended waiting, if it was an error.
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
                write!(f, "it took longer than {max_wait:?}")?;
                self.last_answer.iter().try_for_each(|answer| write!(f, ": at last, {answer}"))
            }
            WaiterFailure::FailureState(poll) => match poll.as_result() {
                Ok(_) => f.write_str(self.last_answer.as_deref().unwrap_or("it won't come")),
                Err(error) => write!(f, "{error}"),
            },
            WaiterFailure::OperationFailed(error) => write!(f, "{error}"),
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
