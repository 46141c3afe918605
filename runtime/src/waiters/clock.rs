//! A clock that guarantees the end of waiting.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use aws_smithy_async::rt::sleep::Sleep;

use crate::config::{AsyncSleep, SharedAsyncSleep, SharedTimeSource, TimeSource};

/// Wraps the configured time source and sleep implementation. Time advances at least by the time slept, even if the
/// configured time source stands still, as in tests, or is set back.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    time_source: SharedTimeSource,
    sleep_impl: SharedAsyncSleep,
    start: SystemTime,
    slept: Arc<Mutex<Duration>>,
}

impl Clock {
    pub(super) fn new(time_source: SharedTimeSource, sleep_impl: SharedAsyncSleep) -> Self {
        let start = time_source.now();
        Self { time_source, sleep_impl, start, slept: Arc::default() }
    }

    fn slept(&self) -> MutexGuard<'_, Duration> {
        self.slept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        let now = self.time_source.now();
        self.start.checked_add(*self.slept()).map_or(now, |awake| awake.max(now))
    }
}

impl AsyncSleep for Clock {
    fn sleep(&self, duration: Duration) -> Sleep {
        let (clock, sleep) = (self.clone(), self.sleep_impl.sleep(duration));
        Sleep::new(async move {
            sleep.await;
            let mut slept = clock.slept();
            *slept = slept.saturating_add(duration);
        })
    }
}
