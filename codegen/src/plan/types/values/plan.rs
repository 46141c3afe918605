//! The planned values.

use crate::model::EnumValue;
use crate::plan::names::name::Name;
use crate::plan::types::rust_type::{RustType, TypeName};
use crate::plan::types::simple::SimpleValue;

/// A value to write as a Rust expression.
#[derive(Clone, Debug, PartialEq)]
pub enum ValuePlan {
    /// Text.
    Text(String),
    /// True or false.
    Bool(bool),
    /// An integer, as it is written.
    Number(serde_json::Number),
    /// A value of another simple shape.
    Simple(SimpleValue),
    /// An instant as RFC 3339 has it.
    DateTime(String),
    /// A variant of an enum, or a value that the model does not list.
    Enum(TypeName, Option<Name>, EnumValue),
    /// A structure, made with its builder.
    Structure(TypeName, Vec<FieldValue>),
    /// A variant of a union.
    Union(TypeName, Name, Option<Box<ValuePlan>>),
    /// A value whose type contains the union that holds it.
    Boxed(Box<ValuePlan>),
    /// A list, and the type of its items.
    List(RustType, Vec<ValuePlan>),
    /// A map, and the type of its values.
    Map(RustType, Vec<(String, ValuePlan)>),
    /// A list in which items may be null.
    SparseList(Vec<Option<ValuePlan>>),
    /// A map in which values may be null.
    SparseMap(Vec<(String, Option<ValuePlan>)>),
}

impl ValuePlan {
    /// Whether the value holds a float that is no number, which does not equal itself.
    pub(in crate::plan) fn holds_nan(&self) -> bool {
        match self {
            Self::Simple(SimpleValue::Single(value)) => value.is_nan(),
            Self::Simple(SimpleValue::Double(value)) => value.is_nan(),
            other => other.inner().into_iter().any(Self::holds_nan),
        }
    }

    /// The values that the value is made of.
    pub(in crate::plan) fn inner(&self) -> Vec<&Self> {
        match self {
            Self::Structure(_, fields) => fields.iter().map(|field| &field.value).collect(),
            Self::Boxed(value) | Self::Union(_, _, Some(value)) => vec![value],
            Self::List(_, items) => items.iter().collect(),
            Self::Map(_, entries) => entries.iter().map(|(_, value)| value).collect(),
            Self::SparseList(items) => items.iter().flatten().collect(),
            Self::SparseMap(entries) => entries.iter().filter_map(|(_, it)| it.as_ref()).collect(),
            _ => Vec::new(),
        }
    }
}

/// A member's value.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldValue {
    /// The builder's setter.
    pub setter: Name,
    /// The value.
    pub value: ValuePlan,
}
