//! Comparing traits.

use std::collections::HashSet;

use serde_json::Value;

use super::Comparison;
use crate::changes::change::ChangeKind;
use crate::changes::found::Walk;
use crate::changes::traits::{Treatment, is_overriding, treatment};
use crate::model::{EnumMember, Member, Shape, ShapeId, Traits};

/// The old and the new value of a trait, where they differ.
struct Difference<'m> {
    id: &'m ShapeId,
    old: Option<&'m Value>,
    new: Option<&'m Value>,
}

impl Comparison<'_> {
    /// Compares the traits of the service itself.
    pub(super) fn traits_of_service(&mut self, old: &Shape, new: &Shape) {
        for difference in differences(&old.traits, &new.traits) {
            match treatment(difference.id) {
                Treatment::Change => {
                    self.found.note(&new.id, difference.kind());
                }
                Treatment::Count => self.found.count(&new.id),
                Treatment::Elsewhere => {}
            }
        }
    }

    /// Compares the traits of a shape with those of its counterpart.
    pub(super) fn shape_traits(
        &mut self,
        walk: &mut Walk,
        place: &ShapeId,
        old: &Shape,
        new: &Shape,
    ) -> Vec<usize> {
        self.note_traits(walk, place, differences(&old.traits, &new.traits))
    }

    /// Compares the traits of a member, and of its target as far as the member lets them through.
    ///
    /// A trait such as `@length` counts where it stands, on the member or on the target; moving it from
    /// one to the other changes nothing. Targets with names of their own answer for themselves.
    pub(super) fn member_traits(
        &mut self,
        walk: &mut Walk,
        (old, old_target): (&Member, &Shape),
        (new, new_target): (&Member, &Shape),
    ) -> Vec<usize> {
        let is_same_target = old.target == new.target;
        let overrides = |id: &ShapeId| {
            is_overriding(id)
                && (!is_same_target
                    || old.traits.all.contains_key(id)
                    || new.traits.all.contains_key(id))
        };
        let mut own = differences(&old.traits, &new.traits);
        own.retain(|difference| !overrides(difference.id));
        own.extend(effective(
            (&old.traits, &old_target.traits),
            (&new.traits, &new_target.traits),
            overrides,
        ));
        let mut positions = self.note_traits(walk, &new.id, own);
        if !has_name(new_target) {
            let mut targets = differences(&old_target.traits, &new_target.traits);
            targets.retain(|difference| !overrides(difference.id));
            let place = if is_same_target { &new_target.id } else { &new.id };
            positions.extend(self.note_traits(walk, place, targets));
        }
        positions
    }

    /// Compares the traits of an enum's value.
    pub(super) fn value_traits(
        &mut self,
        walk: &Walk,
        old: &EnumMember,
        new: &EnumMember,
    ) -> Vec<usize> {
        self.note_traits(walk, &new.id, differences(&old.traits, &new.traits))
    }

    fn note_traits(
        &mut self,
        walk: &Walk,
        place: &ShapeId,
        differences: Vec<Difference<'_>>,
    ) -> Vec<usize> {
        let mut positions = Vec::new();
        for difference in differences {
            match treatment(difference.id) {
                Treatment::Change => {
                    positions.push(self.found.reach(walk, place, difference.kind()));
                }
                // Counted for each shape, whoever reaches it.
                Treatment::Count | Treatment::Elsewhere => {}
            }
        }
        positions
    }
}

impl Difference<'_> {
    fn kind(&self) -> ChangeKind {
        ChangeKind::Trait { id: self.id.clone(), old: self.old.cloned(), new: self.new.cloned() }
    }
}

/// Whether the name of the shape is one in Rust, so that the shape is compared by itself.
fn has_name(shape: &Shape) -> bool {
    use crate::model::ShapeKind::{Enum, IntEnum, Structure, Union};
    matches!(shape.kind, Enum(_) | IntEnum(_) | Structure(_) | Union(_))
}

/// The traits of which the values differ.
fn differences<'m>(old: &'m Traits, new: &'m Traits) -> Vec<Difference<'m>> {
    ids([old, new])
        .map(|id| Difference { id, old: value(old, id), new: value(new, id) })
        .filter(|difference| difference.old != difference.new)
        .collect()
}

/// The traits of members and their targets together that `counts`, of which the values differ.
fn effective<'m>(
    old: (&'m Traits, &'m Traits),
    new: (&'m Traits, &'m Traits),
    counts: impl Fn(&ShapeId) -> bool,
) -> Vec<Difference<'m>> {
    let of = |(member, target): (&'m Traits, &'m Traits), id: &ShapeId| {
        value(member, id).or_else(|| value(target, id))
    };
    ids([old.0, old.1, new.0, new.1])
        .filter(|id| counts(id))
        .map(|id| Difference { id, old: of(old, id), new: of(new, id) })
        .filter(|difference| difference.old != difference.new)
        .collect()
}

/// The ids of all traits, each once.
fn ids<'m>(traits: impl IntoIterator<Item = &'m Traits>) -> impl Iterator<Item = &'m ShapeId> {
    let mut seen = HashSet::new();
    traits.into_iter().flat_map(|traits| traits.all.keys()).filter(move |id| seen.insert(*id))
}

fn value<'m>(traits: &'m Traits, id: &ShapeId) -> Option<&'m Value> {
    traits.all.get(id).map(|node| &node.value)
}
