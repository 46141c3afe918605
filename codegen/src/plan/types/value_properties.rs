//! Properties of shapes that depend on the shapes within their values, at any depth.

use std::collections::{HashMap, HashSet};

use crate::model::{Model, ServiceClosure, Shape, ShapeId, ShapeKind, SimpleType, reachable};

/// The shapes of a closure whose values can contain values with certain properties.
pub(in crate::plan) struct ValueProperties {
    /// Shapes without `Eq`: their values can contain floats or documents.
    partially_equal: HashSet<ShapeId>,
    /// Shapes without `Hash`: their values can contain floats, documents or maps.
    unhashable: HashSet<ShapeId>,
    /// Shapes whose values can contain sensitive values.
    sensitive: HashSet<ShapeId>,
}

impl ValueProperties {
    pub(in crate::plan) fn new(model: &Model, closure: &ServiceClosure) -> Self {
        let graph = HolderGraph::new(model, closure);
        Self {
            partially_equal: graph.holders_of(is_partially_equal),
            unhashable: graph.holders_of(|shape| {
                is_partially_equal(shape) || matches!(shape.kind, ShapeKind::Map { .. })
            }),
            sensitive: graph.holders_of(is_sensitive),
        }
    }
}

fn is_partially_equal(shape: &Shape) -> bool {
    let ShapeKind::Simple(simple) = &shape.kind else { return false };
    matches!(simple, SimpleType::Float | SimpleType::Double | SimpleType::Document)
}

fn is_sensitive(shape: &Shape) -> bool {
    shape.traits.sensitive || shape.members().iter().any(|member| member.traits.sensitive)
}

/// The shapes of a closure, and the shapes whose members target each of them.
pub(crate) struct HolderGraph<'m> {
    shapes: Vec<&'m Shape>,
    holders: HashMap<&'m ShapeId, Vec<&'m ShapeId>>,
}

impl<'m> HolderGraph<'m> {
    pub(crate) fn new(model: &'m Model, closure: &ServiceClosure) -> Self {
        let mut shapes: Vec<&Shape> = Vec::new();
        let mut holders: HashMap<&ShapeId, Vec<&ShapeId>> = HashMap::new();
        for shape in closure.shapes.iter().filter_map(|id| model.shape(id)) {
            shapes.push(shape);
            for member in shape.members() {
                holders.entry(&member.target).or_default().push(&shape.id);
                // Shapes of the prelude are not part of the closure.
                shapes.extend(model.shape(&member.target));
            }
        }
        Self { shapes, holders }
    }

    /// Returns the shapes that satisfy the predicate, and all shapes whose values can contain their values.
    pub(crate) fn holders_of(&self, holds: impl Fn(&Shape) -> bool) -> HashSet<ShapeId> {
        let own = self.shapes.iter().filter(|shape| holds(shape)).map(|shape| &shape.id);
        let holders = |id: &'m ShapeId| self.holders.get(id).cloned().unwrap_or_default();
        reachable(own, holders).into_iter().cloned().collect()
    }
}

/// The traits that a type derives in addition to `Clone`, `Debug` and `PartialEq`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Derives {
    /// `Eq`.
    pub eq: bool,
    /// `Hash`.
    pub hash: bool,
}

impl ValueProperties {
    /// Returns the traits that the type of a shape can derive.
    pub(in crate::plan) fn derives(&self, shape: &Shape) -> Derives {
        Derives {
            eq: !self.partially_equal.contains(&shape.id),
            // The metadata of errors can't be hashed.
            hash: !self.unhashable.contains(&shape.id) && shape.traits.error.is_none(),
        }
    }

    /// Returns whether values of the shape can contain sensitive values.
    pub(in crate::plan) fn may_contain_sensitive(&self, shape: &ShapeId) -> bool {
        self.sensitive.contains(shape)
    }
}
