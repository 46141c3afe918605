//! The public API of a generated crate as a listing: one line for each item, to be locked by a snapshot
//! and compared from one revision of a model to the next.
//!
//! Tools such as `cargo-public-api` read the JSON that rustdoc writes. That format is unstable and tied to
//! one version of the toolchain: a test that needs it fails on every other. This listing is made from the
//! [`Plan`] alone, without a compiler, in milliseconds.
//!
//! How to read it:
//!
//! - Items stand by the paths by which users reach them. What belongs to a type follows the type: fields,
//!   variants, functions, then traits, each sorted, but for variants of enums of strings, whose order is
//!   part of the API, since values are compared by it.
//! - Paths start in the crate. Names without a path are of the standard library, or of the parts of the
//!   runtime that the crate does not re-export, such as `Handle`, `Set` and `Value`.
//! - A builder's type parameters stand with its type. Elsewhere its path without arguments is the builder
//!   whatever they are, and `Self<KeyState = Set>` is the same builder but for that argument. The bounds
//!   that derived traits put on the arguments are left out: all that builders are made with meet them.
//! - `#[cfg(feature = "…")]` precedes items that require the feature, `#[deprecated]` items that the model
//!   deprecates.
//! - A comment after a field, variant, error or operation is its name in the model, or its value on the
//!   wire, if that differs from its name in Rust.
//!
//! Left out are auto traits, blanket implementations, the items within implementations of traits other
//! than types, and `#[must_use]`.

mod builder;
mod change;
mod client;
mod config;
mod difference;
mod endpoint;
mod enumeration;
mod error;
mod item;
mod macros;
mod names;
mod operation;
mod order;
mod root;
mod structure;
mod types;
mod union;
mod waiters;

use std::fmt;

pub use change::Change;
pub use difference::Difference;
pub use item::{Function, Item, ItemKind, Qualifier, TypeParameter};

use crate::plan::Plan;

/// What a generated crate makes public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicApi {
    items: Vec<Item>,
}

impl PublicApi {
    /// Lists what the crate of a plan makes public.
    pub fn new(plan: &Plan) -> Self {
        let parts = [
            root::root(plan),
            client::client(plan),
            config::config(plan),
            endpoint::endpoint(&plan.endpoint),
            error::module(plan),
            operation::module(plan),
            types::module(plan),
            types::errors(plan),
            waiters::module(plan),
        ];
        Self { items: parts.concat() }
    }

    /// The items, in the order of the listing.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// What is different from an older listing, in the order of the listings.
    pub fn changes_since(&self, older: &Self) -> Vec<Change> {
        change::changes(&older.items, &self.items)
    }

    /// The differences from an older listing, item by item.
    pub fn differences_since(&self, older: &Self) -> Vec<Difference> {
        difference::differences(&older.items, &self.items)
    }
}

/// Writes a line for each item.
impl fmt::Display for PublicApi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.items.iter().try_for_each(|item| writeln!(f, "{item}"))
    }
}

#[cfg(test)]
mod tests;
