//! Parameters of endpoint rules.

use serde::Deserialize;
use serde_json::Value;

/// A parameter of the endpoint rules that clients set.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `type`")]
pub struct ClientContextParam {
    /// The type, as the endpoint rules name it.
    #[serde(rename = "type")]
    pub parameter_type: String,
    /// The documentation, in CommonMark.
    pub documentation: Option<String>,
}

/// A parameter of the endpoint rules that an operation sets.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `value`")]
pub struct StaticContextParam {
    /// The value.
    pub value: Value,
}

/// A parameter of the endpoint rules that a path leads to in an operation's input.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `path`")]
pub struct OperationContextParam {
    /// The path, in JMESPath.
    pub path: String,
}
