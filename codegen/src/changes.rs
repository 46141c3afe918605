//! Changes: two revisions of a model, compared as callers of the API see them.
//!
//! The result is a [`Report`]: each change once, with the operations that it reaches and what follows
//! from it for the [wire and the source](verdict); and each operation once, with what has changed in
//! its request, its response and its errors as trees of members. Shapes that no operation reaches
//! don't count, nor does the order of what has no order.
//!
//! A report is data, from which each format is rendered: [text](Report::text) for a terminal,
//! [Markdown](Report::markdown) for a pull request or a changelog, [JSON](Report::json) for programs, and
//! [HTML](Report::html) for a browser.
//!
//! The wire verdict follows from the models alone. The source verdict follows from the listings of the two
//! crates' public [`api`](crate::api). Models from which no crate can be generated can be compared too; the
//! report then says that its source verdict is an [estimate](SourceBasis::Estimated).

mod accepted;
mod change;
mod compare;
mod documentation;
mod escape;
mod facts;
mod fits;
mod found;
mod html;
mod json;
mod markdown;
mod remedy;
mod side;
mod source;
mod summary;
#[cfg(test)]
mod tests;
mod text;
mod traits;
mod tree;
pub mod verdict;

pub use accepted::{AcceptedValues, Refused};
pub use change::{
    Change, ChangeKind, Container, Field, MemberFacts, Part, Presence, TypeChange, Use,
};
pub use documentation::{DocumentationChange, Rewritten};
pub use facts::{Fact, OperationFacts};
pub use source::SourceBasis;
pub use tree::{Node, Status};
pub use verdict::{Step, Verdict};

use compare::Comparison;
use side::Side;
use source::Settled;

use crate::model::{Model, ServiceClosure, ShapeId};

/// A revision of a model, for comparing.
#[derive(Clone, Copy, Debug)]
pub struct Revision<'m> {
    /// The name of the revision in the report, such as a date or a file name.
    pub name: &'m str,
    /// The model.
    pub model: &'m Model,
    /// The service in the model.
    pub closure: &'m ServiceClosure,
}

/// The changes between two revisions, or the contents of the first one.
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
    /// How the report decides about the source.
    pub source: SourceBasis,
    /// The differences without effect on programs: documentation, examples, and traits for other tools.
    pub documentation: Vec<DocumentationChange>,
    /// The documentation that differs nearly everywhere, which is not listed.
    pub rewritten: Option<Rewritten>,
    /// Whether generated files differ although nothing is listed.
    pub has_other_files: bool,
}

/// The changes of an operation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OperationChanges {
    /// The operation.
    pub id: ShapeId,
    /// The status of the operation.
    pub status: OperationStatus,
    /// The facts about an operation that was added or removed.
    pub facts: OperationFacts,
    /// The changes in the operation itself, and in its input, output and errors as a whole: positions in
    /// [`Report::changes`].
    pub own: Vec<usize>,
    /// The changes of its request; all members, if the operation was added or removed.
    pub request: Vec<Node>,
    /// The changes of its response; all members, if the operation was added or removed.
    pub response: Vec<Node>,
    /// The changes of its errors. Added and removed errors are among its own changes.
    pub errors: Vec<(ShapeId, Vec<Node>)>,
}

/// The status of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationStatus {
    /// It is new.
    New,
    /// It is gone.
    Removed,
    /// It is deprecated now; more of it may have changed.
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
        let Comparison { old: old_side, new: new_side, mut found, .. } = comparison;
        let (documentation, rewritten) = found.take_documentation();
        let drafts = found.into_drafts(new_side.setting());
        let Settled { changes, basis, crates } =
            source::settle(drafts, (old, &old_side), (new, &new_side));
        let is_same = old.model.source.text() == new.model.source.text();
        let is_quiet =
            !is_same && documentation.is_empty() && rewritten.is_none() && changes.is_empty();
        let has_other_files = is_quiet && crates.is_some_and(|crates| crates.differ());
        Self {
            service: new.closure.service.clone(),
            old: Some(old.name.to_owned()),
            new: new.name.to_owned(),
            operations,
            changes,
            source: basis,
            documentation,
            rewritten,
            has_other_files,
        }
    }

    /// The report on a first revision, in which every operation is new.
    pub fn initial(new: Revision<'_>) -> Self {
        let (operations, found) = compare::initial(&Side::new(new));
        let drafts = found.into_drafts(verdict::Setting::default());
        Self {
            service: new.closure.service.clone(),
            old: None,
            new: new.name.to_owned(),
            operations,
            changes: drafts.into_iter().map(|draft| draft.with_api(Vec::new())).collect(),
            source: SourceBasis::Listings,
            documentation: Vec::new(),
            rewritten: None,
            has_other_files: false,
        }
    }

    /// Whether nothing has changed, not even generated files.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && !self.has_other_differences()
    }

    /// Whether anything differs that has no effect on programs.
    fn has_other_differences(&self) -> bool {
        !self.documentation.is_empty() || self.rewritten.is_some() || self.has_other_files
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
        let least = if self.has_other_differences() { Step::Patch } else { Step::None };
        self.changes.iter().map(|change| change.verdict.step).fold(least, Step::max)
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
            facts: OperationFacts::default(),
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
