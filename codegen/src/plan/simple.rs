//! Values of simple shapes, by their Rust types.

use serde_json::Value;

use super::RustType;
use crate::model::{SimpleType, TimestampFormat};

pub use crate::model::SimpleValue;

impl SimpleValue {
    /// A value as the model writes it; `None` where it is no value of the type.
    pub(crate) fn of(
        value: &Value,
        rust_type: &RustType,
        format: Option<TimestampFormat>,
    ) -> Option<Self> {
        Self::parse(value, rust_type.simple_type()?, format)
    }

    /// A value as an example writes it: binary data is text as often as base64, and timestamps are in any
    /// of their formats.
    pub(crate) fn of_example(
        value: &Value,
        rust_type: &RustType,
        format: Option<TimestampFormat>,
    ) -> Option<Self> {
        Self::parse_example(value, rust_type.simple_type()?, format)
    }
}

impl RustType {
    /// The simple type whose values are of this type.
    fn simple_type(&self) -> Option<SimpleType> {
        Some(match self {
            Self::Bool => SimpleType::Boolean,
            Self::I8 => SimpleType::Byte,
            Self::I16 => SimpleType::Short,
            Self::I32 => SimpleType::Integer,
            Self::I64 => SimpleType::Long,
            Self::F32 => SimpleType::Float,
            Self::F64 => SimpleType::Double,
            Self::BigInteger => SimpleType::BigInteger,
            Self::BigDecimal => SimpleType::BigDecimal,
            Self::String => SimpleType::String,
            Self::Blob => SimpleType::Blob,
            Self::DateTime => SimpleType::Timestamp,
            Self::Document => SimpleType::Document,
            Self::List { .. } | Self::Map { .. } | Self::Named(_) => return None,
        })
    }
}
