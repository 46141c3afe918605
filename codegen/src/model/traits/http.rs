//! Traits of HTTP requests.

use serde::Deserialize;

/// An operation's HTTP binding.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `method` and `uri`")]
pub struct Http {
    /// The HTTP method.
    pub method: String,
    /// The URI pattern.
    pub uri: String,
    /// The status of a success.
    #[serde(default = "Http::default_code")]
    pub code: u16,
}

impl Http {
    fn default_code() -> u16 {
        200
    }
}

/// How an operation's request may be compressed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `encodings`")]
pub struct RequestCompression {
    /// The names of the encodings, the preferred one first.
    pub encodings: Vec<String>,
}

/// What an operation puts before its host, with names of members of its input in braces.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `hostPrefix`", rename_all = "camelCase")]
pub struct HostPrefix {
    /// The prefix.
    pub host_prefix: String,
}
