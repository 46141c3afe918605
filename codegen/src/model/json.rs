//! JSON with places: objects and arrays whose values are left raw, and values that say where they
//! don't fit.
//!
//! Syntax is `serde_json`'s business. A raw value is a piece of the document's text, and where it
//! lies in memory is where it stands in the document.

mod entries;
mod misfit;

pub(super) use entries::{Entries, Entry, Items, Repeated};
pub(crate) use misfit::reason;
pub(super) use misfit::{Misfit, parse};

#[cfg(test)]
mod tests;
