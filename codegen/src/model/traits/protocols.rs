//! Settings of protocols.

use serde::Deserialize;

/// `aws.protocols#restXml`: the settings of the protocol.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object", default, rename_all = "camelCase")]
pub struct RestXml {
    /// True if errors have no enclosing element `ErrorResponse`.
    pub no_error_wrapping: bool,
}

/// `aws.protocols#awsQueryError`: the code and the HTTP status of an error in the AWS Query protocol.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `code` and `httpResponseCode`", rename_all = "camelCase")]
pub struct AwsQueryError {
    /// The code.
    pub code: String,
    /// The HTTP status.
    pub http_response_code: u16,
}
