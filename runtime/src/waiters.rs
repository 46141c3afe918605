//! Waiters: repeated calls of an operation until a resource reaches a state.
//!
//! The client has a method for each waiter of the model, such as `wait_until_thing_exists`. It returns a builder for
//! the operation's input with `wait` in place of `send`.
//!
//! After each call, the waiter's [`Acceptor`]s are tested in order. The first one whose [`Matcher`] matches determines
//! the state: success, failure or retry. If none matches, the waiter retries after an output and fails after an error.
//! The delay between calls is random and grows from [`MIN_DELAY`](Waiter::MIN_DELAY) to
//! [`MAX_DELAY`](Waiter::MAX_DELAY). A call fails only after all attempts of the client's retry configuration.
//!
//! See <https://smithy.io/2.0/additional-specs/waiters.html>.

mod acceptor;
mod clock;
mod compare;
mod error;
mod poll;
mod wait;

pub use acceptor::{Acceptor, AcceptorState, Matcher};
pub use compare::{all_string_equals, any_string_equals};
pub use error::{WaiterError, WaiterFailure};
pub use wait::{WaitFuture, Waited};

use std::time::Duration;

use crate::error::CallError;
use crate::operation::Operation;

/// The final result of a waiter: an output, or an error that the waiter accepts as success.
pub type FinalPoll<O> = aws_smithy_runtime_api::client::waiters::FinalPoll<
    <O as Operation>::Output,
    CallError<<O as Operation>::Error>,
>;

/// A waiter of a model.
pub trait Waiter: Send + Sync + 'static {
    /// The operation to call.
    type Operation: Operation<Input: Clone>;

    /// The waiter's name in the model.
    const NAME: &'static str;

    /// The minimum delay between two calls, in whole seconds.
    const MIN_DELAY: Duration = Duration::from_secs(2);

    /// The maximum delay between two calls, in whole seconds.
    const MAX_DELAY: Duration = Duration::from_secs(120);

    /// The acceptors, in order.
    const ACCEPTORS: &'static [Acceptor<Self::Operation>];
}

#[cfg(all(test, feature = "test-util"))]
#[allow(dead_code, unreachable_pub, reason = "the macros declare methods for other crates")]
mod tests;
