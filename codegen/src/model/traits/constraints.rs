//! Constraint traits.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::model::decimal::Decimal;

/// Bounds on the length of a string (in characters), blob (bytes), list or map (items).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `min` and `max`")]
pub struct Length {
    /// The least length.
    pub min: Option<u64>,
    /// The greatest length.
    pub max: Option<u64>,
}

/// Bounds on a number, both included.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `min` and `max`")]
pub struct Range {
    /// The least value.
    #[serde(default, deserialize_with = "number")]
    pub min: Option<Decimal>,
    /// The greatest value.
    #[serde(default, deserialize_with = "number")]
    pub max: Option<Decimal>,
}

/// A number, or text that is one: the JSON AST writes numbers of any precision as either.
fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "a number")]
    enum Written {
        Number(serde_json::Number),
        Text(String),
    }
    let text = match Option::deserialize(deserializer)? {
        None => return Ok(None),
        Some(Written::Number(number)) => number.to_string(),
        Some(Written::Text(text)) => text,
    };
    text.parse().map(Some).map_err(D::Error::custom)
}
