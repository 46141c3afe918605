//! Drafts: shapes while they are read.
//!
//! A list may get its member from a mixin, and an enum its values from an `apply` statement, so a
//! shape takes its form only when everything is known of it.

use indexmap::IndexMap;

use super::reference::Reference;
use crate::model::id::ShapeId;
use crate::model::node::Node;
use crate::model::shape::{Operation, Resource, Service, SimpleType};
use crate::model::span::Span;

/// Shapes while they are read, in the order of the document.
pub(super) type Drafts = IndexMap<ShapeId, Draft>;

/// Traits as they stand.
pub(super) type RawTraits = IndexMap<ShapeId, Node>;

/// A shape while it is read.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) id: ShapeId,
    pub(super) shape_type: ShapeType,
    /// The members of an aggregate type, by name.
    pub(super) members: IndexMap<String, DraftMember>,
    /// What other types define instead of members.
    pub(super) body: Body,
    pub(super) traits: RawTraits,
    pub(super) mixins: Vec<Reference>,
    /// Where the shape's key stands.
    pub(super) span: Span,
}

/// What types without members define.
#[derive(Clone, Debug)]
pub(super) enum Body {
    /// Nothing.
    Nothing,
    /// An operation's properties.
    Operation(Operation),
    /// A resource's properties.
    Resource(Box<Resource>),
    /// A service's properties.
    Service(Box<Service>),
}

/// Traits that an `apply` statement adds.
#[derive(Debug)]
pub(super) struct Applied {
    /// What they are applied to.
    pub(super) id: ShapeId,
    pub(super) traits: RawTraits,
    /// Where the statement's key stands.
    pub(super) span: Span,
}

/// A member while it is read.
#[derive(Clone, Debug)]
pub(super) struct DraftMember {
    pub(super) id: ShapeId,
    /// The target; nothing, if there was a problem with it.
    pub(super) target: Option<ShapeId>,
    pub(super) traits: RawTraits,
    /// Where the member's key stands.
    pub(super) key_span: Span,
    /// Where the target stands.
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
    /// The types that are not simple, as the JSON AST spells them. `set` is Smithy 1.0's name for a
    /// list of unique items.
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

    /// The type of a name.
    pub(super) fn of(name: &str) -> Option<Self> {
        let other = Self::OTHERS.into_iter().find(|(known, _)| *known == name);
        SimpleType::of(name).map(Self::Simple).or(other.map(|(_, other)| other))
    }

    /// The names of all types, and of `apply`.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        let others = Self::OTHERS.into_iter().map(|(name, _)| name);
        SimpleType::ALL.into_iter().map(SimpleType::name).chain(others).chain(["apply"])
    }

    /// The type's name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Simple(simple) => simple.name(),
            other => {
                Self::OTHERS.into_iter().find(|(_, known)| *known == other).map_or("", |o| o.0)
            }
        }
    }
}
