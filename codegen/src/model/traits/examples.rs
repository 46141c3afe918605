//! Examples of operations.

use serde::Deserialize;
use serde_json::Value;

/// An example of calling an operation.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `title`", rename_all = "camelCase")]
pub struct Example {
    /// The title.
    pub title: String,
    /// The documentation, in CommonMark.
    pub documentation: Option<String>,
    /// The operation's input. It is not checked against the input's shape.
    #[serde(default)]
    pub input: Value,
    /// The output, if the operation succeeds.
    pub output: Option<Value>,
    /// The error, if the operation fails.
    pub error: Option<ExampleError>,
    /// True if the input intentionally violates the model's constraints.
    #[serde(default)]
    pub allow_constraint_errors: bool,
}

/// The error of an [`Example`].
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `shapeId` and `content`", rename_all = "camelCase")]
pub struct ExampleError {
    /// The id of the error structure.
    pub shape_id: String,
    /// The members of the error.
    #[serde(default)]
    pub content: Value,
}
