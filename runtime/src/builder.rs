//! The parts that all generated builders share.
//!
//! A generated builder has one type parameter for each required member. It starts as [`Unset`] and becomes
//! [`Set`] when the member's setter is called; `build` and `send` require [`IsSet`]. Leaving out a required
//! member is therefore a compile error, and building can't fail.

use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;

use crate::client::Handle;
use crate::config::Builder;
use crate::error::CallError;
use crate::operation::Operation;
use crate::pages::{PaginatedOperation, Paginator};
use crate::plugins::PaginationInterceptor;
use crate::value::Value;

/// A value being built: the content of every generated builder.
///
/// `S` holds the states of the required members. `Via` sends the finished value: it is a [`Handle`], or `()`
/// for a builder that only builds.
pub struct Draft<T, S, Via = ()> {
    value: T,
    via: Via,
    states: PhantomData<fn() -> S>,
}

impl<T: Value, S, Via> Draft<T, S, Via> {
    /// Starts with a value whose members are all unset.
    pub fn new(via: Via) -> Self {
        Self::with_value(T::initial(), via)
    }
}

impl<T, S, Via> Draft<T, S, Via> {
    /// Starts with an existing value.
    pub fn with_value(value: T, via: Via) -> Self {
        Self { value, via, states: PhantomData }
    }

    /// Changes the states of the value's required members.
    #[must_use]
    pub fn with_states<S2>(self) -> Draft<T, S2, Via> {
        Draft { value: self.value, via: self.via, states: PhantomData }
    }

    /// Returns the value for modification.
    pub fn value_mut(&mut self) -> &mut T {
        &mut self.value
    }

    /// Returns the current value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// Returns the finished value.
    pub fn into_value(self) -> T {
        self.value
    }

    /// Changes the sender.
    #[cfg(feature = "waiters")]
    pub(crate) fn map_via(self, change: impl FnOnce(Via) -> Via) -> Self {
        Self { via: change(self.via), ..self }
    }

    /// Returns the value and the sender.
    #[cfg(feature = "waiters")]
    pub(crate) fn into_parts(self) -> (T, Via) {
        (self.value, self.via)
    }
}

impl<T, S> Draft<T, S, Handle> {
    /// Overrides the client's configuration for this call; see [`Handle::customized`].
    #[must_use]
    pub fn customize(self, change: impl FnOnce(Builder) -> Builder) -> Self {
        Self { via: self.via.customized(change), ..self }
    }

    /// Calls an operation with the value as its input.
    ///
    /// # Errors
    ///
    /// See [`Handle::call`].
    pub fn send<O: Operation<Input = T>>(
        self,
    ) -> impl Future<Output = Result<O::Output, CallError<O::Error>>> + Send + use<O, T, S> {
        self.via.call::<O>(self.value)
    }

    /// Returns a paginator that starts with the value as its input.
    pub fn into_paginator<O>(self) -> Paginator<O>
    where
        O: PaginatedOperation<Input = T>,
        T: Send + 'static,
    {
        let Self { value, via, .. } =
            self.customize(|config| config.interceptor(PaginationInterceptor));
        Paginator::new(value, move |input| {
            let via = via.clone();
            async move { via.call::<O>(input).await }
        })
    }
}

impl<T: Clone, S, Via: Clone> Clone for Draft<T, S, Via> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), via: self.via.clone(), states: PhantomData }
    }
}

impl<T: fmt::Debug, S, Via> fmt::Debug for Draft<T, S, Via> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// Converts a value and boxes it.
pub fn into_box<T>(value: impl Into<T>) -> Box<T> {
    Box::new(value.into())
}

/// Converts the items of a list.
pub fn list<T, I: Into<T>>(items: impl IntoIterator<Item = I>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// Converts the entries of a map.
pub fn map<T, K: Into<String>, I: Into<T>>(
    entries: impl IntoIterator<Item = (K, I)>,
) -> HashMap<String, T> {
    entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
}

/// The state of a required member that is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Set {}

/// The state of a required member that is not set yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unset {}

/// Implemented by the state of a required member that is set.
#[diagnostic::on_unimplemented(
    message = "a required member has not been set",
    label = "call the setter of the required member first",
    note = "the bound below names the missing member: `KeyState` is the state of the member `key`"
)]
pub trait IsSet: sealed::Sealed {}

impl IsSet for Set {}

mod sealed {
    /// Prevents other crates from implementing [`IsSet`](super::IsSet).
    pub trait Sealed {}

    impl Sealed for super::Set {}
}
