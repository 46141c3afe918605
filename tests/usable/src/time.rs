//! A time source and a sleep implementation.

use std::thread;
use std::time::{Duration, SystemTime};

use partnercentral_channel::config::{AsyncSleep, Sleep, TimeSource};

/// Blocks the thread to sleep.
#[derive(Debug)]
pub struct BlockingSleep;

impl AsyncSleep for BlockingSleep {
    fn sleep(&self, duration: Duration) -> Sleep {
        Sleep::new(async move { thread::sleep(duration) })
    }
}

/// A clock that stands still at the start of Unix time.
#[derive(Debug)]
pub struct Epoch;

impl TimeSource for Epoch {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }
}
