//! Checks that services rename only shapes that can be renamed, and only to unused names.
//!
//! See the property `rename` in <https://smithy.io/2.0/spec/service-types.html#service>.

use std::collections::HashMap;

use super::super::reader::Reader;
use super::super::reference::Role;
use crate::model::closure::operations_of;
use crate::model::graph::reachable;
use crate::model::id::ShapeId;
use crate::model::prelude;
use crate::model::problem::ProblemKind;
use crate::model::shape::{Service, Shape, ShapeKind, Shapes};
use crate::model::span::Span;

impl Reader<'_> {
    /// Reports invalid renames. Call this before the check of references, which consumes the references.
    pub(super) fn check_renames(&mut self, shapes: &Shapes) {
        let mixin = ShapeId::prelude("mixin");
        for shape in shapes.values().filter(|shape| !shape.traits.all.contains_key(&mixin)) {
            let ShapeKind::Service(service) = &shape.kind else { continue };
            if !service.rename.is_empty() {
                self.check_renames_of(shape, service, shapes);
            }
        }
    }

    fn check_renames_of(&mut self, shape: &Shape, service: &Service, shapes: &Shapes) {
        let closure = Closure::new(&shape.id, service, shapes);
        for (id, name) in &service.rename {
            // The check of references reports missing shapes.
            let Some(renamed) = find(id, shapes) else { continue };
            if let Some(reason) = closure.reason_against(renamed, name) {
                let span = self.rename_span(&shape.id, id).unwrap_or(shape.span);
                let (id, name) = (id.clone(), name.clone());
                let kind = ProblemKind::InvalidRename { shape: id, name, reason };
                self.report(Some(&shape.id), span, kind);
            }
        }
    }

    /// Returns the span of a rename, in the service or else in one of its mixins.
    fn rename_span(&self, service: &ShapeId, renamed: &ShapeId) -> Option<Span> {
        let references = self.references.iter();
        let renames = references.filter(|it| it.role == Role::Renamed && it.target == *renamed);
        renames.min_by_key(|it| it.owner != *service).map(|it| it.span)
    }
}

/// The shapes of a service, with their names in the service.
struct Closure<'m> {
    shapes: &'m Shapes,
    names: HashMap<&'m ShapeId, String>,
    /// The shapes by name in lower case.
    by_name: HashMap<String, Vec<&'m Shape>>,
}

impl<'m> Closure<'m> {
    fn new(id: &'m ShapeId, service: &'m Service, shapes: &'m Shapes) -> Self {
        let reached = reachable([id], |id| find(id, shapes).map_or_else(Vec::new, targets));
        let mut closure = Self { shapes, names: HashMap::new(), by_name: HashMap::new() };
        for id in reached {
            let Some(shape) = find(id, shapes) else { continue };
            let name = service.rename.get(id).map_or_else(|| id.name(), String::as_str);
            let name = name.to_ascii_lowercase();
            closure.by_name.entry(name.clone()).or_default().push(shape);
            closure.names.insert(id, name);
        }
        closure
    }

    /// Returns the reason why a shape can't have a name in the service.
    fn reason_against(&self, shape: &Shape, name: &str) -> Option<String> {
        let kind = match &shape.kind {
            ShapeKind::Operation(_) => Some("operations"),
            ShapeKind::Resource(_) => Some("resources"),
            ShapeKind::Service(_) => Some("services"),
            _ => None,
        };
        if let Some(kind) = kind {
            return Some(format!("{kind} can't be renamed"));
        }
        let Some(new) = self.names.get(&shape.id) else {
            return Some("the shape is not in the service's closure".to_owned());
        };
        let others = self.by_name.get(new).into_iter().flatten();
        let mut others = others.filter(|other| other.id != shape.id);
        if let Some(other) = others.find(|other| !self.may_share(shape, other)) {
            return Some(format!("`{}` already has this name in the service", other.id));
        }
        (name == shape.id.name()).then(|| "the shape already has this name".to_owned())
    }

    /// Returns whether two shapes can have the same name: equal simple shapes, and lists of them.
    fn may_share(&self, one: &Shape, other: &Shape) -> bool {
        let same_traits = || {
            let (one, other) = (&one.traits.all, &other.traits.all);
            let same = |(id, node): (_, &crate::model::Node)| {
                other.get(id).is_some_and(|it| it.value == node.value)
            };
            one.len() == other.len() && one.iter().all(same)
        };
        match (&one.kind, &other.kind) {
            (ShapeKind::Simple(a), ShapeKind::Simple(b)) => a == b && same_traits(),
            (ShapeKind::List(a), ShapeKind::List(b)) => {
                let items = (find(&a.target, self.shapes), find(&b.target, self.shapes));
                let (Some(a), Some(b)) = items else { return false };
                same_traits() && (a.id == b.id || self.may_share(a, b))
            }
            _ => false,
        }
    }
}

fn find<'m>(id: &ShapeId, shapes: &'m Shapes) -> Option<&'m Shape> {
    shapes.get(id).or_else(|| prelude::find(id))
}

/// Returns the shapes that a shape refers to, for the service's closure.
fn targets(shape: &Shape) -> Vec<&ShapeId> {
    match &shape.kind {
        ShapeKind::Service(service) => [&service.operations, &service.resources, &service.errors]
            .into_iter()
            .flatten()
            .collect(),
        // An undeclared input or output is not part of the closure.
        ShapeKind::Operation(operation) => {
            let structures = [&operation.input, &operation.output];
            let declared = structures.into_iter().filter(|id| **id != ShapeId::prelude("Unit"));
            declared.chain(&operation.errors).collect()
        }
        ShapeKind::Resource(resource) => {
            let named = resource.identifiers.values().chain(resource.properties.values());
            operations_of(resource).chain(named).chain(&resource.resources).collect()
        }
        _ => shape.targets().collect(),
    }
}
