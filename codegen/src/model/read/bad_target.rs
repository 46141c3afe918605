//! Reporting references with missing or wrong targets.

use super::reader::Reader;
use super::reference::Reference;
use crate::model::id::ShapeId;
use crate::model::problem::ProblemKind;
use crate::model::similar::nearest_id;

impl Reader<'_> {
    /// Reports a target of the wrong type.
    pub(super) fn report_wrong_target(&mut self, reference: &Reference, found: &'static str) {
        let Reference { owner, role, target, span } = reference;
        let kind = ProblemKind::WrongTarget {
            role: role.name(),
            target: target.clone(),
            found,
            expected: role.expected(),
        };
        self.report(Some(owner), *span, kind);
    }

    /// Reports a target that does not exist, and suggests the most similar candidate.
    pub(super) fn report_missing_target<'m>(
        &mut self,
        reference: &Reference,
        candidates: impl Iterator<Item = &'m ShapeId>,
    ) {
        let Reference { owner, role, target, span } = reference;
        if self.broken.contains(target) {
            return;
        }
        let mut left = self.comparisons;
        let counted = candidates.inspect(|_| left = left.saturating_sub(1));
        let nearest = if self.comparisons == 0 { None } else { nearest_id(target, counted) };
        self.comparisons = left;
        let kind =
            ProblemKind::MissingTarget { role: role.name(), target: target.clone(), nearest };
        self.report(Some(owner), *span, kind);
    }
}
