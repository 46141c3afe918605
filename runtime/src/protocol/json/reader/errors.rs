//! Errors about malformed JSON, and the words for types.

use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_schema::serde::SerdeError;

use crate::value::mismatch::{BOOLEAN, LIST, NULL, NUMBER, OBJECT, STRING};

/// The floats that JSON can't represent as numbers.
pub(super) const NOT_FINITE: [&str; 3] = ["NaN", "Infinity", "-Infinity"];

/// Converts an error about malformed JSON, whose text starts with `Error at offset`.
pub(super) fn invalid(error: &DeserializeError) -> SerdeError {
    let error = error.to_string();
    SerdeError::custom(format!("invalid JSON {}", error.strip_prefix("Error ").unwrap_or(&error)))
}

/// Creates the error of a text that ends too early.
pub(super) fn truncated() -> SerdeError {
    SerdeError::custom("unexpected end of the JSON text")
}

/// Creates the error of a string that can't be unescaped.
pub(super) fn invalid_escape() -> SerdeError {
    SerdeError::custom("invalid JSON: a string with an invalid escape sequence")
}

/// Creates the error of a number that is not written as in JSON.
pub(super) fn invalid_number(offset: usize) -> SerdeError {
    SerdeError::custom(format!("invalid JSON at offset {offset}: invalid number"))
}

/// Returns the words for the type of a value that starts with a byte.
pub(super) fn kind_starting_with(byte: Option<u8>) -> &'static str {
    match byte {
        Some(b'{') => OBJECT,
        Some(b'[') => LIST,
        Some(b't' | b'f') => BOOLEAN,
        Some(b'n') => NULL,
        Some(b'"') => STRING,
        _ => NUMBER,
    }
}
