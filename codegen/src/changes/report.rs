//! The report: its data, and the questions that all formats ask of it.

use super::change::Change;
use super::documentation::{DocumentationChange, Rewritten};
use super::operation::{OperationChanges, OperationStatus};
use super::source::SourceBasis;
use super::verdict::VersionBump;
use crate::model::ShapeId;

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

impl Report {
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
    pub fn version_bump(&self) -> VersionBump {
        let least =
            if self.has_other_differences() { VersionBump::Patch } else { VersionBump::None };
        self.changes.iter().map(|change| change.verdict.version_bump).fold(least, VersionBump::max)
    }

    /// The operations of a status.
    pub fn operations_of(
        &self,
        status: OperationStatus,
    ) -> impl Iterator<Item = &OperationChanges> {
        self.operations.iter().filter(move |operation| operation.status == status)
    }
}
