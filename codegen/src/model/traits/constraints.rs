//! Constraint traits.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::model::decimal::Decimal;

/// Bounds of the length of a string (in characters), blob (bytes), list (items) or map (entries).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `min` and `max`")]
pub struct Length {
    /// The minimum length.
    pub min: Option<u64>,
    /// The maximum length.
    pub max: Option<u64>,
}

/// Inclusive bounds of a number.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `min` and `max`")]
pub struct Range {
    /// The minimum value.
    #[serde(default, deserialize_with = "number")]
    pub min: Option<Decimal>,
    /// The maximum value.
    #[serde(default, deserialize_with = "number")]
    pub max: Option<Decimal>,
}

/// Deserializes a number or a string that contains one. The JSON AST allows both.
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
