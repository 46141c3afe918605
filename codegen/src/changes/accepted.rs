//! Accepted values: how the values that constraints allow differ between two revisions.
//!
//! A pattern together with a length describes a regular language. Whether the new language contains the
//! old one is decided with automata, so the answer is exact: *widened*, *narrowed* or *changed*, with the
//! shortest value that used to be accepted and is now refused. Where automata would grow too large, or a
//! pattern is not regular, the answer is that it could not be decided.

mod bounds;
mod languages;
mod product;
#[cfg(test)]
mod tests;
mod undecidable;
mod utf8;
mod values;

pub(super) use bounds::{length, range, unique_items};
pub(super) use languages::{Constraint, Languages, StringConstraints};
pub use values::{AcceptedValues, RefusedValues};
