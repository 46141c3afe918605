//! The planned values.

use crate::model::{EnumValue, SimpleValue};
use crate::plan::names::name::Name;
use crate::plan::types::rust_type::{RustType, TypeName};

/// A value that generated code contains as a Rust expression.
#[derive(Clone, Debug, PartialEq)]
pub enum ValuePlan {
    /// Text.
    Text(String),
    /// True or false.
    Bool(bool),
    /// An integer, with the digits of the model.
    Number(serde_json::Number),
    /// A value of another simple shape.
    Simple(SimpleValue),
    /// An instant in the format of RFC 3339.
    DateTime(String),
    /// A value of an enum, with its variant unless the model does not list the value.
    Enum(TypeName, Option<Name>, EnumValue),
    /// A structure, created with its builder.
    Structure(TypeName, Vec<FieldValue>),
    /// A variant of a union.
    Union(TypeName, Name, Option<Box<ValuePlan>>),
    /// The payload of a recursive union.
    Boxed(Box<ValuePlan>),
    /// A list, with the type of its items if setters convert them.
    List(Option<RustType>, Vec<ValuePlan>),
    /// A map, with the type of its values if setters convert them.
    Map(Option<RustType>, Vec<(String, ValuePlan)>),
    /// An item of a sparse list or a value of a sparse map, which may be null.
    Nullable(Option<Box<ValuePlan>>),
}

impl ValuePlan {
    /// Returns whether the value contains a NaN, which does not equal itself.
    pub(in crate::plan) fn holds_nan(&self) -> bool {
        match self {
            Self::Simple(SimpleValue::Single(value)) => value.is_nan(),
            Self::Simple(SimpleValue::Double(value)) => value.is_nan(),
            other => other.inner().into_iter().any(Self::holds_nan),
        }
    }

    /// Returns the values that the value directly contains.
    pub(in crate::plan) fn inner(&self) -> Vec<&Self> {
        match self {
            Self::Structure(_, fields) => fields.iter().map(|field| &field.value).collect(),
            Self::Boxed(value) | Self::Union(_, _, Some(value)) | Self::Nullable(Some(value)) => {
                vec![value]
            }
            Self::List(_, items) => items.iter().collect(),
            Self::Map(_, entries) => entries.iter().map(|(_, value)| value).collect(),
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
