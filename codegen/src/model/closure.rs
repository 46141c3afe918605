//! The closure of a service: what can be reached from it.

use std::collections::BTreeSet;

use super::{
    Model, Operation, Problem, ProblemKind, Problems, Resource, Service, Shape, ShapeId, ShapeKind,
};

/// A service with everything that can be reached from it.
#[derive(Clone, Debug)]
pub struct ServiceClosure {
    /// The service.
    pub service: ShapeId,
    /// The operations of the service and of its resources, by name.
    pub operations: Vec<ShapeId>,
    /// The shapes that the operations' inputs, outputs and errors are made of, by name, without the
    /// prelude's.
    pub shapes: Vec<ShapeId>,
}

impl Model {
    /// The service of the given id or name, or the only one.
    ///
    /// # Errors
    ///
    /// There is no such service, or nothing says which of several to take.
    pub fn service(&self, wanted: Option<&str>) -> Result<ServiceClosure, Problems> {
        let services: Vec<&Shape> = self.services().collect();
        let chosen = match wanted {
            Some(wanted) => services
                .iter()
                .find(|shape| shape.id.as_str() == wanted || shape.id.name() == wanted)
                .ok_or_else(|| unknown_service(wanted, &services)),
            None => match services.as_slice() {
                [only] => Ok(only),
                [] => Err(ProblemKind::NoService),
                several => Err(ProblemKind::SeveralServices {
                    services: several.iter().map(|shape| shape.id.clone()).collect(),
                }),
            },
        };
        match chosen {
            Ok(shape) => Ok(self.closure(&shape.id)),
            Err(kind) => Err(Problems::new(self.source.clone(), vec![Problem::new(kind)])),
        }
    }

    /// The services of the model.
    pub fn services(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.values().filter(|shape| matches!(shape.kind, ShapeKind::Service(_)))
    }

    fn closure(&self, id: &ShapeId) -> ServiceClosure {
        let mut operations = BTreeSet::new();
        let mut shapes = BTreeSet::new();
        if let Some(service) = self.as_service(id) {
            operations.extend(service.operations.iter().cloned());
            for resource in &service.resources {
                self.add_resource(resource, &mut operations, &mut BTreeSet::new());
            }
            service.errors.iter().for_each(|error| self.add_shape(error, &mut shapes));
        }
        for operation in operations.iter().filter_map(|id| self.as_operation(id)) {
            self.add_shape(&operation.input, &mut shapes);
            self.add_shape(&operation.output, &mut shapes);
            operation.errors.iter().for_each(|error| self.add_shape(error, &mut shapes));
        }
        ServiceClosure {
            service: id.clone(),
            operations: by_name(operations),
            shapes: by_name(shapes),
        }
    }

    fn add_resource(
        &self,
        id: &ShapeId,
        operations: &mut BTreeSet<ShapeId>,
        seen: &mut BTreeSet<ShapeId>,
    ) {
        let Some(ShapeKind::Resource(resource)) = self.shape(id).map(|shape| &shape.kind) else {
            return;
        };
        if !seen.insert(id.clone()) {
            return;
        }
        operations.extend(operations_of(resource).cloned());
        for child in &resource.resources {
            self.add_resource(child, operations, seen);
        }
    }

    fn add_shape(&self, id: &ShapeId, shapes: &mut BTreeSet<ShapeId>) {
        let mut next = vec![id.clone()];
        while let Some(id) = next.pop() {
            if id.is_prelude() || !shapes.insert(id.clone()) {
                continue;
            }
            let members = self.shape(&id).map(Shape::members).unwrap_or_default();
            next.extend(members.into_iter().map(|member| member.target.clone()));
        }
    }

    fn as_service(&self, id: &ShapeId) -> Option<&Service> {
        match &self.shape(id)?.kind {
            ShapeKind::Service(service) => Some(service),
            _ => None,
        }
    }

    fn as_operation(&self, id: &ShapeId) -> Option<&Operation> {
        match &self.shape(id)?.kind {
            ShapeKind::Operation(operation) => Some(operation),
            _ => None,
        }
    }
}

impl ServiceClosure {
    /// The errors that an operation can give: its own, then the service's, each once.
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
}

/// The operations that a resource binds, lifecycle operations first.
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

fn by_name(ids: BTreeSet<ShapeId>) -> Vec<ShapeId> {
    let mut ids: Vec<ShapeId> = ids.into_iter().collect();
    ids.sort_by(|a, b| a.name().cmp(b.name()).then_with(|| a.cmp(b)));
    ids
}

fn unknown_service(wanted: &str, services: &[&Shape]) -> ProblemKind {
    let distance = |shape: &&&Shape| {
        strsim::levenshtein(shape.id.as_str(), wanted)
            .min(strsim::levenshtein(shape.id.name(), wanted))
    };
    let nearest = services.iter().min_by_key(distance).map(|shape| shape.id.clone());
    ProblemKind::UnknownService { wanted: wanted.to_owned(), nearest }
}
