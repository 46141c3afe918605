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
    /// The role's name, for messages.
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

    /// What can stand there.
    fn expected(self) -> &'static str {
        match self {
            Self::Member | Self::UnionMember | Self::Property => "a type of data",
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

/// Whether a shape is the type of nothing.
///
/// See <https://smithy.io/2.0/spec/model.html#prelude>.
fn is_unit(id: &ShapeId) -> bool {
    *id == ShapeId::prelude("Unit")
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
                Some(found) if *role == Role::Member && is_unit(&found.id) => {
                    let owner = shapes.get(&reference.owner.root());
                    let container = owner.map_or("structure", Shape::type_name);
                    let kind = ProblemKind::UnitMember { container };
                    self.wrong(Some(&reference.owner), reference.span, kind);
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
        let mut left = self.comparisons;
        let counted = candidates.inspect(|_| left = left.saturating_sub(1));
        let nearest = if self.comparisons == 0 { None } else { nearest_id(target, counted) };
        self.comparisons = left;
        let kind =
            ProblemKind::MissingTarget { role: role.name(), target: target.clone(), nearest };
        self.wrong(Some(owner), *span, kind);
    }
}

/// The candidate that looks most like an id: of the same name, or with a few letters changed, and
/// rather in the same namespace.
fn nearest_id<'m>(id: &ShapeId, candidates: impl Iterator<Item = &'m ShapeId>) -> Option<ShapeId> {
    let wanted = Wanted::new(local_name(id));
    candidates
        .filter_map(|it| Some((wanted.distance(local_name(it))?, it)))
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
    let wanted = Wanted::new(name);
    candidates
        .filter_map(|candidate| Some((wanted.distance(candidate)?, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The longest name that others are compared with, in bytes: comparing takes time with the product of the lengths.
const LONGEST: usize = 200;

/// A name that doesn't exist.
struct Wanted<'n> {
    name: &'n str,
    length: usize,
    /// How many letters of a similar name may differ.
    most: usize,
}

impl<'n> Wanted<'n> {
    fn new(name: &'n str) -> Self {
        let length = name.chars().count();
        Self { name, length, most: length / 3 }
    }

    /// How many letters of a name differ, if it is similar.
    fn distance(&self, candidate: &str) -> Option<usize> {
        let is_short = self.name.len().max(candidate.len()) <= LONGEST;
        let may_be_near = is_short && self.length.abs_diff(candidate.chars().count()) <= self.most;
        let distance = may_be_near.then(|| strsim::osa_distance(self.name, candidate))?;
        (distance <= self.most).then_some(distance)
    }
}
