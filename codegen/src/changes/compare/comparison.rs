//! The state of a comparison of two revisions.

use super::unchanged::UnchangedShapes;
use crate::changes::accepted::Languages;
use crate::changes::collector::ChangeCollector;
use crate::changes::side::Side;

/// A comparison of two revisions, with the changes found so far.
pub(in crate::changes) struct Comparison<'s, 'm> {
    pub(in crate::changes) old: &'s Side<'m>,
    pub(in crate::changes) new: &'s Side<'m>,
    pub(in crate::changes) collector: ChangeCollector,
    pub(super) unchanged: UnchangedShapes,
    pub(super) languages: Languages,
}

impl<'s, 'm> Comparison<'s, 'm> {
    pub(super) fn new(old: &'s Side<'m>, new: &'s Side<'m>) -> Self {
        let mut collector = ChangeCollector::default();
        let unchanged = UnchangedShapes::of(old, new, &mut collector);
        Self { old, new, collector, unchanged, languages: Languages::default() }
    }
}
