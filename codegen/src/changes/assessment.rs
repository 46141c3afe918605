//! The assessment of the rules about a change, before the public APIs are compared.

use super::api_words;
use super::change::{Change, ChangeKind, Use};
use super::verdict::{Verdict, VersionBump};
use crate::api::Difference;
use crate::model::ShapeId;

/// The assessment of the rules about a change, before the public APIs are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Assessment {
    /// The reason why clients of the old revision fail with the new service, if they do.
    wire: Option<&'static str>,
    /// The words for a break of the source, if this kind of change is expected to cause one.
    expected: Option<&'static str>,
    version_bump: VersionBump,
    note: &'static str,
}

impl Assessment {
    /// Nothing breaks.
    pub(super) fn harmless(version_bump: VersionBump, note: &'static str) -> Self {
        Self { wire: None, expected: None, version_bump, note }
    }

    /// Only the wire may break; the crate's version takes the version_bump if it does not.
    pub(super) fn wire(
        wire: Option<&'static str>,
        version_bump: VersionBump,
        note: &'static str,
    ) -> Self {
        Self { wire, expected: None, version_bump, note }
    }

    /// The source is expected to break, and the wire may.
    pub(super) fn source(wire: Option<&'static str>, expected: &'static str) -> Self {
        let note = "the crate's public API stays compatible";
        Self { wire, expected: Some(expected), version_bump: VersionBump::Minor, note }
    }

    /// Whether this kind of change is expected to break the source.
    pub(super) fn expects_break(&self) -> bool {
        self.expected.is_some()
    }

    /// The verdict, with the differences of the public API that the change causes.
    pub(super) fn with_api(self, api: &[Difference]) -> Verdict {
        let Self { wire, expected, version_bump, note } = self;
        let breaking: Vec<&Difference> = api.iter().filter(|found| found.breaks()).collect();
        let source = match (breaking.is_empty(), expected) {
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

    /// The verdict without public APIs to compare: the source breaks as expected.
    pub(super) fn estimated(self) -> Verdict {
        let Self { wire, expected, version_bump, note } = self;
        let version_bump = if expected.is_some() { VersionBump::Major } else { version_bump };
        Verdict { wire, source: expected.map(str::to_owned), version_bump, note }
    }
}

/// A change that the rules have judged, before the public APIs are compared.
#[derive(Clone, Debug)]
pub(super) struct AssessedChange {
    pub(super) shape: ShapeId,
    pub(super) kind: ChangeKind,
    pub(super) uses: Vec<Use>,
    pub(super) assessment: Assessment,
}

impl AssessedChange {
    /// The change, with the differences of the public API that it causes.
    pub(super) fn with_api(self, api: Vec<Difference>) -> Change {
        let Self { shape, kind, uses, assessment } = self;
        Change { verdict: assessment.with_api(&api), shape, kind, uses, api }
    }

    /// The change with an estimated verdict, for want of public APIs to compare.
    pub(super) fn estimated(self) -> Change {
        let Self { shape, kind, uses, assessment } = self;
        Change { verdict: assessment.estimated(), shape, kind, uses, api: Vec::new() }
    }
}
