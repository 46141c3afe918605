//! Drafts: partially read shapes.
//!
//! A list can inherit its member from a mixin, and an enum can get its values from an `apply` statement. The reader
//! therefore builds shapes only after it has read the whole document.

use indexmap::IndexMap;

use super::reference::Reference;
use crate::model::id::ShapeId;
use crate::model::node::Node;
use crate::model::shape::{Operation, Resource, Service, SimpleType};
use crate::model::span::Span;

/// Partially read shapes, in the order of the document.
pub(super) type Drafts = IndexMap<ShapeId, Draft>;

/// The raw values of traits.
pub(super) type RawTraits = IndexMap<ShapeId, Node>;

/// A partially read shape.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) id: ShapeId,
    pub(super) shape_type: ShapeType,
    /// The members of an aggregate type, by name.
    pub(super) members: IndexMap<String, DraftMember>,
    /// The properties of other types.
    pub(super) body: Body,
    pub(super) traits: RawTraits,
    pub(super) mixins: Vec<Reference>,
    /// The span of the shape's key.
    pub(super) span: Span,
}

/// The properties of a type without members.
#[derive(Clone, Debug)]
pub(super) enum Body {
    /// No properties.
    Nothing,
    /// The properties of an operation.
    Operation(Operation),
    /// The properties of a resource.
    Resource(Box<Resource>),
    /// The properties of a service.
    Service(Box<Service>),
}

/// An `apply` statement.
#[derive(Debug)]
pub(super) struct ApplyStatement {
    /// The shape or member to apply the traits to.
    pub(super) id: ShapeId,
    pub(super) traits: RawTraits,
    /// The span of the statement's key.
    pub(super) span: Span,
}

/// A partially read member.
#[derive(Clone, Debug)]
pub(super) struct DraftMember {
    pub(super) id: ShapeId,
    /// The target; `None` if it is missing or invalid.
    pub(super) target: Option<ShapeId>,
    pub(super) traits: RawTraits,
    /// The span of the member's key.
    pub(super) key_span: Span,
    /// The span of the target.
    pub(super) target_span: Span,
}

/// A shape's type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShapeType {
    Simple(SimpleType),
    Enum,
    IntEnum,
    List,
    Map,
    Structure,
    Union,
    Operation,
    Resource,
    Service,
}

impl ShapeType {
    /// The other types, by their names in the JSON AST. Smithy 1.0 uses `set` for a list of unique items.
    const OTHERS: [(&'static str, Self); 10] = [
        ("enum", Self::Enum),
        ("intEnum", Self::IntEnum),
        ("list", Self::List),
        ("set", Self::List),
        ("map", Self::Map),
        ("structure", Self::Structure),
        ("union", Self::Union),
        ("operation", Self::Operation),
        ("resource", Self::Resource),
        ("service", Self::Service),
    ];

    /// Returns the type with a name.
    pub(super) fn of(name: &str) -> Option<Self> {
        let other = Self::OTHERS.into_iter().find(|(known, _)| *known == name);
        SimpleType::of(name).map(Self::Simple).or(other.map(|(_, other)| other))
    }

    /// Iterates over the names of all types, and `apply`.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        let others = Self::OTHERS.into_iter().map(|(name, _)| name);
        SimpleType::ALL.into_iter().map(SimpleType::name).chain(others).chain(["apply"])
    }

    /// Returns the type's name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Simple(simple) => simple.name(),
            other => {
                Self::OTHERS.into_iter().find(|(_, known)| *known == other).map_or("", |o| o.0)
            }
        }
    }
}
