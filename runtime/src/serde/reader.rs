//! Deserialization from a [`Node`].

use std::cell::RefCell;

use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, prelude};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, Number, base64};

use super::node::Node;
use super::timestamp;
use crate::value::mismatch::{
    BLOB, BOOLEAN, DECIMAL, INTEGER, LIST, MAP, NUMBER, OTHER_STRING, OUT_OF_RANGE, STRING,
    TIMESTAMP, kind_of, mismatch,
};
use crate::value::number::{self, Integer, integers};
use crate::value::path::Step;
use crate::value::strict::pass_inventory;
use crate::value::union::{Members, Treatment};

/// The steps to the unreadable value, in reverse order.
pub(super) type Steps = RefCell<Vec<Step<'static>>>;

/// Reads a node, removing the parts that have been read.
pub(super) struct Reader<'s> {
    node: Node,
    steps: &'s Steps,
    /// Whether missing required members and unknown members are errors.
    is_strict: bool,
}

impl<'s> Reader<'s> {
    /// Reads a whole value. On failure, `steps` lead to the unreadable part. A strict reader applies the same rules to
    /// all structures and unions within the value.
    pub(super) fn new(node: Node, steps: &'s Steps, is_strict: bool) -> Self {
        Self { node, steps, is_strict }
    }
}

impl Reader<'_> {
    fn take(&mut self) -> Node {
        std::mem::replace(&mut self.node, Node::Null)
    }

    /// Reads a part of the value.
    fn part(
        &self,
        node: Node,
        step: impl FnOnce() -> Step<'static>,
        read: impl FnOnce(&mut Self) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let result = read(&mut Self { node, ..*self });
        if result.is_err() {
            self.steps.borrow_mut().push(step());
        }
        result
    }

    /// Takes the entries of an object, which represents a structure, a union or a map.
    fn entries(&mut self, represented: &str) -> Result<Vec<(String, Node)>, SerdeError> {
        match self.take() {
            Node::Map(entries) => Ok(entries),
            other => Err(unexpected(represented, &other)),
        }
    }

    /// Reads an integer. Accepts a number with a decimal point if its value is an integer.
    fn integer<T: Integer>(&mut self) -> Result<T, SerdeError> {
        match self.take() {
            Node::Integer(value) => number::fit(value),
            Node::Unsigned(value) => number::fit(value),
            other => match other.digits() {
                Some(digits) => number::integer(&digits),
                None => Err(unexpected(T::NAME, &other)),
            },
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
            other => return Err(unexpected(NUMBER, &other)),
        })
    }

    fn text(&mut self) -> Result<String, SerdeError> {
        match self.take() {
            Node::Text(text) => Ok(text),
            other => Err(unexpected(STRING, &other)),
        }
    }

    /// Reads a number of arbitrary precision from a number or the digits in a string.
    fn big<T>(
        &mut self,
        expected: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, SerdeError> {
        match self.take() {
            Node::Text(text) => parse(&text).ok_or_else(|| mismatch(expected, STRING)),
            other => {
                let digits = other.digits().ok_or_else(|| unexpected(expected, &other))?;
                parse(&digits).ok_or_else(|| mismatch(expected, number::unfit(&digits)))
            }
        }
    }
}

impl ShapeDeserializer for Reader<'_> {
    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let mut members = Members::of(schema);
        let mut found = Vec::new();
        for (name, node) in self.entries(kind_of(schema))? {
            let known = schema.member_schema(&name);
            let treatment = members.next(&name, known, node == Node::Null);
            if self.is_strict {
                let is_found = match (&treatment, known) {
                    (Ok(Treatment::Skip), Some(_)) => false,
                    (_, None) => !members.ignores(&name),
                    _ => true,
                };
                found.extend(is_found.then(|| name.clone()));
            }
            let read = |reader: &mut Self| match treatment? {
                Treatment::Read(member) => state(member, reader),
                Treatment::Unknown => state(&prelude::DOCUMENT, reader),
                Treatment::Skip => Ok(()),
            };
            self.part(node, || Step::Member(name.into()), read)?;
        }
        if self.is_strict {
            pass_inventory(&found, |inventory| state(inventory, self))?;
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
            other => return Err(unexpected(LIST, &other)),
        };
        for (index, node) in items.into_iter().enumerate() {
            self.part(node, || Step::Item(index), |reader| state(reader))?;
        }
        Ok(())
    }

    fn read_map(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        for (key, node) in self.entries(MAP)? {
            let step = || Step::entry(schema, key.clone().into());
            self.part(node, step, |reader| state(key.clone(), reader))?;
        }
        Ok(())
    }

    fn read_boolean(&mut self, _schema: &Schema<'_>) -> Result<bool, SerdeError> {
        match self.take() {
            Node::Bool(value) => Ok(value),
            other => Err(unexpected(BOOLEAN, &other)),
        }
    }

    integers!();

    fn read_float(&mut self, _schema: &Schema<'_>) -> Result<f32, SerdeError> {
        number::single(self.float()?).ok_or_else(|| mismatch(NUMBER, OUT_OF_RANGE))
    }

    fn read_double(&mut self, _schema: &Schema<'_>) -> Result<f64, SerdeError> {
        self.float()
    }

    fn read_big_integer(&mut self, _schema: &Schema<'_>) -> Result<BigInteger, SerdeError> {
        self.big(INTEGER, number::big_integer)
    }

    fn read_big_decimal(&mut self, _schema: &Schema<'_>) -> Result<BigDecimal, SerdeError> {
        self.big(DECIMAL, |digits| digits.parse().ok())
    }

    fn read_string(&mut self, _schema: &Schema<'_>) -> Result<String, SerdeError> {
        self.text()
    }

    fn read_blob(&mut self, _schema: &Schema<'_>) -> Result<Blob, SerdeError> {
        match self.take() {
            Node::Text(text) => {
                let bytes = base64::decode(text);
                bytes.map(Blob::new).map_err(|_| mismatch(BLOB, OTHER_STRING))
            }
            other => Err(unexpected(BLOB, &other)),
        }
    }

    fn read_timestamp(&mut self, schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        let node = self.take();
        let read = timestamp::read(schema, &node);
        read.ok_or_else(|| match node.digits() {
            Some(_) => mismatch(TIMESTAMP, OUT_OF_RANGE),
            None => unexpected(TIMESTAMP, &node),
        })
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

fn unexpected(expected: &str, found: &Node) -> SerdeError {
    mismatch(expected, found.kind())
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
