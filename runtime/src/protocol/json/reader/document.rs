//! Deserialization of documents.

use std::collections::HashMap;

use aws_smithy_json::deserialize::Token;
use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::{Document, Number};

use super::Reader;
use super::errors::{unescaped, unexpected};
use crate::value::mismatch::{NUMBER, OUT_OF_RANGE, mismatch};
use crate::value::path::Step;

impl Reader<'_> {
    /// Reads a document. Errors omit the keys within a sensitive one.
    pub(super) fn document(&mut self, schema: &Schema<'_>) -> Result<Document, SerdeError> {
        Ok(match self.next()? {
            Token::ValueNull { .. } => Document::Null,
            Token::ValueBool { value, .. } => Document::Bool(value),
            Token::ValueNumber { value: Number::Float(value), .. } if !value.is_finite() => {
                return Err(mismatch(NUMBER, OUT_OF_RANGE));
            }
            Token::ValueNumber { value, .. } => Document::Number(value),
            Token::ValueString { value, .. } => Document::String(unescaped(value)?.into_owned()),
            Token::StartArray { .. } => Document::Array(self.document_items(schema)?),
            Token::StartObject { .. } => Document::Object(self.document_entries(schema)?),
            other => return Err(unexpected("a value", &other)),
        })
    }

    fn document_items(&mut self, schema: &Schema<'_>) -> Result<Vec<Document>, SerdeError> {
        self.check_depth()?;
        let mut items = Vec::new();
        while !self.ends_list()? {
            let position = items.len();
            let item = |reader: &mut Self| {
                items.push(reader.document(schema)?);
                Ok(())
            };
            self.part(item, || Step::Item(position))?;
        }
        Ok(items)
    }

    fn document_entries(
        &mut self,
        schema: &Schema<'_>,
    ) -> Result<HashMap<String, Document>, SerdeError> {
        self.check_depth()?;
        let mut entries = HashMap::new();
        while let Some(key) = self.next_key()? {
            let name = key.clone().into_owned();
            let entry = |reader: &mut Self| {
                entries.insert(name, reader.document(schema)?);
                Ok(())
            };
            self.part(entry, || Step::entry(schema, key))?;
        }
        Ok(entries)
    }
}
