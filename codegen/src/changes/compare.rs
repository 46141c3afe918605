//! Compares two revisions: the service, its operations, and the types of the crate.
//!
//! Operations, types and members are matched by name. [`shapes`] compares shapes, starting from the inputs,
//! outputs and errors of operations, so shapes that no operation reaches are ignored.

mod comparison;
mod operations;
mod shapes;
mod trait_difference;
mod traits;
mod unchanged;

use super::context::RuleContext;
use super::report::Report;
use super::revision::Revision;
use super::side::Side;
use super::source::{self, SourceAnalysis, SourceBasis};
use comparison::Comparison;

impl Report {
    /// Compares two revisions. Operations and types are matched by name, so the revisions may use different
    /// namespaces.
    pub fn between(old: Revision<'_>, new: Revision<'_>) -> Self {
        Self::between_sides(&Side::new(old), &Side::new(new))
    }

    /// Compares two revisions, like [`Report::between`]. A side can take part in several comparisons.
    pub(super) fn between_sides(old_side: &Side<'_>, new_side: &Side<'_>) -> Self {
        let mut comparison = Comparison::new(old_side, new_side);
        let operations = comparison.run();
        let mut collector = comparison.collector;
        let (documentation, rewritten) = collector.take_documentation();
        let assessed = collector.into_assessed(new_side.rule_context());
        let SourceAnalysis { changes, basis, crates } =
            source::analyze(assessed, old_side, new_side);
        let (old, new) = (old_side.revision, new_side.revision);
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

    /// Returns the report on a first revision. All operations are new.
    pub fn initial(new: Revision<'_>) -> Self {
        let (operations, collector) = operations::initial(&Side::new(new));
        let assessed = collector.into_assessed(RuleContext::default());
        Self {
            service: new.closure.service.clone(),
            old: None,
            new: new.name.to_owned(),
            operations,
            changes: assessed.into_iter().map(|change| change.with_api(Vec::new())).collect(),
            source: SourceBasis::Listings,
            documentation: Vec::new(),
            rewritten: None,
            has_other_files: false,
        }
    }
}
