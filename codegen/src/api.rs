//! The public API of a generated crate: a listing with one line for each item. Snapshots record it, and
//! [`changes`](crate::changes) compares those of two revisions of a model.
//!
//! The listing is derived from the [`Plan`] in milliseconds, without a compiler. Tools such as
//! `cargo-public-api` read rustdoc's JSON instead, whose format is unstable and tied to one toolchain version.
//!
//! The format:
//!
//! - Items are listed by their public paths. A type is followed by its fields, variants, functions and
//!   traits, each sorted. Variants of string enums are not sorted, because their order is part of the API: it
//!   determines the order of values.
//! - Paths start at the crate's root. Names without a path are from the standard library, or from parts of
//!   the runtime that the crate does not re-export, such as `Handle`, `Set` and `Value`.
//! - The line of a builder's type has its type parameters. In other lines, a path without arguments means the
//!   builder with any arguments, and `Self<KeyState = Set>` means `Self` with that argument replaced. The bounds
//!   of derived traits are omitted, because all arguments satisfy them.
//! - `#[cfg(feature = "…")]` precedes items that require the feature, and `#[deprecated]` precedes items that
//!   the model deprecates.
//! - A comment after a field, variant, error or operation is its name in the model or its value on the wire, if
//!   that differs from its name in Rust.
//!
//! The listing omits auto traits, blanket implementations, `#[must_use]`, and the items of trait implementations
//! except associated types.

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

/// The public API of a generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicApi {
    items: Vec<Item>,
}

impl PublicApi {
    /// Lists the public API of a plan's crate.
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

    /// Returns the items, in the order of the listing.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Compares the lines with those of an older listing, in the order of the listings.
    pub fn changes_since(&self, older: &Self) -> Vec<Change> {
        change::changes(&older.items, &self.items)
    }

    /// Compares the items with those of an older listing.
    pub fn differences_since(&self, older: &Self) -> Vec<Difference> {
        difference::differences(&older.items, &self.items)
    }
}

/// Writes one line for each item.
impl fmt::Display for PublicApi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.items.iter().try_for_each(|item| writeln!(f, "{item}"))
    }
}

#[cfg(test)]
mod tests;
