//! Rust types of shapes, and values of those types.

pub(super) mod constraints;
pub(super) mod inputs;
pub(super) mod member_type;
pub(super) mod members;
pub(super) mod recursion;
pub(super) mod rust_type;
pub(super) mod sensitive;
pub(super) mod setters;
pub(super) mod shapes;
pub(super) mod simple;
pub(super) mod tokens;
pub(super) mod undocumented;
pub(super) mod usage;
pub(super) mod value_properties;
pub(super) mod values;
pub(super) mod wire;
