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
    /// The status code of a successful response.
    #[serde(default = "Http::default_code")]
    pub code: u16,
}

impl Http {
    fn default_code() -> u16 {
        200
    }
}

/// The request compression of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `encodings`")]
pub struct RequestCompression {
    /// The encodings, in order of preference.
    pub encodings: Vec<String>,
}

/// The host prefix of an operation, such as `{account}.data.`. Braces enclose members of the operation's input.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `hostPrefix`", rename_all = "camelCase")]
pub struct HostPrefix {
    /// The prefix.
    pub host_prefix: String,
}
