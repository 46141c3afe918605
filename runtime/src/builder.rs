//! What generated builders share: the value in the making, the states of its required members, and
//! collections.
//!
//! A generated builder has one type parameter for each required member. It starts out as [`Unset`]
//! and becomes [`Set`] with the member's setter; `build` and `send` ask for [`IsSet`]. A required
//! member left out is therefore a compile error, and building can't fail.

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

/// A value in the making: what every generated builder consists of.
///
/// `S` are the states of the required members, and `Via` is what sends the value once it is made:
/// a [`Handle`], or nothing.
pub struct Draft<T, S, Via = ()> {
    value: T,
    via: Via,
    states: PhantomData<fn() -> S>,
}

impl<T: Value, S, Via> Draft<T, S, Via> {
    /// A value in which nothing is set.
    pub fn new(via: Via) -> Self {
        Self::with_value(T::initial(), via)
    }
}

impl<T, S, Via> Draft<T, S, Via> {
    /// A value that has been made before.
    pub fn with_value(value: T, via: Via) -> Self {
        Self { value, via, states: PhantomData }
    }

    /// Changes the states of the value's required members.
    #[must_use]
    pub fn with_states<S2>(self) -> Draft<T, S2, Via> {
        Draft { value: self.value, via: self.via, states: PhantomData }
    }

    /// The value, to be changed.
    pub fn value_mut(&mut self) -> &mut T {
        &mut self.value
    }

    /// The value as it stands.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The value.
    pub fn into_value(self) -> T {
        self.value
    }

    /// Changes what sends the value.
    #[cfg(feature = "waiters")]
    pub(crate) fn map_via(self, change: impl FnOnce(Via) -> Via) -> Self {
        Self { via: change(self.via), ..self }
    }

    /// The value, and what sends it.
    #[cfg(feature = "waiters")]
    pub(crate) fn into_parts(self) -> (T, Via) {
        (self.value, self.via)
    }
}

impl<T, S> Draft<T, S, Handle> {
    /// Configures the call otherwise than the client; see [`Handle::customized`].
    #[must_use]
    pub fn customize(self, change: impl FnOnce(Builder) -> Builder) -> Self {
        Self { via: self.via.customized(change), ..self }
    }

    /// Calls an operation with the value.
    ///
    /// # Errors
    ///
    /// Those of [`Handle::call`].
    pub fn send<O: Operation<Input = T>>(
        self,
    ) -> impl Future<Output = Result<O::Output, CallError<O::Error>>> + Send + use<O, T, S> {
        self.via.call::<O>(self.value)
    }

    /// Calls an operation again and again with the value, for one page after the other.
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

/// A value, converted and in a box.
pub fn into_box<T>(value: impl Into<T>) -> Box<T> {
    Box::new(value.into())
}

/// The items of a list, converted.
pub fn list<T, I: Into<T>>(items: impl IntoIterator<Item = I>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// The entries of a map, converted.
pub fn map<T, K: Into<String>, I: Into<T>>(
    entries: impl IntoIterator<Item = (K, I)>,
) -> HashMap<String, T> {
    entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
}

/// The state of a required member that has been set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Set {}

/// The state of a required member that has not been set yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unset {}

/// Holds for a required member that has been set.
#[diagnostic::on_unimplemented(
    message = "a required member has not been set",
    label = "call the setter of the required member first",
    note = "the bound below stands with the member, and names it: `KeyState` is that of the member `key`"
)]
pub trait IsSet: sealed::Sealed {}

impl IsSet for Set {}

mod sealed {
    /// Keeps others from declaring a missing member to be set.
    pub trait Sealed {}

    impl Sealed for super::Set {}
}
