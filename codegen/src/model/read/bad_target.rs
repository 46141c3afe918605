//! Reports references whose targets are missing or do not fit.

use super::reader::Reader;
use super::reference::Reference;
use crate::model::id::ShapeId;
use crate::model::problem::ProblemKind;
use crate::model::similar::nearest_id;

impl Reader<'_> {
    /// Reports a target that can't stand there.
    pub(super) fn wrong_target(&mut self, reference: &Reference, found: &'static str) {
        let Reference { owner, role, target, span } = reference;
        let kind = ProblemKind::WrongTarget {
            role: role.name(),
            target: target.clone(),
            found,
            expected: role.expected(),
        };
        self.wrong(Some(owner), *span, kind);
    }

    /// Reports a target that does not exist, with the candidate that looks most like it.
    pub(super) fn missing_target<'m>(
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
        self.wrong(Some(owner), *span, kind);
    }
}
