//! The time of a signature.

use std::time::{SystemTime, UNIX_EPOCH};

use time::OffsetDateTime;

use super::SigningError;

/// The time of a signature in seconds, formatted as `YYYYMMDD'T'HHMMSS'Z'`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SigningTime([u8; 16]);

impl SigningTime {
    /// Formats a time.
    ///
    /// # Errors
    ///
    /// Fails if the year has more than four digits, or is negative.
    pub fn new(time: SystemTime) -> Result<Self, SigningError> {
        let seconds = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_secs()).ok(),
            Err(before) => {
                let before = before.duration();
                let seconds = before.as_secs() + u64::from(before.subsec_nanos() > 0);
                i64::try_from(seconds).ok().map(|seconds| -seconds)
            }
        };
        let time = seconds.and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok());
        let time = time.ok_or(SigningError::TimeOutOfRange)?;
        let year = u16::try_from(time.year()).map_err(|_| SigningError::TimeOutOfRange)?;
        if year > 9999 {
            return Err(SigningError::TimeOutOfRange);
        }
        let mut text = *b"00000000T000000Z";
        let [century, year] = [year / 100, year % 100].map(|two| u8::try_from(two).unwrap_or(0));
        let parts = [
            (0, century),
            (2, year),
            (4, u8::from(time.month())),
            (6, time.day()),
            (9, time.hour()),
            (11, time.minute()),
            (13, time.second()),
        ];
        for (at, number) in parts {
            text[at] = b'0' + number / 10;
            text[at + 1] = b'0' + number % 10;
        }
        Ok(Self(text))
    }

    /// Returns the date and the time of day.
    pub fn date_time(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Returns the date as `YYYYMMDD`.
    pub fn date(&self) -> &str {
        &self.date_time()[..8]
    }
}

#[cfg(test)]
mod tests;
