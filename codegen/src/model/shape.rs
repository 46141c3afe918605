//! Shapes: the nodes of the model's graph.

use std::fmt;

use indexmap::IndexMap;

use super::id::ShapeId;
use super::span::Span;
use super::traits::Traits;

/// The shapes of a model, by their ids.
pub(super) type Shapes = IndexMap<ShapeId, Shape>;

/// One shape of a model.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The shape's absolute id, without a member.
    pub id: ShapeId,
    /// The type of the shape, with its properties.
    pub kind: ShapeKind,
    /// The traits applied to the shape, including those from `apply` statements.
    pub traits: Traits,
    /// The span of the shape's key in `shapes`.
    pub span: Span,
}

/// The type of a shape, with the properties of that type.
///
/// See <https://smithy.io/2.0/spec/model.html#shapes>.
#[derive(Clone, Debug)]
pub enum ShapeKind {
    /// A simple type, from `blob` to `timestamp`.
    Simple(SimpleType),
    /// A `string` with a set of known values.
    Enum(Vec<EnumMember>),
    /// An `integer` with a set of known values.
    IntEnum(Vec<EnumMember>),
    /// A `list` (or Smithy 1.0's `set`) and its `member`.
    List(Box<Member>),
    /// A `map`.
    Map {
        /// The map's `key`, which targets a string.
        key: Box<Member>,
        /// The map's `value`.
        value: Box<Member>,
    },
    /// A `structure` and its members, in the order of the model.
    Structure(Vec<Member>),
    /// A `union` and its members, in the order of the model.
    Union(Vec<Member>),
    /// An `operation`.
    Operation(Operation),
    /// A `resource`.
    Resource(Box<Resource>),
    /// A `service`.
    Service(Box<Service>),
}

/// A simple type.
///
/// See <https://smithy.io/2.0/spec/simple-types.html>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SimpleType {
    /// Uninterpreted binary data.
    Blob,
    /// True or false.
    Boolean,
    /// UTF-8 text.
    String,
    /// An 8-bit signed integer.
    Byte,
    /// A 16-bit signed integer.
    Short,
    /// A 32-bit signed integer.
    Integer,
    /// A 64-bit signed integer.
    Long,
    /// A 32-bit IEEE 754 number.
    Float,
    /// A 64-bit IEEE 754 number.
    Double,
    /// A signed integer of any size.
    BigInteger,
    /// A signed decimal number of any precision.
    BigDecimal,
    /// An instant.
    Timestamp,
    /// Any JSON-like value, without a schema.
    Document,
}

/// A member of an aggregate shape.
#[derive(Clone, Debug)]
pub struct Member {
    /// The member's id, such as `ns#Tag$key`.
    pub id: ShapeId,
    /// The member's name. The members of lists and maps have the names `member`, `key` and `value`.
    pub name: String,
    /// The target.
    pub target: ShapeId,
    /// The traits applied to the member, without those of its target.
    pub traits: Traits,
    /// The span of the target.
    pub span: Span,
}

/// A member of an `enum` or `intEnum`.
#[derive(Clone, Debug)]
pub struct EnumMember {
    /// The member's id, such as `ns#Sector$COMMERCIAL`.
    pub id: ShapeId,
    /// The member's name.
    pub name: String,
    /// The serialized value: the value of `@enumValue`, or else, for an `enum`, the member's name.
    pub value: EnumValue,
    /// The traits applied to the member.
    pub traits: Traits,
    /// The span of the member's key.
    pub span: Span,
}

/// The serialized value of an enum member.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum EnumValue {
    /// The value of a member of an `enum`.
    Text(String),
    /// The value of a member of an `intEnum`.
    Number(i32),
}

impl fmt::Display for EnumValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
        }
    }
}

/// The properties of an operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The input structure, or `smithy.api#Unit` if there is no input.
    pub input: ShapeId,
    /// The output structure, or `smithy.api#Unit` if there is no output.
    pub output: ShapeId,
    /// The errors of the operation, in the order of the model, without the common errors of the service.
    pub errors: Vec<ShapeId>,
}

/// The properties of a resource.
#[derive(Clone, Debug, Default)]
pub struct Resource {
    /// The resource's identifiers and the string shapes that they target.
    pub identifiers: Identifiers,
    /// The resource's properties and the shapes that they target.
    pub properties: Identifiers,
    /// The lifecycle operation `create`.
    pub create: Option<ShapeId>,
    /// The lifecycle operation `put`.
    pub put: Option<ShapeId>,
    /// The lifecycle operation `read`.
    pub read: Option<ShapeId>,
    /// The lifecycle operation `update`.
    pub update: Option<ShapeId>,
    /// The lifecycle operation `delete`.
    pub delete: Option<ShapeId>,
    /// The lifecycle operation `list`.
    pub list: Option<ShapeId>,
    /// Further operations on one instance of the resource.
    pub operations: Vec<ShapeId>,
    /// Further operations on the collection.
    pub collection_operations: Vec<ShapeId>,
    /// The resources below this one.
    pub resources: Vec<ShapeId>,
}

/// Shapes by their names.
pub type Identifiers = IndexMap<String, ShapeId>;

/// The properties of a service.
#[derive(Clone, Debug, Default)]
pub struct Service {
    /// The version of the API, usually a date.
    pub version: String,
    /// The operations bound to the service, without those of its resources.
    pub operations: Vec<ShapeId>,
    /// The resources bound to the service.
    pub resources: Vec<ShapeId>,
    /// The common errors of all operations.
    pub errors: Vec<ShapeId>,
    /// New names of shapes in the service's closure. They resolve conflicts between shapes from different namespaces.
    pub rename: IndexMap<ShapeId, String>,
}

impl Shape {
    /// Returns the traits of a member, or of the shape if `member` is `None`.
    pub(super) fn traits_mut(&mut self, member: Option<&str>) -> Option<&mut Traits> {
        let Some(name) = member else { return Some(&mut self.traits) };
        let member = match &mut self.kind {
            ShapeKind::List(member) => Some(&mut **member).filter(|member| member.name == name),
            ShapeKind::Map { key, value } => {
                [key, value].into_iter().map(|it| &mut **it).find(|member| member.name == name)
            }
            ShapeKind::Structure(members) | ShapeKind::Union(members) => {
                members.iter_mut().find(|member| member.name == name)
            }
            _ => None,
        };
        member.map(|member| &mut member.traits)
    }

    /// Returns the members of a list, map, structure or union, in order; empty for other types.
    pub fn members(&self) -> Vec<&Member> {
        match &self.kind {
            ShapeKind::List(member) => vec![member],
            ShapeKind::Map { key, value } => vec![key, value],
            ShapeKind::Structure(members) | ShapeKind::Union(members) => members.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Iterates over the targets of the members.
    pub fn targets(&self) -> impl Iterator<Item = &ShapeId> {
        self.members().into_iter().map(|member| &member.target)
    }

    /// Returns the name of the shape's type in the JSON AST.
    pub fn type_name(&self) -> &'static str {
        match &self.kind {
            ShapeKind::Simple(simple) => simple.name(),
            ShapeKind::Enum(_) => "enum",
            ShapeKind::IntEnum(_) => "intEnum",
            ShapeKind::List(_) => "list",
            ShapeKind::Map { .. } => "map",
            ShapeKind::Structure(_) => "structure",
            ShapeKind::Union(_) => "union",
            ShapeKind::Operation(_) => "operation",
            ShapeKind::Resource(_) => "resource",
            ShapeKind::Service(_) => "service",
        }
    }
}

impl SimpleType {
    /// Returns the type with a name in the JSON AST.
    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|simple| simple.name() == name)
    }

    /// All simple types.
    pub(super) const ALL: [Self; 13] = [
        Self::Blob,
        Self::Boolean,
        Self::String,
        Self::Byte,
        Self::Short,
        Self::Integer,
        Self::Long,
        Self::Float,
        Self::Double,
        Self::BigInteger,
        Self::BigDecimal,
        Self::Timestamp,
        Self::Document,
    ];

    /// Returns the type's name in the JSON AST.
    pub fn name(self) -> &'static str {
        match self {
            Self::Blob => "blob",
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Byte => "byte",
            Self::Short => "short",
            Self::Integer => "integer",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
            Self::BigInteger => "bigInteger",
            Self::BigDecimal => "bigDecimal",
            Self::Timestamp => "timestamp",
            Self::Document => "document",
        }
    }
}
