//! Types: structures, unions, enums and errors, their members and their values.

pub(super) mod constraints;
pub(super) mod enumeration;
pub(super) mod error;
pub(super) mod error_enum;
pub(super) mod member;
pub(super) mod modules;
pub(super) mod schema;
pub(super) mod simple;
pub(super) mod structure;
pub(super) mod union;
pub(super) mod value;
