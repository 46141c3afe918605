//! Documentation traits.

use serde::Deserialize;

/// What is known about a deprecation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object")]
pub struct Deprecated {
    /// What to use instead.
    pub message: Option<String>,
    /// Since which date or version.
    pub since: Option<String>,
}

/// Why a member should be set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object")]
pub struct Recommended {
    /// The reason.
    pub reason: Option<String>,
}
