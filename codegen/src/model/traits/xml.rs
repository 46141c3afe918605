//! Traits of XML elements.

use serde::Deserialize;

/// The XML namespace of an element.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `uri`")]
pub struct XmlNamespace {
    /// The URI.
    pub uri: String,
    /// The prefix, or `None` for the default namespace.
    pub prefix: Option<String>,
}
