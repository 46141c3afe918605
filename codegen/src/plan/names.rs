//! Names in Rust.

pub(super) mod distinct;
pub(super) mod name;
pub(super) mod words;
