//! Formats of timestamps.

use serde::Deserialize;

/// A serialization format of timestamps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimestampFormat {
    /// RFC 3339 in UTC, with optional fractional seconds.
    DateTime,
    /// The IMF-fixdate of RFC 7231.
    HttpDate,
    /// Seconds since 1970-01-01T00:00:00Z as a number, with optional fractional seconds.
    EpochSeconds,
}
