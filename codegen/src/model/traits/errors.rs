//! Traits of errors.

use serde::Deserialize;

/// The side that caused an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ErrorFault {
    /// The client: the request was invalid.
    Client,
    /// The server: the service failed.
    Server,
}

/// The retry behavior of an error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object", default)]
pub struct Retryable {
    /// True if the error reports throttling.
    pub throttling: bool,
}
