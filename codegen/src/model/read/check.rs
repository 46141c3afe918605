//! Checks that need the whole model: what targets what, and whether values can be finite.

use indexmap::{IndexMap, IndexSet};

use super::Reader;
use super::shapes::nearest;
use crate::model::closure::operations_of;
use crate::model::{
    EnumMember, EnumValue, Member, ProblemKind, Shape, ShapeId, ShapeKind, Span, prelude,
};

type Shapes = IndexMap<ShapeId, Shape>;

/// A kind of target: what it is there for and which shapes can stand there.
struct Role {
    name: &'static str,
    expected: &'static str,
    accepts: fn(&Shape) -> bool,
}

const MEMBER: Role = Role { name: "target", expected: "a type of data", accepts: is_data };
const MAP_KEY: Role = Role { name: "key", expected: "a string or enum", accepts: is_text };
const INPUT: Role = Role { name: "input", expected: "a structure", accepts: is_structure };
const OUTPUT: Role = Role { name: "output", expected: "a structure", accepts: is_structure };
const ERROR: Role = Role { name: "error", expected: "a structure with @error", accepts: is_error };
const OPERATION: Role = Role { name: "operation", expected: "an operation", accepts: is_operation };
const RESOURCE: Role = Role { name: "resource", expected: "a resource", accepts: is_resource };

fn is_data(shape: &Shape) -> bool {
    !matches!(shape.kind, ShapeKind::Operation(_) | ShapeKind::Resource(_) | ShapeKind::Service(_))
}

fn is_text(shape: &Shape) -> bool {
    matches!(shape.type_name(), "string" | "enum")
}

fn is_structure(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Structure(_))
}

fn is_error(shape: &Shape) -> bool {
    is_structure(shape) && shape.traits.error.is_some()
}

fn is_operation(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Operation(_))
}

fn is_resource(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Resource(_))
}

fn find<'m>(shapes: &'m Shapes, id: &ShapeId) -> Option<&'m Shape> {
    shapes.get(id).or_else(|| prelude::find(id))
}

impl Reader<'_> {
    /// Checks the model as a whole.
    pub(super) fn check(&mut self, shapes: &Shapes) {
        for shape in shapes.values() {
            self.check_targets(shape, shapes);
        }
        self.check_finite(shapes);
    }

    fn check_targets(&mut self, shape: &Shape, shapes: &Shapes) {
        match &shape.kind {
            ShapeKind::Map { key, value } => {
                self.check_member(key, &MAP_KEY, shapes);
                self.check_member(value, &MEMBER, shapes);
            }
            ShapeKind::Enum(members) | ShapeKind::IntEnum(members) => {
                self.check_enum(shape, members)
            }
            ShapeKind::Operation(operation) => {
                self.check_target(shape, &operation.input, &INPUT, shapes);
                self.check_target(shape, &operation.output, &OUTPUT, shapes);
                self.check_all(shape, operation.errors.iter(), &ERROR, shapes);
            }
            ShapeKind::Resource(resource) => {
                self.check_all(shape, operations_of(resource), &OPERATION, shapes);
                self.check_all(shape, resource.resources.iter(), &RESOURCE, shapes);
                let named = resource.identifiers.values().chain(resource.properties.values());
                self.check_all(shape, named, &MEMBER, shapes);
            }
            ShapeKind::Service(service) => {
                self.check_all(shape, service.operations.iter(), &OPERATION, shapes);
                self.check_all(shape, service.resources.iter(), &RESOURCE, shapes);
                self.check_all(shape, service.errors.iter(), &ERROR, shapes);
            }
            _ => {
                for member in shape.members() {
                    self.check_member(member, &MEMBER, shapes);
                }
            }
        }
    }

    fn check_all<'m>(
        &mut self,
        shape: &Shape,
        targets: impl Iterator<Item = &'m ShapeId>,
        role: &Role,
        shapes: &Shapes,
    ) {
        for target in targets {
            self.check_target(shape, target, role, shapes);
        }
    }

    fn check_member(&mut self, member: &Member, role: &Role, shapes: &Shapes) {
        self.check_role(&member.id, member.span, &member.target, role, shapes);
    }

    fn check_target(&mut self, shape: &Shape, target: &ShapeId, role: &Role, shapes: &Shapes) {
        self.check_role(&shape.id, shape.span, target, role, shapes);
    }

    fn check_role(
        &mut self,
        id: &ShapeId,
        span: Span,
        target: &ShapeId,
        role: &Role,
        shapes: &Shapes,
    ) {
        match find(shapes, target) {
            None => self.missing_target(id, span, role.name, target, shapes),
            Some(found) if !(role.accepts)(found) => {
                let kind = ProblemKind::WrongTarget {
                    role: role.name,
                    target: target.clone(),
                    found: found.type_name(),
                    expected: role.expected,
                };
                self.wrong(Some(id), span, kind);
            }
            Some(_) => {}
        }
    }

    /// Reports a target that does not exist, with the name that looks most like it.
    pub(super) fn missing_target(
        &mut self,
        id: &ShapeId,
        span: Span,
        role: &'static str,
        target: &ShapeId,
        shapes: &Shapes,
    ) {
        let candidates = shapes.keys().map(ShapeId::as_str).filter(|name| *name != id.as_str());
        let nearest = nearest(target.as_str(), candidates).and_then(|name| name.parse().ok());
        self.wrong(
            Some(id),
            span,
            ProblemKind::MissingTarget { role, target: target.clone(), nearest },
        );
    }

    fn check_enum(&mut self, shape: &Shape, members: &[EnumMember]) {
        let mut seen = IndexSet::new();
        for member in members {
            if !seen.insert(&member.value) {
                let value = match &member.value {
                    EnumValue::Text(text) => text.clone(),
                    EnumValue::Number(number) => number.to_string(),
                };
                let owner = shape.id.with_member(&member.name);
                self.wrong(Some(&owner), member.span, ProblemKind::DuplicateEnumValue { value });
            }
        }
    }

    /// Reports structures that need a value of themselves, and lists and maps that are made of
    /// themselves.
    fn check_finite(&mut self, shapes: &Shapes) {
        let mut finite = IndexSet::new();
        for shape in shapes.values() {
            if let Some(path) = endless_path(shape, shapes, &mut finite) {
                let span = shape.span;
                self.wrong(Some(&shape.id), span, ProblemKind::Endless { path });
            }
        }
    }
}

/// The way from a shape through what its values need back to itself, if there is one. Shapes that are
/// known to have finite values are passed over and added to `finite`.
fn endless_path(
    shape: &Shape,
    shapes: &Shapes,
    finite: &mut IndexSet<ShapeId>,
) -> Option<Vec<ShapeId>> {
    let mut seen: IndexMap<ShapeId, ShapeId> = IndexMap::new();
    let mut next: Vec<ShapeId> = vec![shape.id.clone()];
    while let Some(id) = next.pop() {
        for target in needed(&id, shapes) {
            if target == shape.id {
                return Some(path_back(&shape.id, id, &seen));
            }
            if !finite.contains(&target) && !seen.contains_key(&target) {
                seen.insert(target.clone(), id.clone());
                next.push(target);
            }
        }
    }
    finite.insert(shape.id.clone());
    None
}

fn path_back(start: &ShapeId, mut at: ShapeId, seen: &IndexMap<ShapeId, ShapeId>) -> Vec<ShapeId> {
    let mut path = vec![start.clone()];
    while at != *start {
        path.push(at.clone());
        match seen.get(&at) {
            Some(previous) => at = previous.clone(),
            None => break,
        }
    }
    path.push(start.clone());
    path.reverse();
    path
}

/// The shapes of which each value of a shape needs one: required members, the only member of a union,
/// and what lists and maps are made of, which have no end as types even where values have one.
fn needed(id: &ShapeId, shapes: &Shapes) -> Vec<ShapeId> {
    let Some(shape) = shapes.get(id) else { return Vec::new() };
    match &shape.kind {
        ShapeKind::Structure(members) => {
            let required = members.iter().filter(|member| member.traits.required);
            let kept = required.filter(|member| !is_collection(&member.target, shapes));
            kept.map(|member| member.target.clone()).collect()
        }
        ShapeKind::Union(members) => match members.as_slice() {
            [only] if !is_collection(&only.target, shapes) => vec![only.target.clone()],
            _ => Vec::new(),
        },
        ShapeKind::List(member) => collection_target(member, shapes),
        ShapeKind::Map { value, .. } => collection_target(value, shapes),
        _ => Vec::new(),
    }
}

fn is_collection(id: &ShapeId, shapes: &Shapes) -> bool {
    matches!(
        shapes.get(id).map(|shape| &shape.kind),
        Some(ShapeKind::List(_) | ShapeKind::Map { .. })
    )
}

fn collection_target(member: &Member, shapes: &Shapes) -> Vec<ShapeId> {
    if is_collection(&member.target, shapes) { vec![member.target.clone()] } else { Vec::new() }
}
