//! Parameters of endpoint rules.

use serde::Deserialize;
use serde_json::Value;

/// An endpoint parameter that a client sets.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `type`")]
pub struct ClientContextParam {
    /// The type, as in the endpoint rules.
    #[serde(rename = "type")]
    pub parameter_type: String,
    /// The documentation, in CommonMark.
    pub documentation: Option<String>,
}

/// An endpoint parameter that an operation sets to a constant.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `value`")]
pub struct StaticContextParam {
    /// The value.
    pub value: Value,
}

/// An endpoint parameter at a path in an operation's input.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `path`")]
pub struct OperationContextParam {
    /// The path, in JMESPath.
    pub path: String,
}
