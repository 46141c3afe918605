//! The model of the service.

use std::sync::LazyLock;

use serde_json::Value;

const TEXT: &str = include_str!("../../../../model/partnercentral-channel-2024-03-18.json");

/// The namespace of the service's shapes.
const NAMESPACE: &str = "com.amazonaws.partnercentralchannel";

static MODEL: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(TEXT).unwrap_or_default());

/// A shape by its id; null if the model has none.
pub(super) fn shape(id: &str) -> &'static Value {
    &MODEL["shapes"][id]
}

/// The id of the shape of an operation's input, if there is such an operation.
pub(super) fn input_of(operation: &str) -> Option<&'static str> {
    shape(&format!("{NAMESPACE}#{operation}"))["input"]["target"].as_str()
}

/// What errors of the model have in front of their names.
pub(super) fn qualified(error: &str) -> String {
    format!("{NAMESPACE}#{error}")
}
