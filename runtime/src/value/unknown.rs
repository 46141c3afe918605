//! Values that the service knows and this version of the client does not.

use aws_smithy_schema::serde::SerdeError;

/// A value of an enum that the model did not list when the client was generated.
///
/// It can't be made directly: convert a string into the enum, so that the value is recognised once a
/// later version of the client lists it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(String);

impl UnknownValue {
    /// For generated conversions only.
    #[doc(hidden)]
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The error of sending a union of which only a later version of the client knows the member.
pub fn unknown_union_member(union: &str) -> SerdeError {
    SerdeError::unsupported(format!(
        "the member of {union} that is set is unknown to this version of the client, so it can't be sent"
    ))
}

/// Why a value can't be sent, if an error of writing it says that it is
/// [an unknown member of a union](unknown_union_member), and nothing else that can go wrong.
pub(crate) fn why_unsendable(error: &SerdeError) -> Option<&str> {
    match error {
        SerdeError::UnsupportedOperation { message, .. } => Some(message),
        _ => None,
    }
}
