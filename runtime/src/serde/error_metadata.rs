//! Serialization of error metadata.

use aws_smithy_types::error::metadata::ErrorMetadata;
use aws_types::request_id::RequestId;

use super::node::Node;

/// The key of the metadata. Member names can't contain a dollar sign.
const NAME: &str = "$metadata";

/// Adds the metadata to an error, if there is any.
pub(super) fn put(error: &mut Node, metadata: &ErrorMetadata) {
    let parts = [
        ("code", metadata.code()),
        ("message", metadata.message()),
        ("requestId", metadata.request_id()),
    ];
    let parts = parts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    let parts: Vec<_> = parts.map(|(name, value)| (name, Node::Text(value.to_owned()))).collect();
    if let (Node::Map(members), false) = (error, parts.is_empty()) {
        members.push((NAME.to_owned(), Node::Map(parts)));
    }
}

/// Removes the metadata from an error.
pub(super) fn take(error: &mut Node) -> ErrorMetadata {
    let mut metadata = ErrorMetadata::builder();
    let Node::Map(members) = error else { return metadata.build() };
    let Some(position) = members.iter().position(|(name, _)| name == NAME) else {
        return metadata.build();
    };
    let (_, Node::Map(parts)) = members.swap_remove(position) else { return metadata.build() };
    for (name, value) in parts {
        metadata = match (name.as_str(), value) {
            ("code", Node::Text(code)) => metadata.code(code),
            ("message", Node::Text(message)) => metadata.message(message),
            ("requestId", Node::Text(id)) => metadata.custom("aws_request_id", id),
            _ => metadata,
        };
    }
    metadata.build()
}
