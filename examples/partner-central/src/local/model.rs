//! The model of the service.

use std::sync::LazyLock;

use serde_json::Value;

const TEXT: &str = include_str!("../../../../model/partnercentral-channel-2024-03-18.json");

/// The namespace of the service's shapes.
const NAMESPACE: &str = "com.amazonaws.partnercentralchannel";

static MODEL: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(TEXT).unwrap_or_default());

/// Returns a shape by ID, or null if the model does not have it.
pub(super) fn shape(id: &str) -> &'static Value {
    &MODEL["shapes"][id]
}

/// Returns the shape ID of an operation's input, or `None` if the operation does not exist.
pub(super) fn input_of(operation: &str) -> Option<&'static str> {
    shape(&format!("{NAMESPACE}#{operation}"))["input"]["target"].as_str()
}

/// Returns the name of an error with the model's namespace.
pub(super) fn qualified(error: &str) -> String {
    format!("{NAMESPACE}#{error}")
}

/// Returns the shape ID of an operation's output, or `None` if the operation does not exist.
#[cfg(test)]
pub(super) fn output_of(operation: &str) -> Option<&'static str> {
    shape(&format!("{NAMESPACE}#{operation}"))["output"]["target"].as_str()
}

/// Returns the names of all operations.
#[cfg(test)]
pub(super) fn operations() -> impl Iterator<Item = &'static str> {
    let shapes = MODEL["shapes"].as_object().into_iter().flatten();
    let operations = shapes.filter(|(_, shape)| shape["type"] == "operation");
    operations.filter_map(|(id, _)| Some(id.split_once('#')?.1))
}

/// Returns the examples of an operation.
#[cfg(test)]
pub(super) fn examples_of(operation: &str) -> &'static [Value] {
    let traits = &shape(&format!("{NAMESPACE}#{operation}"))["traits"];
    traits["smithy.api#examples"].as_array().map(Vec::as_slice).unwrap_or_default()
}
