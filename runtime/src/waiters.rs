//! Waiters: an operation called again and again, until what it tells of a resource is what one waits for.
//!
//! The client has a method for each waiter of the model, such as `wait_until_thing_exists`. It starts the
//! builder of the operation's input, with [`wait`](crate::builder::Draft::wait) in place of `send`.
//!
//! After each call, the waiter's [`Acceptor`]s are looked at in order. The first whose [`Matcher`] matches
//! decides: waiting is over, with success or failure, or goes on. Where none matches, it goes on after an
//! output and fails after an error. Between calls passes a random time, which grows from
//! [`MIN_DELAY`](Waiter::MIN_DELAY) to [`MAX_DELAY`](Waiter::MAX_DELAY). A failed call is one that has failed
//! after all attempts that the client is configured to make.
//!
//! See <https://smithy.io/2.0/additional-specs/waiters.html>.

mod acceptor;
mod clock;
mod compare;
mod error;
mod poll;
mod wait;

pub use acceptor::{Acceptor, AcceptorState, Matcher};
pub use compare::{all_string_equals, any_string_equals, average, contains, slice, sorted};
pub use error::{WaiterError, WaiterFailure};
pub use wait::Waiting;

use std::time::Duration;

use crate::error::CallError;
use crate::operation::Operation;

/// What waiting has ended with: the output, or the error that the waiter takes for success.
pub type FinalPoll<O> = aws_smithy_runtime_api::client::waiters::FinalPoll<
    <O as Operation>::Output,
    CallError<<O as Operation>::Error>,
>;

/// A waiter of a model.
pub trait Waiter: Send + Sync + 'static {
    /// The operation that is called.
    type Operation: Operation<Input: Clone>;

    /// The waiter's name in the model.
    const NAME: &'static str;

    /// The least time between two calls, in whole seconds.
    const MIN_DELAY: Duration = Duration::from_secs(2);

    /// The greatest time between two calls, in whole seconds.
    const MAX_DELAY: Duration = Duration::from_secs(120);

    /// What decides, in order.
    const ACCEPTORS: &'static [Acceptor<Self::Operation>];
}

#[cfg(all(test, feature = "test-util"))]
#[allow(unreachable_pub, reason = "the macros make methods for crates that others use")]
mod tests;
