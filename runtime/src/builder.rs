//! The parts that all generated builders share.
//!
//! A generated builder has one type parameter, the state of its required members. Each builder has a module with its
//! states, such as `input_builder` for the input of an operation: `State`, a trait with an associated type for each
//! required member, which is [`Set`] or [`Unset`], and types such as `SetKey<S>`, the state `S` in which `key` is set
//! as well. The first state is [`Empty`], or [`FromClient`] for the builders of a client's methods.
//!
//! `build` and `send` require all members to be set. Leaving out a required member is therefore a compile error that
//! names the member, and building can't fail.
//!
//! In code that sets more than about 120 required members of a builder, the compiler reaches its recursion limit. The
//! attribute `#![recursion_limit = "512"]` of the crate raises it.
//!
//! Functions can take and return builders:
//!
//! ```
//! use smithy_client_runtime::structure;
//!
//! /// A place.
//! #[structure("com.example#Place")]
//! pub struct Place {
//!     /// The country.
//!     #[member("country", required)]
//!     pub country: String,
//!     /// The city.
//!     #[member("city", required)]
//!     pub city: String,
//! }
//!
//! use place_builder::SetCountry;
//!
//! fn in_france<S>(builder: PlaceBuilder<S>) -> PlaceBuilder<SetCountry<S>> {
//!     builder.country("France")
//! }
//!
//! let place = in_france(Place::builder()).city("Paris").build();
//! assert_eq!(place.country, "France");
//! ```

mod group;
pub mod none_required;

pub use crate::client::SendFuture;
#[cfg(feature = "waiters")]
pub use crate::waiters::WaitFuture;
#[doc(hidden)]
pub use group::{AllSet, Group, NoneSet};

use std::fmt;
use std::marker::PhantomData;

use crate::client::Handle;
use crate::config::Builder;
use crate::operation::Operation;
use crate::pages::{PaginatedOperation, Paginator};
use crate::plugins::PaginationInterceptor;
use crate::value::Value;

/// A value being built: the content of every generated builder.
///
/// `S` is the state of the required members. `Via` is the client that sends the finished value, or `()` for a builder
/// that only builds.
#[doc(hidden)]
pub struct Draft<T, S, Via = ()> {
    /// The current value.
    pub value: T,
    via: Via,
    state: PhantomData<fn() -> S>,
}

impl<T: Value, S, Via> Draft<T, S, Via> {
    /// Starts with a value whose members are all unset.
    #[inline]
    pub fn new(via: Via) -> Self {
        Self { value: T::initial(), via, state: PhantomData }
    }
}

impl<T, S, Via> Draft<T, S, Via> {
    /// Changes the state of the value's required members.
    #[inline]
    #[must_use]
    pub fn with_state<S2>(self) -> Draft<T, S2, Via> {
        Draft { value: self.value, via: self.via, state: PhantomData }
    }
}

impl<T, S> Draft<T, S, Option<Handle>> {
    /// Overrides the client's configuration for this call; see [`Handle::customized`].
    #[must_use]
    pub fn customize(self, change: impl FnOnce(Builder) -> Builder) -> Self {
        Self { via: self.via.map(|handle| handle.customized(change)), ..self }
    }

    /// Calls an operation with the value as its input.
    pub fn send<O: Operation<Input = T>>(self) -> SendFuture<O> {
        match self.via {
            Some(handle) => handle.call::<O>(self.value),
            None => SendFuture::without_client(),
        }
    }

    /// Calls an operation with the value as its input, without an async runtime.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send). Also fails on a thread of an async runtime.
    #[cfg(feature = "blocking")]
    pub fn send_blocking<O: Operation<Input = T>>(self) -> crate::blocking::SendResult<O> {
        crate::blocking::run_call::<O, _>(self.send::<O>())
    }

    /// Returns a paginator that starts with the value as its input.
    pub fn into_paginator<O>(self) -> Paginator<O>
    where
        O: PaginatedOperation<Input = T>,
    {
        let Self { value, via, .. } =
            self.customize(|config| config.interceptor(PaginationInterceptor));
        Paginator::new(value, move |input| match &via {
            Some(handle) => handle.call::<O>(input),
            None => SendFuture::without_client(),
        })
    }

    /// Calls a waiter's operation with the value as its input until the waiter succeeds.
    #[cfg(feature = "waiters")]
    pub fn wait<W>(self, max_wait: std::time::Duration) -> crate::waiters::WaitFuture<W>
    where
        W: crate::waiters::Waiter<Operation: Operation<Input = T>>,
    {
        crate::waiters::WaitFuture::new(self.via, self.value, max_wait)
    }

    /// Waits without an async runtime; see [`wait`](Self::wait).
    ///
    /// # Errors
    ///
    /// See [`Waited`](crate::waiters::Waited). Also fails on a thread of an async runtime.
    #[cfg(all(feature = "waiters", feature = "blocking"))]
    pub fn wait_blocking<W>(self, max_wait: std::time::Duration) -> crate::waiters::Waited<W>
    where
        W: crate::waiters::Waiter<Operation: Operation<Input = T>>,
    {
        self.wait::<W>(max_wait).blocking()
    }
}

impl<T: Clone, S, Via: Clone> Clone for Draft<T, S, Via> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), via: self.via.clone(), state: PhantomData }
    }
}

/// Formats a builder, given the name, whether it is set, and the value of each member.
#[doc(hidden)]
pub fn debug(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    members: &[(&str, bool, &dyn fmt::Debug)],
) -> fmt::Result {
    let mut builder = f.debug_struct(name);
    let unset = format_args!("unset");
    for &(member, is_set, value) in members {
        builder.field(member, if is_set { value } else { &unset });
    }
    builder.finish()
}

/// The state of a builder in which no member is set.
#[derive(Clone, Copy, Debug)]
pub enum Empty {}

/// The state of a builder in which no member is set, and which a client created to send the request.
#[derive(Clone, Copy, Debug)]
pub enum FromClient {}

/// The state of a builder in which no member is set, and which a client created to run the waiter `W`.
#[cfg(feature = "waiters")]
pub struct FromWaiter<W>(PhantomData<fn() -> W>);

/// The origin of a builder that sends requests: a client.
#[diagnostic::on_unimplemented(
    message = "the builder can't send, because no client created it",
    label = "created without a client",
    note = "create the builder with a method of `Client`; or call `build`, and pass the result to `with_input` of such a \
            builder"
)]
pub trait CanSend {}

impl CanSend for FromClient {}

/// The origin of a builder with a client's configuration: a client or a waiter.
#[diagnostic::on_unimplemented(
    message = "the builder has no configuration, because no client created it",
    label = "created without a client",
    note = "create the builder with a method of `Client`"
)]
pub trait HasClient {}

impl HasClient for FromClient {}

#[cfg(feature = "waiters")]
impl<W> HasClient for FromWaiter<W> {}

/// The state of a required member that is set.
#[derive(Clone, Copy, Debug)]
pub enum Set {}

/// The state of a required member that is not set.
#[derive(Clone, Copy, Debug)]
pub enum Unset {}

/// The state of a required member: [`Set`] or [`Unset`].
pub trait MemberState: sealed::Sealed {
    /// Whether the member is set.
    const IS_SET: bool;
}

impl MemberState for Set {
    const IS_SET: bool = true;
}

impl MemberState for Unset {
    const IS_SET: bool = false;
}

mod sealed {
    /// Prevents other crates from implementing [`MemberState`](super::MemberState).
    pub trait Sealed {}

    impl Sealed for super::Set {}
    impl Sealed for super::Unset {}
}
