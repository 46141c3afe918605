//! Names of revisions.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The name of a revision of a model, which becomes a file's name: when the model was published, as a
/// rule. It consists of ASCII letters, digits, `-`, `.` and `_`, and doesn't start with a dot.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RevisionName(String);

/// Text that is no name of a revision.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is no name of a revision: that is made of letters (a to z), digits, `-`, `.` and `_`, \
     and doesn't start with a dot"
)]
pub struct InvalidRevisionName {
    text: String,
}

impl RevisionName {
    /// Today's date in UTC, as in `2026-03-03`.
    pub fn today() -> Self {
        Self(Timestamp::now().to_zoned(TimeZone::UTC).date().to_string())
    }

    /// The name.
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
