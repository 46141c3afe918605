//! Serialization to a [`Node`].

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, Number, base64};

use super::{node::Node, timestamp};
use crate::value::why_unsendable;

/// Writes a structure or union.
pub(super) fn structure(value: &dyn SerializableStruct) -> Result<Node, SerdeError> {
    let mut members = Writer::Members(Vec::new());
    match value.serialize_members(&mut members) {
        Ok(()) => Ok(members.into_node()),
        // A union with an unknown member can't be sent, but is otherwise valid.
        Err(error) if why_unsendable(&error).is_some() => Ok(members.into_node()),
        Err(error) => Err(error),
    }
}

/// The value being written.
enum Writer {
    /// The members of a structure or union.
    Members(Vec<(String, Node)>),
    /// The items of a list.
    Items(Vec<Node>),
    /// The entries of a map, and the key of the current one.
    Entries(Vec<(String, Node)>, Option<String>),
}

impl Writer {
    fn into_node(self) -> Node {
        match self {
            Self::Members(entries) | Self::Entries(entries, _) => Node::Map(entries),
            Self::Items(items) => Node::List(items),
        }
    }

    fn put(&mut self, schema: &Schema<'_>, node: Node) -> Result<(), SerdeError> {
        match self {
            Self::Members(members) => {
                let name = schema.member_name().unwrap_or_default();
                members.push((name.to_owned(), node));
            }
            Self::Items(items) => items.push(node),
            Self::Entries(entries, key) => match (key.take(), node) {
                (Some(key), node) => entries.push((key, node)),
                (None, Node::Text(text)) => *key = Some(text),
                (None, node) => {
                    let kind = node.kind();
                    return Err(SerdeError::custom(format!("{kind} can't be the key of a map")));
                }
            },
        }
        Ok(())
    }
}

/// Implements methods that write a node created from the value.
macro_rules! puts {
    ($($method:ident($value:ident: $type:ty) = $node:expr;)*) => {
        $(
            fn $method(&mut self, schema: &Schema<'_>, $value: $type) -> Result<(), SerdeError> {
                self.put(schema, $node)
            }
        )*
    };
}

impl ShapeSerializer for Writer {
    fn write_struct(
        &mut self,
        schema: &Schema<'_>,
        value: &dyn SerializableStruct,
    ) -> Result<(), SerdeError> {
        self.put(schema, structure(value)?)
    }

    fn write_list(
        &mut self,
        schema: &Schema<'_>,
        write_elements: &dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let mut items = Self::Items(Vec::new());
        write_elements(&mut items)?;
        self.put(schema, items.into_node())
    }

    fn write_map(
        &mut self,
        schema: &Schema<'_>,
        write_entries: &dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let mut entries = Self::Entries(Vec::new(), None);
        write_entries(&mut entries)?;
        self.put(schema, entries.into_node())
    }

    puts! {
        write_boolean(value: bool) = Node::Bool(value);
        write_byte(value: i8) = Node::Integer(value.into());
        write_short(value: i16) = Node::Integer(value.into());
        write_integer(value: i32) = Node::Integer(value.into());
        write_long(value: i64) = Node::Integer(value);
        write_float(value: f32) = float(value.into(), Node::Single(value));
        write_double(value: f64) = float(value, Node::Double(value));
        write_big_integer(value: &BigInteger) = Node::of_digits(value.as_ref());
        write_big_decimal(value: &BigDecimal) = Node::of_digits(value.as_ref());
        write_string(value: &str) = Node::Text(value.to_owned());
        write_blob(value: Blob) = Node::Text(base64::encode(value));
        write_document(value: &Document) = document(value);
    }

    fn write_timestamp(&mut self, schema: &Schema<'_>, value: &DateTime) -> Result<(), SerdeError> {
        self.put(schema, timestamp::write(schema, value))
    }

    fn write_null(&mut self, schema: &Schema<'_>) -> Result<(), SerdeError> {
        self.put(schema, Node::Null)
    }
}

/// Creates a node for a float, which is text if JSON can't represent it.
fn float(value: f64, node: Node) -> Node {
    if value.is_finite() {
        return node;
    }
    Node::Text(
        if value.is_nan() {
            "NaN"
        } else if value > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .to_owned(),
    )
}

fn document(value: &Document) -> Node {
    match value {
        Document::Null => Node::Null,
        Document::Bool(value) => Node::Bool(*value),
        Document::Number(Number::PosInt(value)) => {
            i64::try_from(*value).map_or(Node::Unsigned(*value), Node::Integer)
        }
        Document::Number(Number::NegInt(value)) => Node::Integer(*value),
        Document::Number(Number::Float(value)) => float(*value, Node::Double(*value)),
        Document::String(text) => Node::Text(text.clone()),
        Document::Array(items) => Node::List(items.iter().map(document).collect()),
        Document::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| (key.clone(), document(value)));
            Node::Map(entries.collect())
        }
    }
}
