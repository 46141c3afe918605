//! The time on the local server.

use partnercentral_channel::primitives::DateTime;

/// 2 March 2026, nine o'clock in the morning, UTC.
const START: i64 = 1_772_442_000;

/// A clock on which every request takes a minute, so that programs print the same whenever they run.
#[derive(Debug, Default)]
pub(super) struct Clock {
    minutes: i64,
}

impl Clock {
    /// Days on which nobody calls.
    pub(super) fn pass_days(&mut self, days: u32) {
        self.minutes += i64::from(days) * 24 * 60;
    }

    /// One more request.
    pub(super) fn advance(&mut self) {
        self.minutes += 1;
    }

    /// The time of the request.
    pub(super) fn now(&self) -> DateTime {
        DateTime::from_secs(START + 60 * self.minutes)
    }
}
