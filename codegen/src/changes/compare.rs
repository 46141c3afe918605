//! Comparing two revisions: the service, its operations, and the types of the crate.
//!
//! Operations are known by their names, and so are types; members by theirs. The shapes themselves are
//! compared in [`shapes`], starting from what each operation takes, returns and fails with, so that
//! what no operation reaches is not looked at.

mod comparison;
mod operations;
mod sameness;
mod shapes;
mod trait_difference;
mod traits;

use super::context::Setting;
use super::report::Report;
use super::revision::Revision;
use super::side::Side;
use super::source::{self, Settled, SourceBasis};
use comparison::Comparison;

impl Report {
    /// Compares two revisions. Operations and types are known by their names, so that the revisions
    /// may use different namespaces.
    pub fn between(old: Revision<'_>, new: Revision<'_>) -> Self {
        let mut comparison = Comparison::new(old, new);
        let operations = comparison.run();
        let Comparison { old: old_side, new: new_side, mut found, .. } = comparison;
        let (documentation, rewritten) = found.take_documentation();
        let drafts = found.into_drafts(new_side.setting());
        let Settled { changes, basis, crates } =
            source::settle(drafts, (old, &old_side), (new, &new_side));
        let is_same = old.model.source.text() == new.model.source.text();
        let is_quiet =
            !is_same && documentation.is_empty() && rewritten.is_none() && changes.is_empty();
        let has_other_files = is_quiet && crates.is_some_and(|crates| crates.differ());
        Self {
            service: new.closure.service.clone(),
            old: Some(old.name.to_owned()),
            new: new.name.to_owned(),
            operations,
            changes,
            source: basis,
            documentation,
            rewritten,
            has_other_files,
        }
    }

    /// The report on a first revision, in which every operation is new.
    pub fn initial(new: Revision<'_>) -> Self {
        let (operations, found) = operations::initial(&Side::new(new));
        let drafts = found.into_drafts(Setting::default());
        Self {
            service: new.closure.service.clone(),
            old: None,
            new: new.name.to_owned(),
            operations,
            changes: drafts.into_iter().map(|draft| draft.with_api(Vec::new())).collect(),
            source: SourceBasis::Listings,
            documentation: Vec::new(),
            rewritten: None,
            has_other_files: false,
        }
    }
}
