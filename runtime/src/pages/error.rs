//! What can go wrong between two pages.

use std::error::Error;
use std::fmt;

use crate::error::{CallError, SdkError};
use crate::operation::Operation;

/// A page whose token for the next page is the one that the page itself was asked for with.
///
/// It is the cause of a [`CallError`]: the [`source`](Error::source) of its
/// [`sdk_error`](CallError::sdk_error).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DuplicateTokenError;

impl DuplicateTokenError {
    /// The error as that of the operation's next call, of which no request could be made.
    pub(super) fn of<O: Operation>(self) -> CallError<O::Error> {
        CallError::new(O::NAME, SdkError::construction_failure(self))
    }
}

impl fmt::Display for DuplicateTokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the next page would be the same page again; to go on all the same, call \
             `stop_on_duplicate_token(false)` on the paginator",
        )
    }
}

impl Error for DuplicateTokenError {}
