//! Names of model revisions.

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

/// The name of a model revision, usually its publication date. Archived models use it as file name. Consists of
/// ASCII letters, digits, `-`, `.` and `_`, and doesn't start with a dot.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RevisionName(String);

/// The error for an invalid revision name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is not a valid revision name: use only letters (a to z), digits, `-`, `.` and `_`, \
    and don't start with a dot"
)]
pub struct InvalidRevisionName {
    text: String,
}

impl RevisionName {
    /// Returns today's date in UTC, such as `2026-03-03`.
    ///
    /// # Panics
    ///
    /// Panics if the system's date is after the year 9999.
    pub fn today() -> Self {
        let now = DateTime::from(SystemTime::now()).fmt(Format::DateTime);
        let now = now.unwrap_or_else(|error| panic!("the system's date is too late: {error}"));
        Self(now.split('T').take(1).collect())
    }

    /// Returns the name as a string slice.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RevisionName {
    type Err = InvalidRevisionName;

    fn from_str(text: &str) -> Result<Self, InvalidRevisionName> {
        let is_part = |char: char| char.is_ascii_alphanumeric() || "-._".contains(char);
        if !text.is_empty() && !text.starts_with('.') && text.chars().all(is_part) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidRevisionName { text: text.to_owned() })
        }
    }
}

impl fmt::Display for RevisionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
