//! The states of a builder without required members.

use std::marker::PhantomData;

use super::{Empty, FromClient};

/// A state of the builder.
pub trait State {
    /// The first state of the builder, which tells whether a client created it.
    type Origin;
}

impl State for Empty {
    type Origin = Self;
}

impl State for FromClient {
    type Origin = Self;
}

#[cfg(feature = "waiters")]
impl<W> State for super::FromWaiter<W> {
    type Origin = Self;
}

/// A state in which all required members are set.
pub trait IsComplete: State {}

impl<S: State> IsComplete for S {}

/// The state `S` in which all required members are set as well.
pub struct Complete<S = Empty>(PhantomData<fn() -> S>);

impl<S: State> State for Complete<S> {
    type Origin = S::Origin;
}
