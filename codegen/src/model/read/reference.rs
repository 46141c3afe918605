//! References to shapes, and the shapes that they allow.

use crate::model::id::ShapeId;
use crate::model::shape::{Shape, ShapeKind, SimpleType};
use crate::model::span::Span;

/// A reference to a shape.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    /// The shape or member with the reference.
    pub(super) owner: ShapeId,
    pub(super) role: Role,
    pub(super) target: ShapeId,
    pub(super) span: Span,
}

/// The role of a referenced shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Member,
    UnionMember,
    EnumMember,
    MapKey,
    Input,
    Output,
    Error,
    Operation,
    Resource,
    Identifier,
    Property,
    Renamed,
    Mixin,
    Applied,
}

impl Role {
    /// Returns the role's name, for messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Member | Self::UnionMember | Self::EnumMember => "target",
            Self::MapKey => "key",
            Self::Input => "input",
            Self::Output => "output",
            Self::Error => "error",
            Self::Operation => "operation",
            Self::Resource => "resource",
            Self::Identifier => "identifier",
            Self::Property => "property",
            Self::Renamed => "renamed shape",
            Self::Mixin => "mixin",
            Self::Applied => "target of `apply`",
        }
    }

    /// Describes the allowed shapes, for messages.
    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::Member | Self::UnionMember | Self::Property => "a data type",
            Self::EnumMember => "`smithy.api#Unit`",
            Self::MapKey | Self::Identifier => "a string or enum",
            Self::Input | Self::Output => "a structure",
            Self::Error => "a structure with the trait `smithy.api#error`",
            Self::Operation => "an operation",
            Self::Resource => "a resource",
            Self::Renamed | Self::Applied => "any type",
            Self::Mixin => "a mixin of the same shape type",
        }
    }

    /// Returns whether a shape is allowed in this role.
    pub(super) fn accepts(self, shape: &Shape) -> bool {
        match (self, &shape.kind) {
            (Self::Member, kind) => is_data(kind) && !is_unit(&shape.id),
            (Self::UnionMember | Self::Property, kind) => is_data(kind),
            (Self::EnumMember, _) => is_unit(&shape.id),
            (Self::MapKey | Self::Identifier, kind) => is_text(kind),
            (Self::Input | Self::Output, ShapeKind::Structure(_)) => true,
            (Self::Error, ShapeKind::Structure(_)) => has_trait(shape, "error"),
            (Self::Operation, ShapeKind::Operation(_)) => true,
            (Self::Resource, ShapeKind::Resource(_)) => true,
            (Self::Renamed | Self::Applied, _) => true,
            _ => false,
        }
    }
}

/// Returns whether a shape is `smithy.api#Unit`.
///
/// See <https://smithy.io/2.0/spec/model.html#prelude>.
pub(super) fn is_unit(id: &ShapeId) -> bool {
    *id == ShapeId::prelude("Unit")
}

fn is_data(kind: &ShapeKind) -> bool {
    !matches!(kind, ShapeKind::Operation(_) | ShapeKind::Resource(_) | ShapeKind::Service(_))
}

fn is_text(kind: &ShapeKind) -> bool {
    matches!(kind, ShapeKind::Simple(SimpleType::String) | ShapeKind::Enum(_))
}

/// Returns whether a trait of the prelude is applied, with any value.
pub(super) fn has_trait(shape: &Shape, name: &str) -> bool {
    shape.traits.all.contains_key(&ShapeId::prelude(name))
}
