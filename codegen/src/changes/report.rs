//! The report on the changes between two revisions.

use super::change::Change;
use super::documentation::{DocumentationChange, Rewritten};
use super::operation::{OperationChanges, OperationStatus};
use super::source::SourceBasis;
use super::verdict::VersionBump;
use crate::model::ShapeId;

/// The changes between two revisions, or the contents of the first revision.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// The ID of the service in the new revision.
    pub service: ShapeId,
    /// The name of the old revision; `None` if the report is on a first revision.
    pub old: Option<String>,
    /// The name of the new revision.
    pub new: String,
    /// The changed operations, sorted by name.
    pub operations: Vec<OperationChanges>,
    /// All changes, without duplicates.
    pub changes: Vec<Change>,
    /// The basis of the source verdicts.
    pub source: SourceBasis,
    /// Differences that don't affect programs: documentation, examples, and traits for other tools.
    pub documentation: Vec<DocumentationChange>,
    /// Counts of changed documentation if nearly all of it differs; it is not listed then.
    pub rewritten: Option<Rewritten>,
    /// Whether generated files differ although the report lists no change.
    pub has_other_files: bool,
}

impl Report {
    /// Returns whether nothing changed, including generated files.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && !self.has_other_differences()
    }

    /// Returns whether there are differences that don't affect programs.
    fn has_other_differences(&self) -> bool {
        !self.documentation.is_empty() || self.rewritten.is_some() || self.has_other_files
    }

    /// Returns whether any change breaks the wire: clients of the old revision fail against the new service.
    pub fn breaks_wire(&self) -> bool {
        self.changes.iter().any(|change| change.verdict.breaks_wire())
    }

    /// Returns whether any change breaks the source: programs written for the old crate don't compile with the
    /// new one.
    pub fn breaks_source(&self) -> bool {
        self.changes.iter().any(|change| change.verdict.breaks_source())
    }

    /// Returns the version bump that the crate needs. Documentation changes need one, as part of the crate.
    pub fn version_bump(&self) -> VersionBump {
        let least =
            if self.has_other_differences() { VersionBump::Patch } else { VersionBump::None };
        self.changes.iter().map(|change| change.verdict.version_bump).fold(least, VersionBump::max)
    }

    /// Returns the operations with the given status.
    pub fn operations_of(
        &self,
        status: OperationStatus,
    ) -> impl Iterator<Item = &OperationChanges> {
        self.operations.iter().filter(move |operation| operation.status == status)
    }
}
