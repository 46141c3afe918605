//! Why paths can't be compiled.

use std::fmt;

use super::{ParseError, PathValue};

/// A path, or why it can't be compiled.
pub(in crate::plan) type Compiled = Result<PathValue, Refused>;

/// Why a path can't be compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Refused {
    /// The path doesn't fit the model, for this reason.
    Wrong(String),
    /// The path is valid, but the generator can't express this part of it.
    Unsupported(String),
}

/// Refuses a path that doesn't fit the model.
pub(super) fn wrong<T>(reason: impl Into<String>) -> Result<T, Refused> {
    Err(Refused::Wrong(reason.into()))
}

/// Refuses a valid path that the generator can't express.
pub(super) fn unsupported<T>(what: impl Into<String>) -> Result<T, Refused> {
    Err(Refused::Unsupported(what.into()))
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
