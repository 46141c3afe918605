//! The types of values in paths.

use std::fmt;

use crate::model::{ShapeId, ShapeKind, SimpleType};
use crate::plan::context::Context;

/// The type of a value in a path.
#[derive(Clone, Debug, PartialEq)]
pub enum PathType {
    /// Null.
    Null,
    /// `bool`.
    Bool,
    /// A number.
    Number(NumberType),
    /// `&str`.
    Text,
    /// A structure or union, borrowed.
    Object(ShapeId),
    /// A `Vec`, borrowed.
    Vec(Box<ItemType>),
    /// A `HashMap` from strings, borrowed.
    Map(Box<ItemType>),
    /// An iterator.
    Iterator(Box<ItemType>),
    /// One of two values of different types.
    Either,
    /// A value without members, items or an order, such as "a blob".
    Opaque(&'static str),
}

/// The items of a list, or the values of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemType {
    /// The type of an item.
    pub value_type: PathType,
    /// Whether an item may be null.
    pub is_optional: bool,
    /// How a stored item is read.
    pub view: View,
}

/// A numeric type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberType {
    /// `i8`.
    I8,
    /// `i16`.
    I16,
    /// `i32`.
    I32,
    /// `i64`.
    I64,
    /// `f32`.
    F32,
    /// `f64`.
    F64,
    /// `usize`, the type of lengths.
    Usize,
    /// The type of a literal, which takes on the type of the other side of a comparison.
    Literal,
}

/// How a stored value is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Copied.
    Copied,
    /// Borrowed as `&str` from a `String`.
    Text,
    /// As the wire value of a string enum.
    Enum,
    /// As the wire value of an integer enum.
    IntEnum,
    /// As the seconds of a timestamp since 1970.
    Timestamp,
    /// Borrowed.
    Borrowed,
}

impl NumberType {
    /// Returns whether this is an integer type.
    pub(super) fn is_whole(self) -> bool {
        !matches!(self, Self::F32 | Self::F64)
    }

    /// Returns whether the type can represent a literal number.
    pub(super) fn holds(self, number: &serde_json::Number) -> bool {
        let whole = number.as_i64();
        match self {
            Self::I8 => whole.is_some_and(|number| i8::try_from(number).is_ok()),
            Self::I16 => whole.is_some_and(|number| i16::try_from(number).is_ok()),
            Self::I32 => whole.is_some_and(|number| i32::try_from(number).is_ok()),
            Self::I64 => whole.is_some(),
            Self::Usize => whole.is_some_and(|number| u32::try_from(number).is_ok()),
            Self::F32 => number.as_f64().is_some_and(|number| number.abs() <= f64::from(f32::MAX)),
            Self::F64 | Self::Literal => true,
        }
    }

    /// Returns whether a number is the minimum or maximum of this type, so that a comparison by order may have a
    /// constant result.
    pub(super) fn ends_at(self, number: &serde_json::Number) -> bool {
        let Some(whole) = number.as_i64() else { return false };
        let (least, greatest) = match self {
            Self::I8 => (i8::MIN.into(), i8::MAX.into()),
            Self::I16 => (i16::MIN.into(), i16::MAX.into()),
            Self::I32 => (i32::MIN.into(), i32::MAX.into()),
            Self::I64 => (i64::MIN, i64::MAX),
            Self::Usize => (0, i64::MAX),
            Self::F32 | Self::F64 | Self::Literal => return false,
        };
        whole == least || whole == greatest
    }
}

impl PathType {
    /// The items of a list.
    pub(super) fn items(&self) -> Option<&ItemType> {
        match self {
            Self::Vec(item) | Self::Iterator(item) => Some(item),
            _ => None,
        }
    }

    /// The items of a list or the values of a map.
    pub fn items_type(&self) -> Option<&ItemType> {
        match self {
            Self::Map(value) => Some(value),
            list => list.items(),
        }
    }
}

/// Formats the type in words, with an article.
impl fmt::Display for PathType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool => f.write_str("a boolean"),
            Self::Number(_) => f.write_str("a number"),
            Self::Text => f.write_str("a string"),
            Self::Object(id) => write!(f, "an object of type `{id}`"),
            Self::Vec(_) | Self::Iterator(_) => f.write_str("a list"),
            Self::Map(_) => f.write_str("a map"),
            Self::Either => f.write_str("one of two values of different types"),
            Self::Opaque(words) => f.write_str(words),
        }
    }
}

/// The type of a shape's values in paths, and how they are read.
pub(super) fn path_type_of(cx: &Context<'_>, id: &ShapeId) -> (PathType, View) {
    let Some(shape) = cx.shape(id) else {
        return (PathType::Opaque("nothing"), View::Borrowed);
    };
    match &shape.kind {
        ShapeKind::Simple(simple) => of_simple(*simple),
        ShapeKind::Enum(_) => (PathType::Text, View::Enum),
        ShapeKind::IntEnum(_) => (PathType::Number(NumberType::I32), View::IntEnum),
        ShapeKind::List(item) => {
            let item = item_type_of(cx, &item.target, shape.traits.sparse);
            (PathType::Vec(Box::new(item)), View::Borrowed)
        }
        ShapeKind::Map { value, .. } => {
            let value = item_type_of(cx, &value.target, shape.traits.sparse);
            (PathType::Map(Box::new(value)), View::Borrowed)
        }
        _ => (PathType::Object(id.clone()), View::Borrowed),
    }
}

fn item_type_of(cx: &Context<'_>, id: &ShapeId, sparse: bool) -> ItemType {
    let (value_type, view) = path_type_of(cx, id);
    ItemType { value_type, view, is_optional: sparse }
}

fn of_simple(simple: SimpleType) -> (PathType, View) {
    let number = |number| (PathType::Number(number), View::Copied);
    let opaque = |words| (PathType::Opaque(words), View::Borrowed);
    match simple {
        SimpleType::Boolean => (PathType::Bool, View::Copied),
        SimpleType::String => (PathType::Text, View::Text),
        SimpleType::Byte => number(NumberType::I8),
        SimpleType::Short => number(NumberType::I16),
        SimpleType::Integer => number(NumberType::I32),
        SimpleType::Long => number(NumberType::I64),
        SimpleType::Float => number(NumberType::F32),
        SimpleType::Double => number(NumberType::F64),
        SimpleType::Timestamp => (PathType::Number(NumberType::F64), View::Timestamp),
        SimpleType::Blob => opaque("a blob"),
        SimpleType::BigInteger => opaque("a big integer"),
        SimpleType::BigDecimal => opaque("a big decimal"),
        SimpleType::Document => opaque("a document"),
    }
}
