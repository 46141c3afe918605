//! Values unknown to this version of the client.

use aws_smithy_schema::serde::SerdeError;

/// An enum value that the model did not list when the client was generated.
///
/// It can't be created directly. Convert a string into the enum instead, so that the value is recognized once a
/// later version of the client lists it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(String);

impl UnknownValue {
    /// For generated conversions only.
    #[doc(hidden)]
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// Returns the value on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The error of sending a union whose member is unknown to this version of the client.
pub fn unknown_union_member(union: &str) -> SerdeError {
    SerdeError::unsupported(format!(
        "the member set in {union} is unknown to this version of the client, so it can't be sent"
    ))
}

/// Returns the reason why a value can't be sent, if the error is that of an
/// [unknown union member](unknown_union_member).
#[cfg(any(feature = "input-validation", feature = "serde"))]
pub(crate) fn why_unsendable(error: &SerdeError) -> Option<&str> {
    match error {
        SerdeError::UnsupportedOperation { message, .. } => Some(message),
        _ => None,
    }
}
