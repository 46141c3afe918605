//! Values of simple shapes, by their Rust types.

use serde_json::Value;

use crate::model::{SimpleType, SimpleValue, TimestampFormat};
use crate::plan::types::rust_type::RustType;

impl SimpleValue {
    /// Converts a value of the model. Returns `None` if the value doesn't match the type.
    pub(crate) fn of(
        value: &Value,
        rust_type: &RustType,
        format: Option<TimestampFormat>,
    ) -> Option<Self> {
        Self::parse(value, rust_type.simple_type()?, format)
    }

    /// Converts a value of an example, where binary data may be plain text or base64, and timestamps may have any
    /// format.
    pub(crate) fn of_example(
        value: &Value,
        rust_type: &RustType,
        format: Option<TimestampFormat>,
    ) -> Option<Self> {
        Self::parse_example(value, rust_type.simple_type()?, format)
    }
}

impl RustType {
    /// Returns the simple type whose values have this Rust type.
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
