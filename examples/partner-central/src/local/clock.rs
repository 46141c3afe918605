//! The time on the local server.

use partnercentral_channel::primitives::DateTime;

/// 2 March 2026, 09:00 UTC.
const START: i64 = 1_772_442_000;

/// A clock that advances by a minute with each request, so that programs print the same output on each run.
#[derive(Debug, Default)]
pub(super) struct Clock {
    minutes: i64,
}

impl Clock {
    /// Advances the clock by days.
    pub(super) fn pass_days(&mut self, days: u32) {
        self.minutes += i64::from(days) * 24 * 60;
    }

    /// Advances the clock by one request.
    pub(super) fn advance(&mut self) {
        self.minutes += 1;
    }

    /// Returns the time of the current request.
    pub(super) fn now(&self) -> DateTime {
        DateTime::from_secs(START + 60 * self.minutes)
    }
}
