//! Revisions, which keep one update from overwriting another.

use std::fmt;

use super::fault::Fault;
use super::kind::Kind;

/// How often a resource has been written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Revision(u32);

impl Revision {
    /// One more time.
    pub(super) fn advance(&mut self) {
        self.0 += 1;
    }

    /// Whether it is the revision that an update is based on, if the update says so.
    ///
    /// # Errors
    ///
    /// The update is based on another one.
    pub(super) fn check(self, expected: Option<&str>, kind: Kind, id: &str) -> Result<(), Fault> {
        match expected {
            Some(expected) if expected != self.to_string() => {
                let message =
                    format!("Revision {expected} is not the latest one, which is {self}.");
                Err(Fault::conflict(kind, id, message))
            }
            _ => Ok(()),
        }
    }
}

impl Default for Revision {
    fn default() -> Self {
        Self(1)
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
