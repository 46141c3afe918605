//! Source compatibility: the differences between the public APIs of the two crates, each attributed to the
//! change of the model that caused it.
//!
//! The [listing](crate::api) of a crate's public API has every item that a program can use. Programs break
//! where it lost an item or an item differs, and nowhere else, so the verdict is read off the listings.

mod causes;

use super::Revision;
use super::change::{Change, ChangeKind};
use super::found::Draft;
use super::side::Side;
use super::verdict::{Setting, judge};
use crate::api::{Difference, Item, ItemKind, PublicApi};
use crate::options::{Options, RuntimeDependency};
use crate::plan::Plan;
use crate::render::render;
use causes::Causes;

/// How a report decides about the source.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SourceBasis {
    /// By the listings of the public APIs of both crates.
    Listings,
    /// By the kinds of changes alone, since no crate can be generated from one of the revisions.
    Estimated {
        /// The name of that revision.
        revision: String,
        /// The first reason why no crate can be generated.
        reason: String,
    },
}

/// The changes with their verdicts.
pub(super) struct Settled {
    pub(super) changes: Vec<Change>,
    pub(super) basis: SourceBasis,
    /// The crates of both revisions, if they can be generated.
    pub(super) crates: Option<Crates>,
}

/// The plans of the crates of both revisions.
pub(super) struct Crates {
    old: Plan,
    new: Plan,
}

impl Crates {
    fn differences(&self) -> Vec<Difference> {
        PublicApi::new(&self.new).differences_since(&PublicApi::new(&self.old))
    }

    /// Whether any generated file differs.
    pub(super) fn differ(&self) -> bool {
        let files = |plan: &Plan| render(plan, &options());
        !files(&self.old).iter().eq(files(&self.new).iter())
    }
}

/// Judges the changes, with the public APIs of both crates.
pub(super) fn settle(
    mut drafts: Vec<Draft>,
    (old, old_side): (Revision<'_>, &Side<'_>),
    (new, new_side): (Revision<'_>, &Side<'_>),
) -> Settled {
    let crates = match (planned(old), planned(new)) {
        (Ok(old), Ok(new)) => Crates { old, new },
        (Err(basis), _) | (_, Err(basis)) => {
            let changes = drafts.into_iter().map(Draft::estimated).collect();
            return Settled { changes, basis, crates: None };
        }
    };
    let differences = crates.differences();
    let mut found: Vec<Vec<Difference>> = vec![Vec::new(); drafts.len()];
    let mut unexplained = Vec::new();
    let causes = Causes::new(old_side, new_side, &drafts);
    for difference in differences {
        match causes.of(&difference) {
            Some(position) => found[position].push(difference),
            None if matches!(difference, Difference::Changed { .. }) && !difference.breaks() => {
                // A deprecation is a change of its own.
            }
            None => unexplained.push(difference),
        }
    }
    for difference in unexplained {
        let (draft, position) = unattributed(&difference, &drafts, new_side);
        if let Some(draft) = draft {
            drafts.push(draft);
            found.push(Vec::new());
        }
        found[position].push(difference);
    }
    let changes = drafts.into_iter().zip(found).map(|(draft, api)| draft.with_api(api));
    let basis = SourceBasis::Listings;
    Settled { changes: changes.collect(), basis, crates: Some(crates) }
}

/// The draft of a change for a difference that no other change explains, and its position.
fn unattributed(
    difference: &Difference,
    drafts: &[Draft],
    side: &Side<'_>,
) -> (Option<Draft>, usize) {
    let item = difference.newer().or(difference.older());
    let origin = item.and_then(|item| item.origin.as_ref());
    let shape = origin.map_or_else(|| side.service_id().clone(), |origin| origin.root());
    let is_known = |draft: &Draft| draft.shape == shape && draft.kind == ChangeKind::ApiChanged;
    if let Some(position) = drafts.iter().position(is_known) {
        return (None, position);
    }
    let judgement = judge(&ChangeKind::ApiChanged, Setting::default());
    let draft = Draft { shape, kind: ChangeKind::ApiChanged, uses: Vec::new(), judgement };
    (Some(draft), drafts.len())
}

/// The plan of a revision's crate.
pub(super) fn planned(revision: Revision<'_>) -> Result<Plan, SourceBasis> {
    Plan::new(revision.model, revision.closure, &options()).map_err(|problems| {
        let reason = problems.iter().next().map(|problem| problem.kind.to_string());
        let (revision, reason) = (revision.name.to_owned(), reason.unwrap_or_default());
        SourceBasis::Estimated { revision, reason }
    })
}

/// Options that are the same for both crates. The crate's name follows from the model.
fn options() -> Options {
    Options {
        runtime: RuntimeDependency::Registry,
        detached: false,
        model_name: String::new(),
        crate_name: None,
        crate_version: "0.0.0".to_owned(),
    }
}

/// The breaking differences of the public API, as a clause.
pub(super) fn in_words(breaking: &[&Difference]) -> String {
    let Some(first) = breaking.iter().min_by_key(|difference| rank(difference)) else {
        return String::new();
    };
    let clause = clause(first);
    match breaking.len() - 1 {
        0 => clause,
        1 => format!("{clause} (and 1 more item of the public API differs)"),
        more => format!("{clause} (and {more} more items of the public API differ)"),
    }
}

/// How much a difference says: fields and variants most.
fn rank(difference: &Difference) -> u8 {
    let kind = difference.older().map(|item| &item.kind);
    match (difference, kind) {
        (Difference::Changed { .. }, Some(ItemKind::Field { .. } | ItemKind::Variant { .. })) => 0,
        (_, Some(ItemKind::Field { .. } | ItemKind::Variant { .. })) => 1,
        (Difference::Reordered { .. }, _) => 2,
        (_, Some(ItemKind::Impl { .. })) => 3,
        _ => 4,
    }
}

fn clause(difference: &Difference) -> String {
    match difference {
        Difference::Added(new) => format!("`{}` is new", path(new)),
        Difference::Removed(old) => match &old.kind {
            ItemKind::Impl { trait_name, of, .. } => {
                format!("`{of}` no longer implements `{trait_name}`")
            }
            _ => format!("`{}` is gone", path(old)),
        },
        Difference::Reordered { old, .. } => {
            format!("the order of the values of `{}`, which `Ord` follows, differs", path(old))
        }
        Difference::Changed { old, new } => changed(old, new),
    }
}

fn changed(old: &Item, new: &Item) -> String {
    let path = path(old);
    match (&old.kind, &new.kind) {
        (ItemKind::Field { field_type: was, .. }, ItemKind::Field { field_type: is, .. })
            if was != is =>
        {
            format!("`{path}` is `{is}` instead of `{was}`")
        }
        (
            ItemKind::Variant { payload: Some(was), .. },
            ItemKind::Variant { payload: Some(is), .. },
        ) if was != is => format!("`{path}` holds `{is}` instead of `{was}`"),
        (ItemKind::Struct { parameters: was, .. }, ItemKind::Struct { parameters: is, .. })
            if was != is =>
        {
            format!("`{path}` has other type parameters")
        }
        (ItemKind::Crate { name: was }, ItemKind::Crate { name: is }) => {
            format!("the crate is named `{is}` instead of `{was}`")
        }
        (ItemKind::Function(_), ItemKind::Function(_)) => format!("`{path}` has another signature"),
        (ItemKind::Impl { trait_name, of, .. }, _) => {
            format!("`{of}` implements `{trait_name}` otherwise")
        }
        _ if old.wire_name != new.wire_name => {
            format!("`{path}` has another name on the wire")
        }
        _ => format!("`{path}` differs"),
    }
}

/// The path of an item.
fn path(item: &Item) -> String {
    match &item.kind {
        ItemKind::Crate { name } | ItemKind::Feature { name, .. } => name.clone(),
        ItemKind::Module { path }
        | ItemKind::Reexport { path, .. }
        | ItemKind::Struct { path, .. }
        | ItemKind::Enum { path }
        | ItemKind::Trait { path }
        | ItemKind::Static { path, .. } => path.clone(),
        ItemKind::Field { of, name, .. } | ItemKind::Variant { of, name, .. } => {
            format!("{of}::{name}")
        }
        ItemKind::Function(function) => format!("{}::{}", function.of, function.name),
        ItemKind::Impl { trait_name, of, .. } => format!("{trait_name} for {of}"),
    }
}
