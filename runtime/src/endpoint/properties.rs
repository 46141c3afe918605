//! Values of the properties of endpoints and of their authentication schemes.

use aws_smithy_types::Document;

/// Creates a list property.
pub fn list<T: Into<Document>>(items: impl IntoIterator<Item = T>) -> Document {
    Document::Array(items.into_iter().map(Into::into).collect())
}

/// Creates an object property.
pub fn object<'k>(entries: impl IntoIterator<Item = (&'k str, Document)>) -> Document {
    Document::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}
