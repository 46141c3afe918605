//! The state of a comparison of two revisions.

use super::unchanged::UnchangedShapes;
use crate::changes::accepted::Languages;
use crate::changes::collector::ChangeCollector;
use crate::changes::revision::Revision;
use crate::changes::side::Side;

/// A comparison of two revisions, with the changes found so far.
pub(in crate::changes) struct Comparison<'m> {
    pub(in crate::changes) old: Side<'m>,
    pub(in crate::changes) new: Side<'m>,
    pub(in crate::changes) collector: ChangeCollector,
    pub(super) unchanged: UnchangedShapes,
    pub(super) languages: Languages,
}

impl<'m> Comparison<'m> {
    pub(super) fn new(old: Revision<'m>, new: Revision<'m>) -> Self {
        let (old, new) = (Side::new(old), Side::new(new));
        let mut collector = ChangeCollector::default();
        let unchanged = UnchangedShapes::of(&old, &new, &mut collector);
        Self { old, new, collector, unchanged, languages: Languages::default() }
    }
}
