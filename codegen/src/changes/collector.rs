//! The changes found so far: each once, with all operations that it reaches.

use indexmap::IndexMap;

use super::assessment::AssessedChange;
use super::change::{ChangeKind, Part, Use};
use super::context::RuleContext;
use super::documentation::{DocumentationChange, Rewritten};
use super::rules::assess;
use super::walk::Walk;
use crate::model::ShapeId;

/// The changes found so far.
#[derive(Default)]
pub(super) struct ChangeCollector {
    changes: IndexMap<(ShapeId, ChangeKind), Vec<Use>>,
    /// Differences without effect on programs, by the shape or member and the trait.
    documentation: IndexMap<(ShapeId, ShapeId), DocumentationChange>,
    /// The number of shapes and members in both revisions that have documentation.
    documented: usize,
}

impl ChangeCollector {
    /// Notes a change that reaches an operation, and returns its position.
    pub(super) fn add_use(&mut self, walk: &Walk, shape: &ShapeId, kind: ChangeKind) -> usize {
        let (position, uses) = self.entry(shape, kind);
        let here = walk.current_use();
        if !uses.iter().any(|used| used.operation == here.operation && used.part == here.part) {
            uses.push(here);
        }
        position
    }

    /// Notes a change of the service as a whole, and returns its position.
    pub(super) fn add(&mut self, shape: &ShapeId, kind: ChangeKind) -> usize {
        self.entry(shape, kind).0
    }

    /// Notes a difference without effect on programs.
    pub(super) fn add_documentation(&mut self, change: DocumentationChange) {
        let key = (change.shape.clone(), change.id.clone());
        self.documentation.insert(key, change);
    }

    /// Counts a shape or member in both revisions that has documentation.
    pub(super) fn count_documented(&mut self) {
        self.documented += 1;
    }

    fn entry(&mut self, shape: &ShapeId, kind: ChangeKind) -> (usize, &mut Vec<Use>) {
        let entry = self.changes.entry((shape.clone(), kind));
        let position = entry.index();
        (position, entry.or_default())
    }

    /// The differences without effect on programs, by shape; those of documentation are left out where
    /// it was rewritten.
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

    /// The changes, judged by the rules.
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
