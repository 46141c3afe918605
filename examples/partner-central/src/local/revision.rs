//! Revisions, which prevent an update from overwriting another.

use std::fmt;

use super::fault::Fault;
use super::kind::Kind;

/// The number of writes to a resource.
#[derive(Clone, Copy, Debug)]
pub(super) struct Revision(u32);

impl Revision {
    /// Increments the revision.
    pub(super) fn advance(&mut self) {
        self.0 += 1;
    }

    /// Checks that an update is based on this revision. An update need not name a revision.
    ///
    /// # Errors
    ///
    /// Fails if the update is based on another revision.
    pub(super) fn check(self, expected: Option<&str>, kind: Kind, id: &str) -> Result<(), Fault> {
        match expected {
            Some(expected) if expected != self.to_string() => {
                let message = format!("Revision {expected} is not the latest revision, {self}.");
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
