//! Values that the service knows and this version of the client does not.

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
