//! Finding the operations that use a shape.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::closure::{ServiceClosure, shapes_of};
use super::graph::reachable;
use super::id::ShapeId;
use super::semantic_model::Model;
use super::shape::Shape;

/// The users of the shapes in a closure.
///
/// The users of a shape are the shapes with a member that targets it, and the operations with this input, output or
/// error.
#[derive(Debug)]
pub(crate) struct Users<'m> {
    users: HashMap<&'m ShapeId, Vec<&'m ShapeId>>,
    operations: HashSet<&'m ShapeId>,
    /// The common errors of all operations.
    errors: HashSet<&'m ShapeId>,
}

impl<'m> Users<'m> {
    /// Returns the operations that use a shape directly or indirectly. An operation uses itself.
    pub(crate) fn operations_using(&self, shape: &ShapeId) -> BTreeSet<&'m ShapeId> {
        let users = |id| self.users.get(id).cloned().unwrap_or_default();
        let reaching = reachable([shape], users);
        if reaching.iter().any(|id| self.errors.contains(id)) {
            return self.operations.iter().copied().collect();
        }
        reaching.into_iter().filter_map(|id| self.operations.get(id)).copied().collect()
    }
}

impl ServiceClosure {
    /// Returns the users of the shapes in the closure.
    pub(crate) fn users<'m>(&'m self, model: &'m Model) -> Users<'m> {
        let mut users: HashMap<&ShapeId, Vec<&ShapeId>> = HashMap::new();
        for id in &self.shapes {
            let members = model.shape(id).map(Shape::members).unwrap_or_default();
            for member in members {
                users.entry(&member.target).or_default().push(id);
            }
        }
        for id in &self.operations {
            for used in model.as_operation(id).into_iter().flat_map(shapes_of) {
                users.entry(used).or_default().push(id);
            }
        }
        let service = model.as_service(&self.service);
        Users {
            users,
            operations: self.operations.iter().collect(),
            errors: service.into_iter().flat_map(|service| &service.errors).collect(),
        }
    }
}
