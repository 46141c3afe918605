//! Deserialization of documents.

use std::collections::HashMap;

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::{Document, Number};

use super::Reader;
use crate::value::mismatch::{NUMBER, OUT_OF_RANGE, mismatch};

/// The expected value in errors.
const ANY: &str = "a value";

impl Reader<'_> {
    /// Reads a document. Errors omit the keys within a sensitive one.
    pub(super) fn document(&mut self, schema: &Schema<'_>) -> Result<Document, SerdeError> {
        Ok(match self.lexer.peek() {
            Some(b'[') => {
                let mut items = Vec::new();
                self.items(|reader| {
                    items.push(reader.document(schema)?);
                    Ok(())
                })?;
                Document::Array(items)
            }
            Some(b'{') => {
                let mut entries = HashMap::new();
                self.entries(schema, |name, reader| {
                    entries.insert(name, reader.document(schema)?);
                    Ok(())
                })?;
                Document::Object(entries)
            }
            Some(b'"') => Document::String(self.text(ANY)?.into_owned()),
            Some(b't' | b'f') => Document::Bool(self.read_boolean(schema)?),
            Some(b'n') => {
                self.lexer.skip_value()?;
                Document::Null
            }
            _ => Document::Number(self.number()?),
        })
    }

    fn number(&mut self) -> Result<Number, SerdeError> {
        let Some(digits) = self.lexer.number()? else {
            return Err(self.unexpected(ANY));
        };
        if let Ok(value) = digits.parse() {
            return Ok(Number::PosInt(value));
        }
        if let Ok(value) = digits.parse() {
            return Ok(Number::NegInt(value));
        }
        let value = digits.parse().ok().filter(|value: &f64| value.is_finite());
        value.map(Number::Float).ok_or_else(|| mismatch(NUMBER, OUT_OF_RANGE))
    }
}
