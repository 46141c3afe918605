//! The state of a comparison.

use super::sameness::Sameness;
use crate::changes::accepted::Languages;
use crate::changes::collector::Found;
use crate::changes::revision::Revision;
use crate::changes::side::Side;

/// The comparison of two revisions.
pub(in crate::changes) struct Comparison<'m> {
    pub(in crate::changes) old: Side<'m>,
    pub(in crate::changes) new: Side<'m>,
    pub(in crate::changes) found: Found,
    pub(super) sameness: Sameness,
    pub(super) languages: Languages,
}

impl<'m> Comparison<'m> {
    pub(super) fn new(old: Revision<'m>, new: Revision<'m>) -> Self {
        let (old, new) = (Side::new(old), Side::new(new));
        let mut found = Found::default();
        let sameness = Sameness::of(&old, &new, &mut found);
        Self { old, new, found, sameness, languages: Languages::default() }
    }
}
