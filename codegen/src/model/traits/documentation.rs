//! Documentation traits.

use serde::Deserialize;

/// Details of a deprecation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object")]
pub struct Deprecated {
    /// The message, such as a replacement.
    pub message: Option<String>,
    /// The date or version of the deprecation.
    pub since: Option<String>,
}

/// A recommendation to set a member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object")]
pub struct Recommended {
    /// The reason.
    pub reason: Option<String>,
}
