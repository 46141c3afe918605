//! Changes: two revisions of a model, compared as callers of the API see them.
//!
//! The result is a [`Report`]: each change once, with the operations that it reaches and what follows
//! from it for the [wire and the source](verdict); and each operation once, with what has changed in
//! its request, its response and its errors as trees of members. Shapes that no operation reaches
//! don't count, nor does the order of what has no order.
//!
//! The report is [text](Report::text) for a terminal, [Markdown](Report::markdown) for a pull request
//! or a changelog, and [JSON](Report::json) for programs.
//!
//! Comparing needs no plan: models that can't be generated yet can be compared. What the generated crate
//! makes of a shape is asked of [`plan`](crate::plan) all the same, so that the two can't disagree.

mod change;
mod compare;
mod fits;
mod found;
mod json;
mod markdown;
mod side;
mod summary;
#[cfg(test)]
mod tests;
mod text;
mod traits;
mod tree;
pub mod verdict;

pub use change::{
    Change, ChangeKind, Container, Field, MemberFacts, Part, Presence, TypeChange, Use,
};
pub use tree::{Node, Status};
pub use verdict::{Step, Verdict};

use compare::Comparison;
use side::Side;

use crate::model::{Model, ServiceClosure, ShapeId};

/// A revision of a model, for comparing.
#[derive(Clone, Copy, Debug)]
pub struct Revision<'m> {
    /// What the report calls the revision, such as a date or a file's name.
    pub name: &'m str,
    /// The model.
    pub model: &'m Model,
    /// The service in the model.
    pub closure: &'m ServiceClosure,
}

/// What has changed between two revisions, or what there is in the first one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// The service, in the new revision.
    pub service: ShapeId,
    /// The name of the old revision; nothing for a first one.
    pub old: Option<String>,
    /// The name of the new revision.
    pub new: String,
    /// The operations that have changed, by name.
    pub operations: Vec<OperationChanges>,
    /// The changes, each once.
    pub changes: Vec<Change>,
    /// The number of shapes and members that have changed only in documentation, examples and other
    /// things that callers don't see. They are counted and not listed.
    pub unseen: usize,
}

/// What has changed in an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationChanges {
    /// The operation.
    pub id: ShapeId,
    /// What has happened to it.
    pub status: OperationStatus,
    /// The changes in the operation itself, and in its input, output and errors as a whole: positions in
    /// [`Report::changes`].
    pub own: Vec<usize>,
    /// What has changed in what it takes; everything, if it has come or gone.
    pub request: Vec<Node>,
    /// What has changed in what it returns; everything, if it has come or gone.
    pub response: Vec<Node>,
    /// What has changed in its errors. Errors that have come or gone are among its own changes.
    pub errors: Vec<(ShapeId, Vec<Node>)>,
}

/// What has happened to an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationStatus {
    /// It is new.
    New,
    /// It is gone.
    Removed,
    /// It is deprecated now, besides what else has changed in it.
    Deprecated,
    /// Something of it has changed.
    Updated,
}

impl Report {
    /// Compares two revisions. Operations and types are known by their names, so that the revisions
    /// may use different namespaces.
    pub fn between(old: Revision<'_>, new: Revision<'_>) -> Self {
        let mut comparison = Comparison::new(old, new);
        let operations = comparison.run();
        let (changes, unseen) = comparison.found.into_changes(comparison.new.setting());
        Self {
            service: new.closure.service.clone(),
            old: Some(old.name.to_owned()),
            new: new.name.to_owned(),
            operations,
            changes,
            unseen,
        }
    }

    /// The report on a first revision, in which every operation is new.
    pub fn initial(new: Revision<'_>) -> Self {
        let (operations, found) = compare::initial(&Side::new(new));
        Self {
            service: new.closure.service.clone(),
            old: None,
            new: new.name.to_owned(),
            operations,
            changes: found.into_changes(verdict::Setting::default()).0,
            unseen: 0,
        }
    }

    /// Whether nothing has changed, not even what callers don't see.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.unseen == 0
    }

    /// Whether any change breaks the wire: clients of the old revision fail with the new service.
    pub fn breaks_wire(&self) -> bool {
        self.changes.iter().any(|change| change.verdict.breaks_wire())
    }

    /// Whether any change breaks the source: programs on the old crate fail with the new one.
    pub fn breaks_source(&self) -> bool {
        self.changes.iter().any(|change| change.verdict.breaks_source())
    }

    /// The step of the crate's version that follows. Documentation is part of the crate.
    pub fn step(&self) -> Step {
        let unseen = if self.unseen > 0 { Step::Patch } else { Step::None };
        self.changes.iter().map(|change| change.verdict.step).fold(unseen, Step::max)
    }

    /// The operations of a status.
    pub fn operations_of(
        &self,
        status: OperationStatus,
    ) -> impl Iterator<Item = &OperationChanges> {
        self.operations.iter().filter(move |operation| operation.status == status)
    }
}

impl OperationChanges {
    fn new(id: &ShapeId, status: OperationStatus) -> Self {
        Self {
            id: id.clone(),
            status,
            own: Vec::new(),
            request: Vec::new(),
            response: Vec::new(),
            errors: Vec::new(),
        }
    }

    /// Whether there is anything to say.
    fn has_any(&self) -> bool {
        let is_empty = self.own.is_empty() && self.request.is_empty() && self.response.is_empty();
        !(is_empty && self.errors.is_empty())
    }

    /// The parts in which members have changed, in order.
    pub fn parts(&self) -> Vec<(Part, &[Node])> {
        let halves =
            [(Part::Request, self.request.as_slice()), (Part::Response, self.response.as_slice())];
        let errors =
            self.errors.iter().map(|(id, nodes)| (Part::Error(id.clone()), nodes.as_slice()));
        halves.into_iter().chain(errors).filter(|(_, nodes)| !nodes.is_empty()).collect()
    }
}

impl OperationStatus {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 4] = [Self::New, Self::Removed, Self::Deprecated, Self::Updated];

    /// The status's name, in words and in the JSON report.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Removed => "removed",
            Self::Deprecated => "deprecated",
            Self::Updated => "updated",
        }
    }
}
