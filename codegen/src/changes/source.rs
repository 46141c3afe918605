//! Decides source compatibility by comparing the public APIs of the two crates. Each difference is attributed
//! to the model change that caused it.
//!
//! The [listing](crate::api) of a public API contains every item that programs can use. Programs break exactly
//! if an item was removed or changed, so the verdict can be derived from the listings.

mod causes;

use super::assessment::AssessedChange;
use super::change::{Change, ChangeKind};
use super::context::RuleContext;
use super::revision::Revision;
use super::rules::assess;
use super::side::{PlannedCrate, Side, crate_options};
use crate::api::Difference;
use crate::model::Problems;
use crate::plan::Plan;
use crate::render::render;
use causes::Causes;

/// The basis of source verdicts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SourceBasis {
    /// The public APIs of both crates.
    Listings,
    /// The kinds of changes only, because no crate can be generated from one of the revisions.
    Estimated {
        /// The name of the revision from which no crate can be generated.
        revision: String,
        /// The first problem that prevents generating the crate.
        reason: String,
    },
}

/// The result of [`analyze`]: changes with verdicts.
pub(super) struct SourceAnalysis<'s> {
    pub(super) changes: Vec<Change>,
    pub(super) basis: SourceBasis,
    /// Both crates, if they can be generated.
    pub(super) crates: Option<PlannedCrates<'s>>,
}

/// The crates of both revisions.
pub(super) struct PlannedCrates<'s> {
    old: &'s PlannedCrate,
    new: &'s PlannedCrate,
}

impl PlannedCrates<'_> {
    fn differences(&self) -> Vec<Difference> {
        self.new.api.differences_since(&self.old.api)
    }

    /// Returns whether any generated file differs.
    pub(super) fn differ(&self) -> bool {
        let files = |of: &PlannedCrate| render(&of.plan, &crate_options());
        !files(self.old).iter().eq(files(self.new).iter())
    }
}

/// Determines the verdicts of the changes from the public APIs of both crates.
pub(super) fn analyze<'s>(
    mut assessed: Vec<AssessedChange>,
    old_side: &'s Side<'_>,
    new_side: &'s Side<'_>,
) -> SourceAnalysis<'s> {
    let crates = match (crate_of(old_side), crate_of(new_side)) {
        (Ok(old), Ok(new)) => PlannedCrates { old, new },
        (Err(basis), _) | (_, Err(basis)) => {
            let changes = assessed.into_iter().map(AssessedChange::estimated).collect();
            return SourceAnalysis { changes, basis, crates: None };
        }
    };
    let differences = crates.differences();
    let mut found: Vec<Vec<Difference>> = vec![Vec::new(); assessed.len()];
    let mut unexplained = Vec::new();
    let causes = Causes::new(old_side, new_side, &assessed);
    for difference in differences {
        match causes.of(&difference) {
            Some(position) => found[position].push(difference),
            None if matches!(difference, Difference::Changed { .. }) && !difference.breaks() => {
                // Deprecations are separate changes.
            }
            None => unexplained.push(difference),
        }
    }
    for difference in unexplained {
        let (change, position) = unattributed(&difference, &assessed, new_side);
        if let Some(change) = change {
            assessed.push(change);
            found.push(Vec::new());
        }
        found[position].push(difference);
    }
    let changes = assessed.into_iter().zip(found).map(|(change, api)| change.with_api(api));
    let basis = SourceBasis::Listings;
    SourceAnalysis { changes: changes.collect(), basis, crates: Some(crates) }
}

/// Returns the change for a difference that no other change explains, if it isn't in the list yet, and its
/// index.
fn unattributed(
    difference: &Difference,
    assessed: &[AssessedChange],
    side: &Side<'_>,
) -> (Option<AssessedChange>, usize) {
    let item = difference.newer().or(difference.older());
    let origin = item.and_then(|item| item.origin.as_ref());
    let shape = origin.map_or_else(|| side.service_id().clone(), |origin| origin.root());
    let is_known =
        |change: &AssessedChange| change.shape == shape && change.kind == ChangeKind::ApiChanged;
    if let Some(position) = assessed.iter().position(is_known) {
        return (None, position);
    }
    let assessment = assess(&ChangeKind::ApiChanged, RuleContext::default());
    let change =
        AssessedChange { shape, kind: ChangeKind::ApiChanged, uses: Vec::new(), assessment };
    (Some(change), assessed.len())
}

/// Plans the crate of a revision.
pub(super) fn plan_crate(revision: Revision<'_>) -> Result<Plan, SourceBasis> {
    let plan = Plan::new(revision.model, revision.closure, &crate_options());
    plan.map_err(|problems| estimated(revision, &problems))
}

fn crate_of<'s>(side: &'s Side<'_>) -> Result<&'s PlannedCrate, SourceBasis> {
    side.planned().map_err(|problems| estimated(side.revision, problems))
}

fn estimated(revision: Revision<'_>, problems: &Problems) -> SourceBasis {
    let reason = problems.iter().next().map(|problem| problem.kind.to_string());
    let (revision, reason) = (revision.name.to_owned(), reason.unwrap_or_default());
    SourceBasis::Estimated { revision, reason }
}
