//! Examples of operations.

use serde::Deserialize;
use serde_json::Value;

/// An example of calling an operation.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `title`", rename_all = "camelCase")]
pub struct Example {
    /// What the example shows, in a few words.
    pub title: String,
    /// More about it, in CommonMark.
    pub documentation: Option<String>,
    /// The operation's input, which may not fit its shape.
    #[serde(default)]
    pub input: Value,
    /// What the operation returns, where it succeeds.
    pub output: Option<Value>,
    /// What it fails with, where it does not.
    pub error: Option<ExampleError>,
    /// The input may break the model's constraints on purpose.
    #[serde(default)]
    pub allow_constraint_errors: bool,
}

/// The error of an [`Example`].
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `shapeId` and `content`", rename_all = "camelCase")]
pub struct ExampleError {
    /// The id of the error structure.
    pub shape_id: String,
    /// Its members.
    #[serde(default)]
    pub content: Value,
}
