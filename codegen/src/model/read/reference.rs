//! References: what names another shape, where, and which shapes can stand there.

use indexmap::IndexMap;

use super::reader::Reader;
use crate::model::{ProblemKind, Shape, ShapeId, ShapeKind, SimpleType, Span, prelude};

/// A place that names a shape.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    /// The shape or member that the place belongs to.
    pub(super) owner: ShapeId,
    pub(super) role: Role,
    pub(super) target: ShapeId,
    pub(super) span: Span,
}

/// What a shape is named for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Member,
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
    /// The role's name, for messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Member | Self::EnumMember => "target",
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

    /// What can stand there.
    fn expected(self) -> &'static str {
        match self {
            Self::Member | Self::Property => "a type of data",
            Self::EnumMember => "`smithy.api#Unit`",
            Self::MapKey | Self::Identifier => "a string or enum",
            Self::Input | Self::Output => "a structure",
            Self::Error => "a structure with @error",
            Self::Operation => "an operation",
            Self::Resource => "a resource",
            Self::Renamed | Self::Applied => "any type",
            Self::Mixin => "a mixin of the shape's own type",
        }
    }

    fn accepts(self, shape: &Shape) -> bool {
        match (self, &shape.kind) {
            (Self::Member | Self::Property, kind) => is_data(kind),
            (Self::EnumMember, _) => shape.id == ShapeId::prelude("Unit"),
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

fn is_data(kind: &ShapeKind) -> bool {
    !matches!(kind, ShapeKind::Operation(_) | ShapeKind::Resource(_) | ShapeKind::Service(_))
}

fn is_text(kind: &ShapeKind) -> bool {
    matches!(kind, ShapeKind::Simple(SimpleType::String) | ShapeKind::Enum(_))
}

/// Whether the trait is applied, whatever its value.
fn has_trait(shape: &Shape, name: &str) -> bool {
    shape.traits.all.contains_key(&ShapeId::prelude(name))
}

impl Reader<'_> {
    /// Checks everything that the document refers to.
    pub(super) fn check_references(&mut self, shapes: &IndexMap<ShapeId, Shape>) {
        for reference in std::mem::take(&mut self.references) {
            let Reference { role, target, .. } = &reference;
            match shapes.get(target).or_else(|| prelude::find(target)) {
                None => {
                    let candidates = shapes.values().chain(prelude::shapes());
                    let fitting = candidates.filter(|shape| role.accepts(shape));
                    self.missing_target(&reference, fitting.map(|shape| &shape.id));
                }
                Some(found) if has_trait(found, "mixin") => self.wrong_target(&reference, "mixin"),
                Some(found) if !role.accepts(found) => {
                    self.wrong_target(&reference, found.type_name());
                }
                Some(_) => {}
            }
        }
    }

    /// Reports a target that can't stand there.
    pub(super) fn wrong_target(&mut self, reference: &Reference, found: &'static str) {
        let Reference { owner, role, target, span } = reference;
        let kind = ProblemKind::WrongTarget {
            role: role.name(),
            target: target.clone(),
            found,
            expected: role.expected(),
        };
        self.wrong(Some(owner), *span, kind);
    }

    /// Reports a target that does not exist, with the candidate that looks most like it.
    pub(super) fn missing_target<'m>(
        &mut self,
        reference: &Reference,
        candidates: impl Iterator<Item = &'m ShapeId>,
    ) {
        let Reference { owner, role, target, span } = reference;
        if self.broken.contains(target) {
            return;
        }
        let nearest = if self.searches == 0 { None } else { nearest_id(target, candidates) };
        self.searches = self.searches.saturating_sub(1);
        let kind =
            ProblemKind::MissingTarget { role: role.name(), target: target.clone(), nearest };
        self.wrong(Some(owner), *span, kind);
    }
}

/// The candidate that looks most like an id: of the same name, or with a few letters changed, and
/// rather in the same namespace.
fn nearest_id<'m>(id: &ShapeId, candidates: impl Iterator<Item = &'m ShapeId>) -> Option<ShapeId> {
    let name = local_name(id);
    let distances = candidates.map(|it| (strsim::osa_distance(name, local_name(it)), it));
    distances
        .filter(|(distance, _)| is_near(*distance, name))
        .min_by_key(|(distance, it)| (*distance, it.namespace() != id.namespace(), *it))
        .map(|(_, nearest)| nearest.clone())
}

/// The id without its namespace.
fn local_name(id: &ShapeId) -> &str {
    id.as_str().split_once('#').map_or("", |(_, name)| name)
}

/// The candidate that looks most like a name, if any looks enough like it.
pub(crate) fn nearest<'c>(
    name: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    candidates
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .filter(|(distance, _)| is_near(*distance, name))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn is_near(distance: usize, name: &str) -> bool {
    distance <= name.chars().count() / 3
}
