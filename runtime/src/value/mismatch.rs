//! Errors about values of another type than the model's, in the same words for every format. They never contain the
//! value itself, which may be sensitive.

use aws_smithy_schema::serde::SerdeError;
use aws_smithy_schema::{Schema, ShapeType};

pub(crate) const BLOB: &str = "a blob in base64";
pub(crate) const BOOLEAN: &str = "a boolean";
pub(crate) const DECIMAL: &str = "a decimal number";
pub(crate) const FRACTION: &str = "a number with a fraction";
pub(crate) const INTEGER: &str = "an integer";
pub(crate) const LIST: &str = "a list";
pub(crate) const MAP: &str = "a map";
pub(crate) const NULL: &str = "null";
pub(crate) const NUMBER: &str = "a number";
pub(crate) const OBJECT: &str = "an object";
pub(crate) const OTHER_STRING: &str = "another string";
#[cfg(any(feature = "protocol-rest-json", feature = "xml"))]
pub(crate) const OTHER_TEXT: &str = "other text";
pub(crate) const OUT_OF_RANGE: &str = "a number out of range";
pub(crate) const STRING: &str = "a string";
pub(crate) const TIMESTAMP: &str = "a timestamp";

/// Creates the error of an unexpected value.
pub(crate) fn mismatch(expected: &str, found: &str) -> SerdeError {
    SerdeError::custom(format!("expected {expected}, found {found}"))
}

/// Returns the kind of a shape that has members: a structure or a union.
pub(crate) fn kind_of(schema: &Schema<'_>) -> &'static str {
    match schema.shape_type() {
        ShapeType::Union => "a union",
        _ => "a structure",
    }
}
