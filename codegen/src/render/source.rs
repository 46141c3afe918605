//! Source text: tokens, their imports and their layout.

pub(super) mod expr;
pub(super) mod file;
pub(super) mod imports;
pub(super) mod json;
pub(super) mod layout;
pub(super) mod tokens;
