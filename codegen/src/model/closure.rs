//! The closure of a service: what can be reached from it.
//!
//! See <https://smithy.io/2.0/spec/service-types.html#service-closure>.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{
    Model, Operation, Problem, ProblemKind, Problems, Resource, Service, Shape, ShapeId, ShapeKind,
    nearest,
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
    /// The waiters of the operations that are left out, by name.
    pub left_out_waiters: BTreeSet<String>,
}

impl Model {
    /// The service that has `wanted` as its id or name, or else the only one of the model.
    ///
    /// # Errors
    ///
    /// There is no such service, or nothing says which of several to take.
    pub fn service(&self, wanted: Option<&str>) -> Result<ServiceClosure, Problems> {
        let services: Vec<&Shape> = self.services().collect();
        let candidates: Vec<&Shape> = match wanted {
            Some(wanted) => services.iter().copied().filter(|shape| is(shape, wanted)).collect(),
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

    /// The services of the model, in its order. Mixins are what services are made of, and none themselves.
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
            operations.extend(service.operations.iter().cloned());
            self.add_resources(&service.resources, &mut operations);
        }
        self.closure_of(id, operations)
    }

    /// The closure of some of a service's operations.
    fn closure_of(&self, id: &ShapeId, operations: BTreeSet<ShapeId>) -> ServiceClosure {
        let mut shapes = BTreeSet::new();
        if let Some(service) = self.as_service(id) {
            self.add_shapes(&service.errors, &mut shapes);
        }
        for operation in operations.iter().filter_map(|id| self.as_operation(id)) {
            self.add_shapes([&operation.input, &operation.output], &mut shapes);
            self.add_shapes(&operation.errors, &mut shapes);
        }
        ServiceClosure {
            service: id.clone(),
            operations: by_name(operations),
            shapes: by_name(shapes),
            left_out_waiters: BTreeSet::new(),
        }
    }

    /// Adds the operations of resources and of those below them.
    fn add_resources(&self, resources: &[ShapeId], operations: &mut BTreeSet<ShapeId>) {
        let mut next: Vec<&ShapeId> = resources.iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = next.pop() {
            if let Some(resource) = self.as_resource(id)
                && seen.insert(id)
            {
                operations.extend(operations_of(resource).cloned());
                next.extend(&resource.resources);
            }
        }
    }

    /// Adds shapes and what their members reach.
    fn add_shapes<'m>(
        &'m self,
        ids: impl IntoIterator<Item = &'m ShapeId>,
        shapes: &mut BTreeSet<ShapeId>,
    ) {
        let mut next: Vec<&ShapeId> = ids.into_iter().collect();
        while let Some(id) = next.pop() {
            if id.is_prelude() || !shapes.insert(id.clone()) {
                continue;
            }
            let members = self.shape(id).map(Shape::members).unwrap_or_default();
            next.extend(members.into_iter().map(|member| &member.target));
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

    fn as_resource(&self, id: &ShapeId) -> Option<&Resource> {
        match &self.shape(id)?.kind {
            ShapeKind::Resource(resource) => Some(resource),
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

/// The users of what a closure holds: the shapes with a member of a shape, and the operations with it as their
/// input, output or error.
#[derive(Debug)]
pub(crate) struct Users<'m> {
    users: HashMap<&'m ShapeId, Vec<&'m ShapeId>>,
    operations: HashSet<&'m ShapeId>,
    /// The errors that all operations have.
    errors: HashSet<&'m ShapeId>,
}

impl<'m> Users<'m> {
    /// The operations that reach a shape, or are it. Only what lies between is looked at.
    pub(crate) fn operations_reaching(&self, shape: &ShapeId) -> BTreeSet<&'m ShapeId> {
        let mut reaching = BTreeSet::new();
        let mut next: Vec<&ShapeId> = vec![shape];
        let mut seen: HashSet<&ShapeId> = HashSet::new();
        while let Some(id) = next.pop() {
            if !seen.insert(id) {
                continue;
            }
            if self.errors.contains(id) {
                return self.operations.iter().copied().collect();
            }
            for user in self.users.get(id).into_iter().flatten() {
                if self.operations.contains(user) {
                    reaching.insert(*user);
                } else {
                    next.push(user);
                }
            }
        }
        reaching
    }
}

/// # Some of the operations
impl ServiceClosure {
    /// The closure of only those operations that are `wanted`, by their ids or names.
    ///
    /// # Errors
    ///
    /// The service has no such operation: all that were not found.
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

    /// The closure without some operations.
    pub fn without(&self, model: &Model, left_out: &BTreeSet<ShapeId>) -> Self {
        let kept = self.operations.iter().filter(|id| !left_out.contains(*id)).cloned().collect();
        self.of_operations(model, kept)
    }

    fn of_operations(&self, model: &Model, operations: BTreeSet<ShapeId>) -> Self {
        let left_out_waiters = self.left_out_waiters.clone();
        Self { left_out_waiters, ..model.closure_of(&self.service, operations) }
    }

    /// The closure without some waiters, besides those that are left out already.
    #[must_use]
    pub fn without_waiters(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.left_out_waiters.extend(names);
        self
    }

    /// Returns who uses what in the closure.
    pub(crate) fn users<'m>(&'m self, model: &'m Model) -> Users<'m> {
        let mut users: HashMap<&ShapeId, Vec<&ShapeId>> = HashMap::new();
        for id in &self.shapes {
            let members = model.shape(id).map(Shape::members).unwrap_or_default();
            for member in members {
                users.entry(&member.target).or_default().push(id);
            }
        }
        for id in &self.operations {
            users.entry(id).or_default().push(id);
            let Some(operation) = model.as_operation(id) else { continue };
            for used in [&operation.input, &operation.output].into_iter().chain(&operation.errors) {
                users.entry(used).or_default().push(id);
            }
        }
        let errors = model.as_service(&self.service).map(|service| service.errors.as_slice());
        Users {
            users,
            operations: self.operations.iter().collect(),
            errors: errors.unwrap_or_default().iter().collect(),
        }
    }

    fn unknown_operation(&self, wanted: &str) -> ProblemKind {
        let name = wanted.rsplit('#').next().unwrap_or(wanted);
        let names = self.operations.iter().map(ShapeId::name);
        let nearest = nearest(name, names).map(str::to_owned);
        ProblemKind::UnknownOperation { wanted: wanted.to_owned(), nearest }
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

fn is(shape: &Shape, wanted: &str) -> bool {
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
