//! Rust types, and their relation to shapes.

use crate::model::SimpleType;
use crate::plan::names::name::Name;

/// The Rust type of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustType {
    /// `bool`.
    Bool,
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
    /// `String`.
    String,
    /// `Blob`.
    Blob,
    /// `DateTime`.
    DateTime,
    /// `Document`.
    Document,
    /// `BigInteger`.
    BigInteger,
    /// `BigDecimal`.
    BigDecimal,
    /// `Vec` of items, or of optional items if the list is sparse.
    List {
        /// The items' type.
        item: Box<RustType>,
        /// Whether items may be null.
        sparse: bool,
    },
    /// `HashMap` from strings to values, or to optional values if the map is sparse.
    Map {
        /// The values' type.
        value: Box<RustType>,
        /// Whether values may be null.
        sparse: bool,
    },
    /// A type of the generated crate.
    Named(TypeName),
}

/// A type of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeName {
    /// The type's module.
    pub module: Module,
    /// Returns the type's name.
    pub name: Name,
    /// The kind of the type.
    pub kind: NamedKind,
}

/// A module of the generated crate that contains types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Module {
    /// `crate::types`.
    Types,
    /// `crate::types::error`.
    Errors,
}

/// The kind of a generated type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NamedKind {
    /// A struct.
    Structure,
    /// An enum with data.
    Union,
    /// An enum of strings.
    Enum,
    /// An enum of numbers.
    IntEnum,
}

impl RustType {
    /// Returns the name of the type, unless it is a collection or a generated type.
    pub fn simple_name(&self) -> Option<&'static str> {
        Some(match self {
            Self::Bool => "bool",
            Self::I8 => "i8",
            Self::I16 => "i16",
            Self::I32 => "i32",
            Self::I64 => "i64",
            Self::F32 => "f32",
            Self::F64 => "f64",
            Self::String => "String",
            Self::Blob => "Blob",
            Self::DateTime => "DateTime",
            Self::Document => "Document",
            Self::BigInteger => "BigInteger",
            Self::BigDecimal => "BigDecimal",
            Self::List { .. } | Self::Map { .. } | Self::Named(_) => return None,
        })
    }

    /// Returns whether the runtime defines the type. Generated crates export it in `primitives`.
    pub fn is_from_runtime(&self) -> bool {
        use RustType::{BigDecimal, BigInteger, Blob, DateTime, Document};
        matches!(self, Blob | DateTime | Document | BigInteger | BigDecimal)
    }

    /// Returns whether setters accept any value that converts to the type. An enum is not among them, because any
    /// text converts to it, misspelled or not.
    pub fn converts(&self) -> bool {
        match self {
            Self::String | Self::DateTime => true,
            Self::Named(name) => name.kind == NamedKind::Union,
            _ => false,
        }
    }
}

impl TypeName {
    /// Returns the type of an error shape.
    pub fn of_error(name: Name) -> Self {
        Self { module: Module::Errors, name, kind: NamedKind::Structure }
    }
}

impl From<SimpleType> for RustType {
    fn from(simple: SimpleType) -> Self {
        match simple {
            SimpleType::Blob => Self::Blob,
            SimpleType::Boolean => Self::Bool,
            SimpleType::String => Self::String,
            SimpleType::Byte => Self::I8,
            SimpleType::Short => Self::I16,
            SimpleType::Integer => Self::I32,
            SimpleType::Long => Self::I64,
            SimpleType::Float => Self::F32,
            SimpleType::Double => Self::F64,
            SimpleType::BigInteger => Self::BigInteger,
            SimpleType::BigDecimal => Self::BigDecimal,
            SimpleType::Timestamp => Self::DateTime,
            SimpleType::Document => Self::Document,
        }
    }
}
