//! Traits of errors.

use serde::Deserialize;

/// Whose fault an error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ErrorFault {
    /// The request was wrong.
    Client,
    /// The service failed.
    Server,
}

/// How an error may be retried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object", default)]
pub struct Retryable {
    /// The error says that there were too many requests.
    pub throttling: bool,
}
