//! Detection of repeated list items.

use std::collections::HashMap;

use aws_smithy_schema::document::DocumentShapeSerializer;
use aws_smithy_schema::prelude;
use aws_smithy_schema::serde::{SerdeError, ShapeSerializer};
use aws_smithy_types::Document;

/// A function that writes the items of a list.
type WriteItems<'w> = &'w dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

/// Returns the indices of repeated items, each with that of the first equal item.
///
/// Skips items that can't be serialized, because the validator reports them separately.
pub(super) fn repeated_items(write_items: WriteItems<'_>) -> Vec<(usize, usize)> {
    let mut first_positions = HashMap::new();
    let mut repeated = Vec::new();
    for (position, item) in documents(write_items).iter().enumerate() {
        let first = *first_positions.entry(canonical(item)).or_insert(position);
        if first < position {
            repeated.push((position, first));
        }
    }
    repeated
}

fn documents(write_items: WriteItems<'_>) -> Vec<Document> {
    let mut serializer = DocumentShapeSerializer::new();
    let written = serializer.write_list(&prelude::DOCUMENT, write_items);
    let document = written.and_then(|()| serializer.finish()).map(|list| list.into_document());
    match document {
        Ok(Document::Array(items)) => items,
        _ => Vec::new(),
    }
}

/// Returns a text that is equal for equal values: like JSON, with sorted map entries.
fn canonical(document: &Document) -> String {
    match document {
        Document::Array(items) => {
            let items: Vec<String> = items.iter().map(canonical).collect();
            format!("[{}]", items.join(","))
        }
        Document::Object(entries) => {
            let entry = |(key, value)| format!("{key:?}:{}", canonical(value));
            let mut entries: Vec<String> = entries.iter().map(entry).collect();
            entries.sort();
            format!("{{{}}}", entries.join(","))
        }
        simple => format!("{simple:?}"),
    }
}
