//! Names of model revisions.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::tz::TimeZone;

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
    pub fn today() -> Self {
        Self(Timestamp::now().to_zoned(TimeZone::UTC).date().to_string())
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
