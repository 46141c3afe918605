//! Errors of the compilation of paths.

use std::fmt;

use super::{ParseError, PathValue};

/// A compiled path, or the reason why it can't be compiled.
pub(in crate::plan) type Compiled = Result<PathValue, Refused>;

/// The reason why a path can't be compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Refused {
    /// The path is not valid JMESPath or does not fit the model, for the given reason.
    Wrong(String),
    /// The path is valid, but the generator doesn't support it, for the given reason.
    Unsupported(String),
}

/// The error for a path that doesn't fit the model.
pub(super) fn wrong<T>(reason: impl Into<String>) -> Result<T, Refused> {
    Err(Refused::Wrong(reason.into()))
}

/// The error for a valid path that isn't supported.
pub(super) fn unsupported<T>(reason: impl Into<String>) -> Result<T, Refused> {
    Err(Refused::Unsupported(reason.into()))
}

impl From<ParseError> for Refused {
    fn from(error: ParseError) -> Self {
        match error {
            ParseError::TooManyOperators => Self::Unsupported(error.to_string()),
            ParseError::Invalid(reason) => Self::Wrong(reason),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wrong(reason) | Self::Unsupported(reason) => f.write_str(reason),
        }
    }
}
