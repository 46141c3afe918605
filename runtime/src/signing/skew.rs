//! The difference between the clocks of client and service.

use std::time::{Duration, SystemTime};

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// The difference between the clocks of a service and its client, in milliseconds. It is positive if the service's clock
/// is ahead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ClockSkew(i64);

impl ClockSkew {
    /// Returns the difference between two simultaneous times.
    pub(crate) fn between(client: SystemTime, service: SystemTime) -> Self {
        let millis = |duration: Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        match service.duration_since(client) {
            Ok(ahead) => Self(millis(ahead)),
            Err(behind) => Self(-millis(behind.duration())),
        }
    }

    /// Returns the absolute difference.
    pub(crate) fn distance(self) -> Duration {
        Duration::from_millis(self.0.unsigned_abs())
    }

    /// Converts a time of the client's clock to the service's clock. Returns the same time if the result can't be
    /// represented.
    pub(crate) fn apply(self, client: SystemTime) -> SystemTime {
        let service = match self.0 >= 0 {
            true => client.checked_add(self.distance()),
            false => client.checked_sub(self.distance()),
        };
        service.unwrap_or(client)
    }
}

/// The clock skew of an attempt, in its configuration.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AttemptSkew(pub(crate) ClockSkew);

impl Storable for AttemptSkew {
    type Storer = StoreReplace<Self>;
}
