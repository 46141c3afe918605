//! Compares the values that constraints accept in two revisions.
//!
//! A pattern and a length describe a regular language. Automata decide whether the new language contains the
//! old one, so the result is exact: *widened*, *narrowed* or *changed*, with the shortest value that is no
//! longer accepted. If the automata would be too large, or a pattern isn't regular, the result is *undecided*.

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
