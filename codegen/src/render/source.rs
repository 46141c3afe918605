//! Source text: tokens, their imports and their layout.

pub(super) mod expr;
pub(super) mod file;
mod format;
pub(super) mod header;
mod imports;
pub(super) mod json;
mod raw;
pub(super) mod snippet;
pub(super) mod tokens;
mod width;
