//! Errors about malformed JSON and unexpected tokens.

use std::borrow::Cow;

use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_json::deserialize::{EscapedStr, Token};
use aws_smithy_schema::serde::SerdeError;

use crate::value::mismatch::{BOOLEAN, LIST, NULL, NUMBER, OBJECT, STRING, mismatch};

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

/// Unescapes a string.
pub(super) fn unescaped(text: EscapedStr<'_>) -> Result<Cow<'_, str>, SerdeError> {
    let error = || SerdeError::custom("invalid JSON: a string with an invalid escape sequence");
    text.to_unescaped().map_err(|_| error())
}

/// Creates the error of an unexpected token.
pub(super) fn unexpected(expected: &str, token: &Token<'_>) -> SerdeError {
    let found = match token {
        Token::StartObject { .. } => OBJECT,
        Token::StartArray { .. } => LIST,
        Token::ValueBool { .. } => BOOLEAN,
        Token::ValueNull { .. } => NULL,
        Token::ValueNumber { .. } => NUMBER,
        Token::ValueString { .. } => STRING,
        Token::ObjectKey { .. } | Token::EndObject { .. } | Token::EndArray { .. } => "nothing",
    };
    mismatch(expected, found)
}
