//! From a [`Node`] to a value.

use std::fmt;

use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType, prelude};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, Number, base64};

use super::node::Node;
use super::place::{Place, Step};
use super::timestamp;

/// A node that is read, and where it is. What has been read is taken out.
pub(super) struct Reader<'p> {
    node: Node,
    place: Place<'p>,
}

impl Reader<'static> {
    /// Reads a whole value.
    pub(super) fn new(node: Node) -> Self {
        Self { node, place: Place::WHOLE }
    }
}

impl Reader<'_> {
    fn take(&mut self) -> Node {
        std::mem::replace(&mut self.node, Node::Null)
    }

    fn expected(&self, what: &str, found: &Node) -> SerdeError {
        self.place.error(format_args!("expected {what}, found {}", found.kind()))
    }

    fn entries(&mut self) -> Result<Vec<(String, Node)>, SerdeError> {
        match self.take() {
            Node::Map(entries) => Ok(entries),
            other => Err(self.expected("an object", &other)),
        }
    }

    fn integer<T: TryFrom<i64>>(&mut self, what: &str) -> Result<T, SerdeError> {
        match self.take() {
            Node::Integer(value) => T::try_from(value).map_err(|_| {
                self.place.error(format_args!("expected {what}, and {value} is out of its range"))
            }),
            other => Err(self.expected(what, &other)),
        }
    }

    fn float(&mut self) -> Result<f64, SerdeError> {
        Ok(match self.take() {
            Node::Integer(value) => value as f64,
            Node::Unsigned(value) => value as f64,
            Node::Single(value) => value.into(),
            Node::Double(value) => value,
            Node::Text(text) if text == "NaN" => f64::NAN,
            Node::Text(text) if text == "Infinity" => f64::INFINITY,
            Node::Text(text) if text == "-Infinity" => f64::NEG_INFINITY,
            other => return Err(self.expected("a number", &other)),
        })
    }

    fn text(&mut self) -> Result<String, SerdeError> {
        match self.take() {
            Node::Text(text) => Ok(text),
            other => Err(self.expected("text", &other)),
        }
    }

    /// A number in digits, be it a number or text.
    fn digits(&mut self) -> Result<String, SerdeError> {
        Ok(match self.take() {
            Node::Integer(value) => value.to_string(),
            Node::Unsigned(value) => value.to_string(),
            Node::Single(value) => format!("{value:?}"),
            Node::Double(value) => format!("{value:?}"),
            Node::Text(text) => text,
            other => return Err(self.expected("a number", &other)),
        })
    }

    fn parsed<T, E: fmt::Display>(&self, result: Result<T, E>) -> Result<T, SerdeError> {
        result.map_err(|error| self.place.error(error))
    }
}

impl ShapeDeserializer for Reader<'_> {
    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        for (name, node) in self.entries()? {
            let member = schema.member_schema(&name).unwrap_or(&prelude::DOCUMENT);
            if node == Node::Null && member.shape_type() != ShapeType::Document {
                continue;
            }
            let place = self.place.below(Step::Name(&name));
            state(member, &mut Reader { node, place })?;
        }
        Ok(())
    }

    fn read_list(
        &mut self,
        _schema: &Schema<'_>,
        state: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let items = match self.take() {
            Node::List(items) => items,
            other => return Err(self.expected("a list", &other)),
        };
        for (index, node) in items.into_iter().enumerate() {
            let place = self.place.below(Step::Item(index));
            state(&mut Reader { node, place })?;
        }
        Ok(())
    }

    fn read_map(
        &mut self,
        _schema: &Schema<'_>,
        state: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        for (key, node) in self.entries()? {
            let place = self.place.below(Step::Name(&key));
            state(key.clone(), &mut Reader { node, place })?;
        }
        Ok(())
    }

    fn read_boolean(&mut self, _schema: &Schema<'_>) -> Result<bool, SerdeError> {
        match self.take() {
            Node::Bool(value) => Ok(value),
            other => Err(self.expected("a boolean", &other)),
        }
    }

    fn read_byte(&mut self, _schema: &Schema<'_>) -> Result<i8, SerdeError> {
        self.integer("an integer of 8 bits")
    }

    fn read_short(&mut self, _schema: &Schema<'_>) -> Result<i16, SerdeError> {
        self.integer("an integer of 16 bits")
    }

    fn read_integer(&mut self, _schema: &Schema<'_>) -> Result<i32, SerdeError> {
        self.integer("an integer of 32 bits")
    }

    fn read_long(&mut self, _schema: &Schema<'_>) -> Result<i64, SerdeError> {
        self.integer("an integer of 64 bits")
    }

    fn read_float(&mut self, _schema: &Schema<'_>) -> Result<f32, SerdeError> {
        self.float().map(|value| value as f32)
    }

    fn read_double(&mut self, _schema: &Schema<'_>) -> Result<f64, SerdeError> {
        self.float()
    }

    fn read_big_integer(&mut self, _schema: &Schema<'_>) -> Result<BigInteger, SerdeError> {
        let digits = self.digits()?;
        self.parsed(digits.parse())
    }

    fn read_big_decimal(&mut self, _schema: &Schema<'_>) -> Result<BigDecimal, SerdeError> {
        let digits = self.digits()?;
        self.parsed(digits.parse())
    }

    fn read_string(&mut self, _schema: &Schema<'_>) -> Result<String, SerdeError> {
        self.text()
    }

    fn read_blob(&mut self, _schema: &Schema<'_>) -> Result<Blob, SerdeError> {
        let text = self.text()?;
        self.parsed(base64::decode(text)).map(Blob::new)
    }

    fn read_timestamp(&mut self, schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        let node = self.take();
        let read = timestamp::read(schema, &node);
        read.ok_or_else(|| self.expected("a timestamp", &node))
    }

    fn read_document(&mut self, _schema: &Schema<'_>) -> Result<Document, SerdeError> {
        Ok(document(self.take()))
    }

    fn is_null(&self) -> bool {
        self.node == Node::Null
    }

    fn container_size(&self) -> Option<usize> {
        match &self.node {
            Node::List(items) => Some(items.len()),
            Node::Map(entries) => Some(entries.len()),
            _ => None,
        }
    }
}

fn document(node: Node) -> Document {
    match node {
        Node::Null => Document::Null,
        Node::Bool(value) => Document::Bool(value),
        Node::Integer(value) => {
            Document::Number(u64::try_from(value).map_or(Number::NegInt(value), Number::PosInt))
        }
        Node::Unsigned(value) => Document::Number(Number::PosInt(value)),
        Node::Single(value) => Document::Number(Number::Float(value.into())),
        Node::Double(value) => Document::Number(Number::Float(value)),
        Node::Text(text) => Document::String(text),
        Node::List(items) => Document::Array(items.into_iter().map(document).collect()),
        Node::Map(entries) => {
            let entries = entries.into_iter().map(|(key, value)| (key, document(value)));
            Document::Object(entries.collect())
        }
    }
}
