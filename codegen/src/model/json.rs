//! JSON with positions: objects and arrays with raw values, and parse errors with a span.
//!
//! `serde_json` parses. A raw value borrows a piece of the document's text, so its address gives its position.

mod entries;
mod parse;

pub(super) use entries::{Entries, Entry, Items, Repeated};
pub(crate) use parse::reason;
pub(super) use parse::{ParseError, parse};

#[cfg(test)]
mod tests;
