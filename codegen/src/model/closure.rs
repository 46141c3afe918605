//! The closure of a service: all shapes that can be reached from it.
//!
//! See <https://smithy.io/2.0/spec/service-types.html#service-closure>.

use std::collections::BTreeSet;

use super::graph::reachable;
use super::id::ShapeId;
use super::problem::{Problem, ProblemKind, Problems};
use super::semantic_model::Model;
use super::shape::{Operation, Resource, Service, Shape, ShapeKind};
use super::similar::nearest;

/// A service with all operations and shapes that can be reached from it.
#[derive(Clone, Debug)]
pub struct ServiceClosure {
    /// The service.
    pub service: ShapeId,
    /// The operations of the service and its resources, sorted by name.
    pub operations: Vec<ShapeId>,
    /// The shapes that can be reached from the operations' inputs, outputs and errors, sorted by name, without those of
    /// the prelude.
    pub shapes: Vec<ShapeId>,
    /// The names of the waiters to leave out.
    pub left_out_waiters: BTreeSet<String>,
}

impl Model {
    /// Returns the closure of the service with the id or name `wanted`, or of the only service if `wanted` is `None`.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no matching service, or more than one.
    pub fn service(&self, wanted: Option<&str>) -> Result<ServiceClosure, Problems> {
        let services: Vec<&Shape> = self.services().collect();
        let candidates: Vec<&Shape> = match wanted {
            Some(wanted) => {
                services.iter().copied().filter(|shape| is_named(shape, wanted)).collect()
            }
            None => services.clone(),
        };
        match (candidates.as_slice(), wanted) {
            ([only], _) => Ok(self.closure(&only.id)),
            ([], Some(wanted)) if !services.is_empty() => {
                Err(self.refuse(unknown_service(wanted, &services)))
            }
            ([], _) => Err(self.refuse(ProblemKind::NoService)),
            (several, _) => Err(self.refuse(ProblemKind::SeveralServices {
                services: several.iter().map(|shape| shape.id.clone()).collect(),
            })),
        }
    }

    /// Iterates over the services in the order of the model, without mixins.
    pub fn services(&self) -> impl Iterator<Item = &Shape> {
        let is_mixin = |shape: &Shape| shape.traits.all.contains_key(&ShapeId::prelude("mixin"));
        let services =
            self.shapes.values().filter(|shape| matches!(shape.kind, ShapeKind::Service(_)));
        services.filter(move |shape| !is_mixin(shape))
    }

    fn refuse(&self, kind: ProblemKind) -> Problems {
        Problems::new(self.source.clone(), vec![Problem::new(kind)])
    }

    fn closure(&self, id: &ShapeId) -> ServiceClosure {
        let mut operations = BTreeSet::new();
        if let Some(service) = self.as_service(id) {
            operations.extend(&service.operations);
            let below =
                |id| self.as_resource(id).map_or_else(Vec::new, |it| it.resources.iter().collect());
            let resources = reachable(&service.resources, below);
            let resources = resources.into_iter().filter_map(|id| self.as_resource(id));
            operations.extend(resources.flat_map(operations_of));
        }
        self.closure_of(id, operations.into_iter().cloned().collect())
    }

    /// Returns the closure of some operations of a service.
    fn closure_of(&self, id: &ShapeId, operations: BTreeSet<ShapeId>) -> ServiceClosure {
        let common = self.as_service(id).into_iter().flat_map(|service| &service.errors);
        let used = operations.iter().filter_map(|id| self.as_operation(id)).flat_map(shapes_of);
        let is_own = |id: &&ShapeId| !id.is_prelude();
        let targets =
            |id| self.shape(id).into_iter().flat_map(Shape::targets).filter(is_own).collect();
        let shapes = reachable(common.chain(used).filter(is_own), targets);
        ServiceClosure {
            service: id.clone(),
            shapes: by_name(shapes.into_iter().cloned()),
            operations: by_name(operations),
            left_out_waiters: BTreeSet::new(),
        }
    }

    pub(super) fn as_service(&self, id: &ShapeId) -> Option<&Service> {
        match &self.shape(id)?.kind {
            ShapeKind::Service(service) => Some(service),
            _ => None,
        }
    }

    pub(super) fn as_operation(&self, id: &ShapeId) -> Option<&Operation> {
        match &self.shape(id)?.kind {
            ShapeKind::Operation(operation) => Some(operation),
            _ => None,
        }
    }

    fn as_resource(&self, id: &ShapeId) -> Option<&Resource> {
        match &self.shape(id)?.kind {
            ShapeKind::Resource(resource) => Some(resource),
            _ => None,
        }
    }
}

impl ServiceClosure {
    /// Returns the errors of an operation, followed by the common errors of the service, without duplicates.
    pub fn errors_of(&self, model: &Model, operation: &ShapeId) -> Vec<ShapeId> {
        let own = model.as_operation(operation).map(|operation| operation.errors.as_slice());
        let common = model.as_service(&self.service).map(|service| service.errors.as_slice());
        let mut errors: Vec<ShapeId> = Vec::new();
        for error in own.into_iter().chain(common).flatten() {
            if !errors.contains(error) {
                errors.push(error.clone());
            }
        }
        errors
    }

    /// Returns the closure of the operations with the ids or names in `wanted`.
    ///
    /// # Errors
    ///
    /// Returns a problem for each name without an operation.
    pub fn only(&self, model: &Model, wanted: &[String]) -> Result<Self, Problems> {
        let mut found = BTreeSet::new();
        let mut problems = Vec::new();
        for wanted in wanted {
            let is_wanted = |id: &&ShapeId| id.as_str() == wanted || id.name() == wanted;
            match self.operations.iter().find(is_wanted) {
                Some(id) => {
                    found.insert(id.clone());
                }
                None => problems.push(Problem::new(self.unknown_operation(wanted))),
            }
        }
        if problems.is_empty() {
            Ok(self.of_operations(model, found))
        } else {
            Err(Problems::new(model.source.clone(), problems))
        }
    }

    /// Returns the closure without some operations.
    pub fn without(&self, model: &Model, left_out: &BTreeSet<ShapeId>) -> Self {
        let kept = self.operations.iter().filter(|id| !left_out.contains(*id)).cloned().collect();
        self.of_operations(model, kept)
    }

    fn of_operations(&self, model: &Model, operations: BTreeSet<ShapeId>) -> Self {
        let left_out_waiters = self.left_out_waiters.clone();
        Self { left_out_waiters, ..model.closure_of(&self.service, operations) }
    }

    /// Leaves out more waiters.
    #[must_use]
    pub fn without_waiters(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.left_out_waiters.extend(names);
        self
    }

    fn unknown_operation(&self, wanted: &str) -> ProblemKind {
        let name = wanted.rsplit('#').next().unwrap_or(wanted);
        let names = self.operations.iter().map(ShapeId::name);
        let nearest = nearest(name, names).map(str::to_owned);
        ProblemKind::UnknownOperation { wanted: wanted.to_owned(), nearest }
    }
}

/// Returns the input, output and errors of an operation.
pub(super) fn shapes_of(operation: &Operation) -> impl Iterator<Item = &ShapeId> {
    [&operation.input, &operation.output].into_iter().chain(&operation.errors)
}

/// Returns the operations of a resource, lifecycle operations first.
pub(super) fn operations_of(resource: &Resource) -> impl Iterator<Item = &ShapeId> {
    let lifecycle = [
        &resource.create,
        &resource.put,
        &resource.read,
        &resource.update,
        &resource.delete,
        &resource.list,
    ];
    lifecycle
        .into_iter()
        .flatten()
        .chain(&resource.operations)
        .chain(&resource.collection_operations)
}

fn by_name(ids: impl IntoIterator<Item = ShapeId>) -> Vec<ShapeId> {
    let mut ids: Vec<ShapeId> = ids.into_iter().collect();
    ids.sort_by(|a, b| a.name().cmp(b.name()).then_with(|| a.cmp(b)));
    ids
}

fn is_named(shape: &Shape, wanted: &str) -> bool {
    shape.id.as_str() == wanted || shape.id.name() == wanted
}

fn unknown_service(wanted: &str, services: &[&Shape]) -> ProblemKind {
    let distance = |shape: &&&Shape| {
        strsim::osa_distance(shape.id.as_str(), wanted)
            .min(strsim::osa_distance(shape.id.name(), wanted))
    };
    let nearest = services.iter().min_by_key(distance).map(|shape| shape.id.clone());
    ProblemKind::UnknownService { wanted: wanted.to_owned(), nearest }
}

#[cfg(test)]
mod tests;
