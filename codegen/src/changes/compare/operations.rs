//! Compares the service, its operations, and the types of the crate.

use super::comparison::Comparison;
use crate::changes::change::{ChangeKind, Part};
use crate::changes::collector::ChangeCollector;
use crate::changes::complete_tree::complete_tree;
use crate::changes::facts;
use crate::changes::member_tree::{MemberNode, MemberStatus};
use crate::changes::operation::{OperationChanges, OperationStatus};
use crate::changes::side::Side;
use crate::changes::walk::Walk;
use crate::model::{Operation, Shape, ShapeId};

/// An operation of one revision.
type InRevision<'m> = (&'m Shape, &'m Operation);

impl<'m> Comparison<'_, 'm> {
    /// Compares the revisions, and returns the changes of operations, sorted by name.
    pub(super) fn run(&mut self) -> Vec<OperationChanges> {
        self.service();
        let operations = self.operations();
        self.types();
        operations
    }

    fn service(&mut self) {
        let (Some((old, old_service)), Some((new, new_service))) =
            (self.old.service(), self.new.service())
        else {
            return;
        };
        self.traits_of_service(old, new);
        if old_service.version != new_service.version {
            let (old, new) = (old_service.version.clone(), new_service.version.clone());
            let id = self.new.service_id();
            self.collector.add(id, ChangeKind::VersionChanged { old, new });
        }
        self.service_name(&old.id, &new.id);
    }

    /// Compares the name of the service. A change affects every operation.
    fn service_name(&mut self, old: &ShapeId, new: &ShapeId) {
        if old.name() == new.name() {
            return;
        }
        let (old, new) = (old.name().to_owned(), new.name().to_owned());
        let kind = ChangeKind::ServiceRenamed { old, new };
        let id = self.new.service_id();
        self.collector.add(id, kind.clone());
        for (operation, _) in self.new.operations() {
            if self.old.operation(operation.id.name()).is_some() {
                let walk = Walk::new(&operation.id, Part::Operation);
                self.collector.add_use(&walk, id, kind.clone());
            }
        }
    }

    fn operations(&mut self) -> Vec<OperationChanges> {
        let names = |side: &Side<'_>| -> Vec<String> {
            side.operations().map(|(shape, _)| shape.id.name().to_owned()).collect()
        };
        let mut all: Vec<String> = names(self.old);
        all.extend(names(self.new));
        all.sort();
        all.dedup();
        all.iter().filter_map(|name| self.operation(name)).collect()
    }

    fn operation(&mut self, name: &str) -> Option<OperationChanges> {
        match (self.old.operation(name), self.new.operation(name)) {
            (Some(old), Some(new)) => self.changed(old, new),
            (None, Some(new)) => Some(added(&mut self.collector, self.new, new)),
            (Some(old), None) => Some(removed(&mut self.collector, self.old, old)),
            (None, None) => None,
        }
    }

    fn changed(&mut self, old: InRevision<'m>, new: InRevision<'m>) -> Option<OperationChanges> {
        let id = &new.0.id;
        let mut walk = Walk::new(id, Part::Operation);
        let mut own = self.shape_traits(&mut walk, id, old.0, new.0);
        own.extend(self.lists_of_errors(&walk, &old.0.id, id));
        let (more, request) = self.part(id, Part::Request, &old.1.input, &new.1.input);
        own.extend(more);
        let (more, response) = self.part(id, Part::Response, &old.1.output, &new.1.output);
        own.extend(more);
        let mut errors = Vec::new();
        for (old_error, new_error) in self.common_errors(&old.0.id, id) {
            let part = Part::Error(new_error.clone());
            let (more, nodes) = self.part(id, part, &old_error, &new_error);
            own.extend(more);
            if !nodes.is_empty() {
                errors.push((new_error, nodes));
            }
        }
        own.sort_unstable();
        own.dedup();
        let is_deprecated = old.0.traits.deprecated.is_none() && new.0.traits.deprecated.is_some();
        let status =
            if is_deprecated { OperationStatus::Deprecated } else { OperationStatus::Updated };
        let changes = OperationChanges {
            own,
            request,
            response,
            errors,
            ..OperationChanges::new(id, status)
        };
        changes.has_any().then_some(changes)
    }

    /// Compares the input, the output or an error of an operation.
    fn part(
        &mut self,
        operation: &ShapeId,
        part: Part,
        old: &ShapeId,
        new: &ShapeId,
    ) -> (Vec<usize>, Vec<MemberNode>) {
        let (Some(old), Some(new)) = (self.old.shape(old), self.new.shape(new)) else {
            return (Vec::new(), Vec::new());
        };
        if self.unchanged.is_fully_unchanged(&old.id, &new.id) {
            return (Vec::new(), Vec::new());
        }
        let mut walk = Walk::new(operation, part);
        walk.visit(&old.id, &new.id);
        let (mut own, nodes) = self.aggregate(&mut walk, old, new);
        own.extend(self.compare_deeper(&mut walk));
        (own, nodes)
    }

    /// Compares members that are nested too deeply for a tree. Their changes are attributed to the part as a whole.
    fn compare_deeper(&mut self, walk: &mut Walk) -> Vec<usize> {
        let mut found = Vec::new();
        while let Some((path, old, new)) = walk.deeper.pop() {
            if let (Some(old), Some(new)) = (self.old.shape(&old), self.new.shape(&new)) {
                walk.path = vec![path];
                let (own, nodes) = self.aggregate(walk, old, new);
                found.extend(own);
                nodes.iter().for_each(|node| node.add_changes(&mut found));
            }
        }
        found
    }

    /// Finds the added and removed errors of an operation. For common errors, the service changed.
    fn lists_of_errors(&mut self, walk: &Walk, old: &ShapeId, new: &ShapeId) -> Vec<usize> {
        let (old_errors, new_errors) = (self.old.errors_of(old), self.new.errors_of(new));
        let lacks = |side: &Side<'_>, errors: &[ShapeId], name: &str| {
            !errors.iter().any(|error| side.name(error) == name)
        };
        let mut kinds = Vec::new();
        for error in &new_errors {
            if lacks(self.old, &old_errors, &self.new.name(error)) {
                let place = owner(self.new, error, new);
                kinds.push((place, ChangeKind::ErrorAdded(error.clone())));
            }
        }
        for error in &old_errors {
            if lacks(self.new, &new_errors, &self.old.name(error)) {
                let place = owner(self.old, error, new);
                kinds.push((place, ChangeKind::ErrorRemoved(error.clone())));
            }
        }
        kinds.into_iter().map(|(place, kind)| self.collector.add_use(walk, &place, kind)).collect()
    }

    /// Returns the errors of an operation that are in both revisions.
    fn common_errors(&self, old: &ShapeId, new: &ShapeId) -> Vec<(ShapeId, ShapeId)> {
        let old_errors = self.old.errors_of(old);
        let counterpart = |new: ShapeId| {
            let name = self.new.name(&new);
            let old = old_errors.iter().find(|old| self.old.name(old) == name)?;
            Some((old.clone(), new))
        };
        self.new.errors_of(new).into_iter().filter_map(counterpart).collect()
    }

    /// Finds the added and removed types, by name.
    fn types(&mut self) {
        let (old, new) = (self.old.types(), self.new.types());
        let mut kinds: Vec<(ShapeId, ChangeKind)> = Vec::new();
        let added = new.iter().filter(|(name, _)| !old.contains_key(*name));
        kinds.extend(added.map(|(_, id)| ((*id).clone(), ChangeKind::TypeAdded)));
        let removed = old.iter().filter(|(name, _)| !new.contains_key(*name));
        kinds.extend(removed.map(|(_, id)| ((*id).clone(), ChangeKind::TypeRemoved)));
        kinds.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (id, kind) in kinds {
            self.collector.add(&id, kind);
        }
    }
}

/// Returns all operations of a first revision, as added operations.
pub(super) fn initial(new: &Side<'_>) -> (Vec<OperationChanges>, ChangeCollector) {
    let mut collector = ChangeCollector::default();
    let operations = new.operations().map(|operation| added(&mut collector, new, operation));
    let operations = operations.collect();
    (operations, collector)
}

fn added(
    collector: &mut ChangeCollector,
    side: &Side<'_>,
    operation: InRevision<'_>,
) -> OperationChanges {
    let position = record_whole(collector, operation, ChangeKind::OperationAdded);
    added_or_removed(side, operation, OperationStatus::New, MemberStatus::Added, position)
}

fn removed(
    collector: &mut ChangeCollector,
    side: &Side<'_>,
    operation: InRevision<'_>,
) -> OperationChanges {
    let position = record_whole(collector, operation, ChangeKind::OperationRemoved);
    added_or_removed(side, operation, OperationStatus::Removed, MemberStatus::Removed, position)
}

fn record_whole(
    collector: &mut ChangeCollector,
    (shape, _): InRevision<'_>,
    kind: ChangeKind,
) -> usize {
    collector.add_use(&Walk::new(&shape.id, Part::Operation), &shape.id, kind)
}

/// Returns the changes of an operation that was added or removed, with complete trees of members.
fn added_or_removed(
    side: &Side<'_>,
    (shape, operation): InRevision<'_>,
    status: OperationStatus,
    of_members: MemberStatus,
    position: usize,
) -> OperationChanges {
    let nodes = |id: &ShapeId| {
        let members = side.shape(id).map(Shape::members).unwrap_or_default();
        members.into_iter().map(|member| complete_tree(side, member, of_members)).collect()
    };
    OperationChanges {
        facts: facts::of_operation(side, shape),
        own: vec![position],
        request: nodes(&operation.input),
        response: nodes(&operation.output),
        ..OperationChanges::new(&shape.id, status)
    }
}

/// Returns the shape that lists an error: the service if the error is common to all operations, else the
/// operation.
fn owner(side: &Side<'_>, error: &ShapeId, operation: &ShapeId) -> ShapeId {
    let is_common = side.service().is_some_and(|(_, service)| service.errors.contains(error));
    if is_common { side.service_id().clone() } else { operation.clone() }
}
