//! Conversions between timestamps and [`jiff::Timestamp`].

use jiff::Timestamp;

use super::DateTime;

/// The error of converting a timestamp outside the range of [`jiff::Timestamp`].
pub type JiffError = jiff::Error;

/// Conversions between [`DateTime`] and [`jiff::Timestamp`] with nanosecond precision.
pub trait JiffExt {
    /// Converts to a [`jiff::Timestamp`].
    ///
    /// # Errors
    ///
    /// The instant is outside the years -9999 to 9999, the range of `jiff`.
    fn to_jiff(&self) -> Result<Timestamp, JiffError>;

    /// Converts from a [`jiff::Timestamp`].
    fn from_jiff(timestamp: Timestamp) -> Self;
}

impl JiffExt for DateTime {
    fn to_jiff(&self) -> Result<Timestamp, JiffError> {
        Timestamp::from_nanosecond(self.as_nanos())
    }

    fn from_jiff(timestamp: Timestamp) -> Self {
        // Before 1970, the nanoseconds of a `jiff::Timestamp` count backwards from its second; those of a
        // `DateTime` count forwards.
        let nanoseconds = timestamp.as_nanosecond();
        let second = nanoseconds.div_euclid(NANOSECONDS);
        // The casts can't overflow: timestamps end in the year 9999, and the remainder is below a second.
        Self::from_secs_and_nanos(second as i64, nanoseconds.rem_euclid(NANOSECONDS) as u32)
    }
}

/// Nanoseconds in a second.
const NANOSECONDS: i128 = 1_000_000_000;
