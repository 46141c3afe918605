//! What generated builders share: the states of their required members, and collections.
//!
//! A generated builder has one type parameter for each required member. It starts out as [`Unset`]
//! and becomes [`Set`] with the member's setter; `build` and `send` ask for [`IsSet`]. A required
//! member left out is therefore a compile error, and building can't fail.

use std::collections::HashMap;

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
    note = "the bound below names the member: `KeyState` stands for the member `key`"
)]
pub trait IsSet: sealed::Sealed {}

impl IsSet for Set {}

mod sealed {
    /// Keeps others from declaring a missing member to be set.
    pub trait Sealed {}

    impl Sealed for super::Set {}
}
