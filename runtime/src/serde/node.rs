//! A value in any self-describing format. It mediates between schemas, which dictate the type of the next value, and
//! `serde`, which discovers it.

use std::fmt;

use aws_smithy_types::base64;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::value::mismatch::{BOOLEAN, FRACTION, INTEGER, LIST, NULL, OBJECT, STRING};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Null,
    Bool(bool),
    /// Any integer that fits.
    Integer(i64),
    /// An integer too large for `Integer`.
    Unsigned(u64),
    /// A single-precision number, which has fewer digits than in double precision.
    Single(f32),
    Double(f64),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    /// Creates a number from its digits, or text if no number has exactly these digits.
    pub(super) fn of_digits(digits: &str) -> Self {
        if let Ok(integer) = digits.parse::<i64>()
            && integer.to_string() == digits
        {
            return Self::Integer(integer);
        }
        if let Ok(integer) = digits.parse::<u64>()
            && integer.to_string() == digits
        {
            return Self::Unsigned(integer);
        }
        match digits.parse::<f64>() {
            Ok(number) if format!("{number:?}") == digits => Self::Double(number),
            _ => Self::Text(digits.to_owned()),
        }
    }

    /// Returns the digits of a number.
    pub(super) fn digits(&self) -> Option<String> {
        Some(match self {
            Self::Integer(value) => value.to_string(),
            Self::Unsigned(value) => value.to_string(),
            Self::Single(value) => format!("{value:?}"),
            Self::Double(value) => format!("{value:?}"),
            _ => return None,
        })
    }

    /// Returns the type of the value for messages.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => NULL,
            Self::Bool(_) => BOOLEAN,
            Self::Integer(_) | Self::Unsigned(_) => INTEGER,
            Self::Single(_) | Self::Double(_) => FRACTION,
            Self::Text(_) => STRING,
            Self::List(_) => LIST,
            Self::Map(_) => OBJECT,
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Unsigned(value) => serializer.serialize_u64(*value),
            Self::Single(value) => serializer.serialize_f32(*value),
            Self::Double(value) => serializer.serialize_f64(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                entries.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Node, D::Error> {
        Node::deserialize(inner)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        Ok(i64::try_from(value).map_or(Node::Unsigned(value), Node::Integer))
    }

    fn visit_f32<E: Error>(self, value: f32) -> Result<Node, E> {
        Ok(Node::Single(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Double(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Node, E> {
        Ok(Node::Text(base64::encode(bytes)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry::<String, Node>()? {
            entries.push(entry);
        }
        Ok(match <[_; 1]>::try_from(entries) {
            Ok([(key, Node::Text(digits))]) if key == ARBITRARY_PRECISION => {
                Node::of_digits(&digits)
            }
            Ok(entry) => Node::Map(entry.into()),
            Err(entries) => Node::Map(entries),
        })
    }
}

/// The key under which `serde_json` passes numbers if any crate of the program enables its feature
/// `arbitrary_precision`.
const ARBITRARY_PRECISION: &str = "$serde_json::private::Number";
