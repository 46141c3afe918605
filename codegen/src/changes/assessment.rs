//! Assessments of changes by the rules, before the public APIs are compared.

use super::api_words;
use super::change::{Change, ChangeKind, Use};
use super::verdict::{Verdict, VersionBump};
use crate::api::Difference;
use crate::model::ShapeId;

/// The assessment of a change by the rules, before the public APIs are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Assessment {
    /// The reason why clients of the old revision fail against the new service, if they do.
    wire: Option<&'static str>,
    /// The reason for a source break, if this kind of change is expected to cause one.
    expected_break: Option<&'static str>,
    version_bump: VersionBump,
    note: &'static str,
}

impl Assessment {
    /// A change that breaks nothing.
    pub(super) fn harmless(version_bump: VersionBump, note: &'static str) -> Self {
        Self { wire: None, expected_break: None, version_bump, note }
    }

    /// A change that may break the wire, but not the source.
    pub(super) fn wire(
        wire: Option<&'static str>,
        version_bump: VersionBump,
        note: &'static str,
    ) -> Self {
        Self { wire, expected_break: None, version_bump, note }
    }

    /// A change that is expected to break the source, and may break the wire.
    pub(super) fn source(wire: Option<&'static str>, expected: &'static str) -> Self {
        let note = "the crate's public API stays compatible";
        Self { wire, expected_break: Some(expected), version_bump: VersionBump::Minor, note }
    }

    /// Returns whether this kind of change is expected to break the source.
    pub(super) fn expects_break(&self) -> bool {
        self.expected_break.is_some()
    }

    /// Returns the verdict, given the differences in the public API that the change causes.
    pub(super) fn with_api(self, api: &[Difference]) -> Verdict {
        let Self { wire, expected_break, version_bump, note } = self;
        let breaking: Vec<&Difference> = api.iter().filter(|found| found.breaks()).collect();
        let source = match (breaking.is_empty(), expected_break) {
            (true, _) => None,
            (false, Some(words)) => Some(words.to_owned()),
            (false, None) => Some(api_words::in_words(&breaking)),
        };
        let has_more = api.iter().any(|found| matches!(found, Difference::Added(_)));
        let version_bump = match (&source, has_more) {
            (Some(_), _) => VersionBump::Major,
            (None, true) => version_bump.max(VersionBump::Minor),
            (None, false) => version_bump,
        };
        Verdict { wire, source, version_bump, note }
    }

    /// Returns the verdict if the public APIs can't be compared: the source breaks if that is expected.
    pub(super) fn estimated(self) -> Verdict {
        let Self { wire, expected_break, version_bump, note } = self;
        let version_bump = if expected_break.is_some() { VersionBump::Major } else { version_bump };
        Verdict { wire, source: expected_break.map(str::to_owned), version_bump, note }
    }
}

/// A change that was assessed by the rules, before the public APIs are compared.
#[derive(Clone, Debug)]
pub(super) struct AssessedChange {
    pub(super) shape: ShapeId,
    pub(super) kind: ChangeKind,
    pub(super) uses: Vec<Use>,
    pub(super) assessment: Assessment,
}

impl AssessedChange {
    /// Completes the change with the differences in the public API that it causes.
    pub(super) fn with_api(self, api: Vec<Difference>) -> Change {
        let Self { shape, kind, uses, assessment } = self;
        Change { verdict: assessment.with_api(&api), shape, kind, uses, api }
    }

    /// Completes the change with an estimated verdict, if the public APIs can't be compared.
    pub(super) fn estimated(self) -> Change {
        let Self { shape, kind, uses, assessment } = self;
        Change { verdict: assessment.estimated(), shape, kind, uses, api: Vec::new() }
    }
}
