//! Collects changes, each once, with the operations that it affects.

use indexmap::IndexMap;

use super::assessment::AssessedChange;
use super::change::{ChangeKind, Part, Use};
use super::context::RuleContext;
use super::documentation::{DocumentationChange, Rewritten};
use super::rules::assess;
use super::walk::Walk;
use crate::model::ShapeId;

/// The changes found so far, without duplicates.
#[derive(Default)]
pub(super) struct ChangeCollector {
    changes: IndexMap<(ShapeId, ChangeKind), Vec<Use>>,
    /// Differences that don't affect programs, by shape or member and trait.
    documentation: IndexMap<(ShapeId, ShapeId), DocumentationChange>,
    /// The number of documented shapes and members that are in both revisions.
    documented: usize,
}

impl ChangeCollector {
    /// Adds a change that affects the operation of a walk, and returns the index of the change.
    pub(super) fn add_use(&mut self, walk: &Walk, shape: &ShapeId, kind: ChangeKind) -> usize {
        let (position, uses) = self.entry(shape, kind);
        let here = walk.current_use();
        if !uses.iter().any(|used| used.operation == here.operation && used.part == here.part) {
            uses.push(here);
        }
        position
    }

    /// Adds a change to the service as a whole, and returns the index of the change.
    pub(super) fn add(&mut self, shape: &ShapeId, kind: ChangeKind) -> usize {
        self.entry(shape, kind).0
    }

    /// Adds a difference that doesn't affect programs.
    pub(super) fn add_documentation(&mut self, change: DocumentationChange) {
        let key = (change.shape.clone(), change.id.clone());
        self.documentation.insert(key, change);
    }

    /// Counts a documented shape or member that is in both revisions.
    pub(super) fn count_documented(&mut self) {
        self.documented += 1;
    }

    fn entry(&mut self, shape: &ShapeId, kind: ChangeKind) -> (usize, &mut Vec<Use>) {
        let entry = self.changes.entry((shape.clone(), kind));
        let position = entry.index();
        (position, entry.or_default())
    }

    /// Takes the differences that don't affect programs, sorted by shape. Documentation is left out if nearly
    /// all of it was rewritten.
    pub(super) fn take_documentation(&mut self) -> (Vec<DocumentationChange>, Option<Rewritten>) {
        let mut changes: Vec<DocumentationChange> =
            std::mem::take(&mut self.documentation).into_values().collect();
        let rewritten = Rewritten::among(&changes, self.documented);
        if rewritten.is_some() {
            changes.retain(|change| !change.is_text());
        }
        changes.sort_by(|a, b| (&a.shape, &a.id).cmp(&(&b.shape, &b.id)));
        (changes, rewritten)
    }

    /// Assesses the changes by the rules.
    pub(super) fn into_assessed(self, protocol: RuleContext) -> Vec<AssessedChange> {
        let judged = self.changes.into_iter().map(|((shape, kind), uses)| {
            let has = |is: fn(&Part) -> bool| uses.iter().any(|used| is(&used.part));
            let context = RuleContext {
                in_request: has(|part| *part == Part::Request),
                in_response: has(|part| matches!(part, Part::Response | Part::Error(_))),
                ..protocol
            };
            AssessedChange { assessment: assess(&kind, context), shape, kind, uses }
        });
        judged.collect()
    }
}
