//! Errors about unexpected values. They never contain the value itself, which may be sensitive.

use std::borrow::Cow;

use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_json::deserialize::{EscapedStr, Token};
use aws_smithy_schema::serde::SerdeError;

pub(super) const TEXT: &str = "a string";
pub(super) const NUMBER: &str = "a number";
pub(super) const TIMESTAMP: &str = "a timestamp";
pub(super) const OUT_OF_RANGE: &str = "a number out of range";

/// The floats that JSON can't represent as numbers.
pub(super) const NOT_FINITE: [&str; 3] = ["NaN", "Infinity", "-Infinity"];

/// Converts an error about malformed JSON, whose text starts with `Error at offset`.
pub(super) fn invalid(error: &DeserializeError) -> SerdeError {
    let error = error.to_string();
    SerdeError::custom(format!("invalid JSON {}", error.strip_prefix("Error ").unwrap_or(&error)))
}

/// Unescapes a string.
pub(super) fn unescaped(text: EscapedStr<'_>) -> Result<Cow<'_, str>, SerdeError> {
    let error = || SerdeError::custom("invalid JSON: a string with an invalid escape sequence");
    text.to_unescaped().map_err(|_| error())
}

/// Creates the error of an unexpected token.
pub(super) fn expected(what: &str, token: &Token<'_>) -> SerdeError {
    found(
        what,
        match token {
            Token::StartObject { .. } => "an object",
            Token::StartArray { .. } => "a list",
            Token::ValueBool { .. } => "a boolean",
            Token::ValueNull { .. } => "null",
            Token::ValueNumber { .. } => NUMBER,
            Token::ValueString { .. } => TEXT,
            Token::ObjectKey { .. } | Token::EndObject { .. } | Token::EndArray { .. } => "nothing",
        },
    )
}

/// Creates the error of an unexpected value.
pub(super) fn found(what: &str, found: &str) -> SerdeError {
    SerdeError::custom(format!("expected {what}, found {found}"))
}
