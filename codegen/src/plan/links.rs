//! The items of the generated crate that documentation names.
//!
//! A code span in a model's documentation names an operation, shape, member or enum value as the wire does. [`Scope`]
//! finds the item of the generated crate with that name in the context of the documented shape: the nearest item wins,
//! and items that are equally near are ambiguous.

mod candidates;
mod index;
mod item;
mod nearby;
mod resolve;
mod scope;
mod span;

pub(super) use self::index::{LinkIndex, Message};
pub(super) use self::item::{TypePath, method};
pub(super) use self::scope::Scope;

#[cfg(test)]
mod tests;
