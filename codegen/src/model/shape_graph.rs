//! The graph of the shapes in a closure, with an edge from each shape to the targets of its members.

use std::collections::HashSet;
use std::hash::RandomState;

use petgraph::Direction;
use petgraph::algo::kosaraju_scc;
use petgraph::graphmap::DiGraphMap;
use petgraph::visit::EdgeFiltered;

use super::closure::ServiceClosure;
use super::graph::reachable;
use super::id::ShapeId;
use super::semantic_model::Model;
use super::shape::{Shape, ShapeKind};

/// The shapes of a closure and the shapes of the prelude that they use, with an edge to each target of a member.
pub(crate) struct ShapeGraph<'m> {
    model: &'m Model,
    edges: DiGraphMap<&'m ShapeId, Container, RandomState>,
}

/// The type of the shape at the start of an edge.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    /// A list or map.
    Collection,
    /// A structure or union.
    Structure,
}

/// Shapes that contain one another.
type Component<'m> = Vec<&'m ShapeId>;

impl<'m> ShapeGraph<'m> {
    /// Creates the graph of a closure.
    pub(crate) fn new(model: &'m Model, closure: &ServiceClosure) -> Self {
        let mut edges = DiGraphMap::new();
        for shape in closure.shapes.iter().filter_map(|id| model.shape(id)) {
            edges.add_node(&shape.id);
            let container = match shape.kind {
                ShapeKind::List(_) | ShapeKind::Map { .. } => Container::Collection,
                _ => Container::Structure,
            };
            for target in shape.targets() {
                edges.add_edge(&shape.id, target, container);
            }
        }
        Self { model, edges }
    }

    /// Iterates over the targets of a shape's members, without duplicates.
    pub(crate) fn targets(&self, id: &'m ShapeId) -> impl Iterator<Item = &'m ShapeId> {
        self.edges.neighbors(id)
    }

    /// Returns the given shapes and all shapes whose values their values can contain.
    pub(crate) fn reachable<'g>(
        &'g self,
        shapes: impl IntoIterator<Item = &'g ShapeId>,
    ) -> Vec<&'g ShapeId> {
        reachable(shapes, |id| self.edges.neighbors(id).collect())
    }

    /// Returns the given shape and, if it is a list or map, the shapes of its items, at any depth.
    pub(crate) fn items<'g>(&'g self, shape: &'g ShapeId) -> Vec<&'g ShapeId> {
        let items = |id| {
            let edges = self.edges.edges(id);
            let of_collections =
                edges.filter(|(_, _, container)| **container == Container::Collection);
            of_collections.map(|(_, item, _)| item).collect()
        };
        reachable([shape], items)
    }

    /// Returns the given shapes and all shapes whose values can contain their values.
    pub(crate) fn holders<'g>(
        &'g self,
        shapes: impl IntoIterator<Item = &'g ShapeId>,
    ) -> HashSet<&'g ShapeId> {
        let holders = |id| self.edges.neighbors_directed(id, Direction::Incoming).collect();
        reachable(shapes, holders).into_iter().collect()
    }

    /// Returns the shapes that satisfy the predicate, and all shapes whose values can contain their values.
    pub(crate) fn holders_of(&self, holds: impl Fn(&Shape) -> bool) -> HashSet<ShapeId> {
        let own = self.edges.nodes().filter(|id| self.model.shape(id).is_some_and(&holds));
        self.holders(own).into_iter().cloned().collect()
    }

    /// Returns the strongly connected components in reverse topological order.
    pub(crate) fn components(&self) -> Vec<Component<'m>> {
        // `kosaraju_scc` is not recursive and takes linear time.
        kosaraju_scc(&self.edges)
    }

    /// Returns the strongly connected components of structures and unions that contain one another without a list or
    /// map in between. Other shapes are components of their own.
    pub(crate) fn components_without_collections(&self) -> Vec<Component<'m>> {
        let is_kept = |(_, _, container): (_, _, &Container)| *container == Container::Structure;
        kosaraju_scc(&EdgeFiltered::from_fn(&self.edges, is_kept))
    }
}
