//! Differences between the traits of two shapes or members.

use std::collections::HashSet;

use serde_json::Value;

use crate::changes::accepted::AcceptedValues;
use crate::changes::change::ChangeKind;
use crate::changes::documentation::DocumentationChange;
use crate::changes::treatment::{Treatment, treatment};
use crate::model::{ShapeId, Traits};

/// A trait with different values in the two revisions.
pub(super) struct TraitDifference<'m> {
    pub(super) id: &'m ShapeId,
    pub(super) old: Option<&'m Value>,
    pub(super) new: Option<&'m Value>,
}

impl TraitDifference<'_> {
    /// Returns how the difference is reported. A difference only in the documentation of endpoint rules or waiters
    /// doesn't affect programs.
    pub(super) fn treatment(&self) -> Treatment {
        let treatment = treatment(self.id);
        let is_documented = ["smithy.rules", "smithy.waiters"].contains(&self.id.namespace());
        if treatment == Treatment::Change
            && is_documented
            && let (Some(old), Some(new)) = (self.old, self.new)
            && without_documentation(old) == without_documentation(new)
        {
            return Treatment::DocumentationOnly;
        }
        treatment
    }

    /// Returns the difference as one that doesn't affect programs.
    pub(super) fn documentation(&self, shape: &ShapeId) -> DocumentationChange {
        let (id, old, new) = (self.id.clone(), self.old.cloned(), self.new.cloned());
        DocumentationChange { shape: shape.clone(), id, old, new }
    }

    pub(super) fn kind(&self, values: Option<AcceptedValues>) -> ChangeKind {
        let (id, old, new) = (self.id.clone(), self.old.cloned(), self.new.cloned());
        ChangeKind::Trait { id, old, new, values }
    }
}

/// Removes properties that are documentation from a value.
fn without_documentation(value: &Value) -> Value {
    match value {
        Value::Object(entries) => {
            let kept = entries.iter().filter(|(name, _)| *name != "documentation");
            kept.map(|(name, value)| (name.clone(), without_documentation(value))).collect()
        }
        Value::Array(items) => items.iter().map(without_documentation).collect(),
        other => other.clone(),
    }
}

/// Returns the differences between the traits of a shape or member that don't affect programs.
pub(super) fn documentation(
    shape: &ShapeId,
    old: &Traits,
    new: &Traits,
) -> Vec<DocumentationChange> {
    let unseen = differences(old, new).into_iter();
    let unseen = unseen.filter(|difference| difference.treatment() == Treatment::DocumentationOnly);
    unseen.map(|difference| difference.documentation(shape)).collect()
}

/// Returns the traits with different values.
pub(super) fn differences<'m>(old: &'m Traits, new: &'m Traits) -> Vec<TraitDifference<'m>> {
    ids([old, new])
        .map(|id| TraitDifference { id, old: value(old, id), new: value(new, id) })
        .filter(|difference| difference.old != difference.new)
        .collect()
}

/// Returns the selected traits with different effective values: those of the member, or else of its target.
pub(super) fn effective<'m>(
    old: (&'m Traits, &'m Traits),
    new: (&'m Traits, &'m Traits),
    is_selected: impl Fn(&ShapeId) -> bool,
) -> Vec<TraitDifference<'m>> {
    let of = |(member, target): (&'m Traits, &'m Traits), id: &ShapeId| {
        value(member, id).or_else(|| value(target, id))
    };
    ids([old.0, old.1, new.0, new.1])
        .filter(|id| is_selected(id))
        .map(|id| TraitDifference { id, old: of(old, id), new: of(new, id) })
        .filter(|difference| difference.old != difference.new)
        .collect()
}

/// Returns the IDs of all traits, without duplicates.
fn ids<'m>(traits: impl IntoIterator<Item = &'m Traits>) -> impl Iterator<Item = &'m ShapeId> {
    let mut seen = HashSet::new();
    traits.into_iter().flat_map(|traits| traits.all.keys()).filter(move |id| seen.insert(*id))
}

fn value<'m>(traits: &'m Traits, id: &ShapeId) -> Option<&'m Value> {
    traits.all.get(id).map(|node| &node.value)
}
