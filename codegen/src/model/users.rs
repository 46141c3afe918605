//! Finding the operations that use a shape.

use std::collections::BTreeSet;

use super::closure::{ServiceClosure, shapes_of};
use super::id::ShapeId;
use super::semantic_model::Model;
use super::shape::{Operation, Service};
use super::shape_graph::ShapeGraph;

/// The operations of a closure, which use shapes as input, output or error, directly or indirectly.
pub(crate) struct Users<'m> {
    graph: ShapeGraph<'m>,
    operations: Vec<(&'m ShapeId, &'m Operation)>,
    service: Option<&'m Service>,
}

impl<'m> Users<'m> {
    /// Returns the operations that use a shape directly or indirectly. An operation uses itself.
    pub(crate) fn operations_using(&self, shape: &ShapeId) -> BTreeSet<&'m ShapeId> {
        let holders = self.graph.holders([shape]);
        // All operations use the common errors.
        let errors = self.service.map(|service| &service.errors);
        let is_common = errors.into_iter().flatten().any(|error| holders.contains(error));
        let uses = |(id, operation): &(&ShapeId, &Operation)| {
            is_common || *id == shape || shapes_of(operation).any(|used| holders.contains(used))
        };
        self.operations.iter().copied().filter(uses).map(|(id, _)| id).collect()
    }
}

impl ServiceClosure {
    /// Returns the users of the shapes in the closure.
    pub(crate) fn users<'m>(&'m self, model: &'m Model) -> Users<'m> {
        let operations = self.operations.iter();
        Users {
            graph: ShapeGraph::new(model, self),
            operations: operations.filter_map(|id| Some((id, model.as_operation(id)?))).collect(),
            service: model.as_service(&self.service),
        }
    }
}
