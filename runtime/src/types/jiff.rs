//! Timestamps as [`jiff::Timestamp`]s and back.

use jiff::Timestamp;

use super::DateTime;

/// The error of converting a timestamp that is too far away in time for [`jiff::Timestamp`].
pub type JiffError = jiff::Error;

/// Conversions between [`DateTime`] and [`jiff::Timestamp`], to the nanosecond.
pub trait JiffExt {
    /// The same instant as a [`jiff::Timestamp`].
    ///
    /// # Errors
    ///
    /// The instant lies outside of the years -9999 to 9999, which is as far as `jiff` goes.
    fn to_jiff(&self) -> Result<Timestamp, JiffError>;

    /// The same instant as a [`DateTime`].
    fn from_jiff(timestamp: Timestamp) -> Self;
}

impl JiffExt for DateTime {
    fn to_jiff(&self) -> Result<Timestamp, JiffError> {
        Timestamp::from_nanosecond(self.as_nanos())
    }

    fn from_jiff(timestamp: Timestamp) -> Self {
        // A timestamp before 1970 counts its nanoseconds backwards from its second, a `DateTime`
        // forwards.
        let nanoseconds = timestamp.as_nanosecond();
        let second = nanoseconds.div_euclid(NANOSECONDS);
        // Both fit: timestamps end in the year 9999, and the rest is less than a second.
        Self::from_secs_and_nanos(second as i64, nanoseconds.rem_euclid(NANOSECONDS) as u32)
    }
}

/// Nanoseconds in a second.
const NANOSECONDS: i128 = 1_000_000_000;
