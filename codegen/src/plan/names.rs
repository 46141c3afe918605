//! Names in Rust.

pub(super) mod distinct;
pub(super) mod member_names;
pub(super) mod name;
pub(super) mod operation_names;
mod reserved;
pub(super) mod type_names;
pub(super) mod words;
