//! Formats of timestamps.

use serde::Deserialize;

/// The ways of serializing a timestamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimestampFormat {
    /// RFC 3339 in UTC, with optional fractions of a second.
    DateTime,
    /// The IMF-fixdate of RFC 7231.
    HttpDate,
    /// Seconds since 1970-01-01T00:00:00Z as a number, with optional fractions.
    EpochSeconds,
}
