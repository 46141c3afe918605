//! Errors of the compilation of paths.

use std::fmt;

use super::value::PathValue;

/// A compiled path, or the reason why it can't be compiled.
pub(in crate::plan) type Compiled = Result<PathValue, PathError>;

/// The reason why a path can't be compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) enum PathError {
    /// The path is not valid JMESPath or does not fit the model, for the given reason.
    Invalid(String),
    /// The path is valid, but the generator doesn't support it, for the given reason.
    Unsupported(String),
}

/// The error for a path that doesn't fit the model.
pub(super) fn invalid<T>(reason: impl Into<String>) -> Result<T, PathError> {
    Err(PathError::Invalid(reason.into()))
}

/// The error for a valid path that isn't supported.
pub(super) fn unsupported<T>(reason: impl Into<String>) -> Result<T, PathError> {
    Err(PathError::Unsupported(reason.into()))
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(reason) | Self::Unsupported(reason) => f.write_str(reason),
        }
    }
}
