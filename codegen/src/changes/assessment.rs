//! The judgement of the rules about a change, before the public APIs are compared.

use super::api_words;
use super::change::{Change, ChangeKind, Use};
use super::verdict::{Step, Verdict};
use crate::api::Difference;
use crate::model::ShapeId;

/// The judgement of the rules about a change, before the public APIs are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judgement {
    /// The reason why clients of the old revision fail with the new service, if they do.
    wire: Option<&'static str>,
    /// The words for a break of the source, if this kind of change is expected to cause one.
    expected: Option<&'static str>,
    step: Step,
    note: &'static str,
}

impl Judgement {
    /// Nothing breaks.
    pub(super) fn harmless(step: Step, note: &'static str) -> Self {
        Self { wire: None, expected: None, step, note }
    }

    /// Only the wire may break; the crate's version takes the step if it does not.
    pub(super) fn wire(wire: Option<&'static str>, step: Step, note: &'static str) -> Self {
        Self { wire, expected: None, step, note }
    }

    /// The source is expected to break, and the wire may.
    pub(super) fn source(wire: Option<&'static str>, expected: &'static str) -> Self {
        let note = "the crate's public API stays compatible";
        Self { wire, expected: Some(expected), step: Step::Minor, note }
    }

    /// Whether this kind of change is expected to break the source.
    pub(super) fn expects_break(&self) -> bool {
        self.expected.is_some()
    }

    /// The verdict, with the differences of the public API that the change causes.
    pub(super) fn with_api(self, api: &[Difference]) -> Verdict {
        let Self { wire, expected, step, note } = self;
        let breaking: Vec<&Difference> = api.iter().filter(|found| found.breaks()).collect();
        let source = match (breaking.is_empty(), expected) {
            (true, _) => None,
            (false, Some(words)) => Some(words.to_owned()),
            (false, None) => Some(api_words::in_words(&breaking)),
        };
        let has_more = api.iter().any(|found| matches!(found, Difference::Added(_)));
        let step = match (&source, has_more) {
            (Some(_), _) => Step::Major,
            (None, true) => step.max(Step::Minor),
            (None, false) => step,
        };
        Verdict { wire, source, step, note }
    }

    /// The verdict without public APIs to compare: the source breaks as expected.
    pub(super) fn estimated(self) -> Verdict {
        let Self { wire, expected, step, note } = self;
        let step = if expected.is_some() { Step::Major } else { step };
        Verdict { wire, source: expected.map(str::to_owned), step, note }
    }
}

/// A change that the rules have judged, before the public APIs are compared.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) shape: ShapeId,
    pub(super) kind: ChangeKind,
    pub(super) uses: Vec<Use>,
    pub(super) judgement: Judgement,
}

impl Draft {
    /// The change, with the differences of the public API that it causes.
    pub(super) fn with_api(self, api: Vec<Difference>) -> Change {
        let Self { shape, kind, uses, judgement } = self;
        Change { verdict: judgement.with_api(&api), shape, kind, uses, api }
    }

    /// The change with an estimated verdict, for want of public APIs to compare.
    pub(super) fn estimated(self) -> Change {
        let Self { shape, kind, uses, judgement } = self;
        Change { verdict: judgement.estimated(), shape, kind, uses, api: Vec::new() }
    }
}
