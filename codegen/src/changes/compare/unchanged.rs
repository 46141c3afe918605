//! Finds shapes that are unchanged, so that the comparison can skip them.
//!
//! Otherwise, a structure that hundreds of operations reach would be compared for each of them.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::trait_difference::documentation;
use crate::changes::collector::ChangeCollector;
use crate::changes::side::Side;
use crate::changes::treatment::{Treatment, treatment};
use crate::model::{EnumMember, Member, Shape, ShapeId, ShapeKind, Traits};

/// The unchanged shapes.
#[derive(Default)]
pub(super) struct UnchangedShapes {
    /// Shapes that are themselves unchanged, although the targets of their members may have changed.
    own: HashSet<ShapeId>,
    /// Shapes that are unchanged, including everything that they reach.
    whole: HashSet<ShapeId>,
}

impl UnchangedShapes {
    /// Compares every shape and operation once, and collects the differences that don't affect programs.
    pub(super) fn of(old: &Side<'_>, new: &Side<'_>, collector: &mut ChangeCollector) -> Self {
        let mut own: HashSet<ShapeId> = HashSet::new();
        for new_shape in new.shapes() {
            let Some(old_shape) = old.shape(&new_shape.id) else { continue };
            collect_documentation(old_shape, new_shape, collector);
            if is_same(old_shape, new_shape) && old.name(&new_shape.id) == new.name(&new_shape.id) {
                own.insert(new_shape.id.clone());
            }
        }
        for (new_shape, _) in new.operations() {
            if let Some((old_shape, _)) = old.operation(new_shape.id.name()) {
                collect_documentation(old_shape, new_shape, collector);
            }
        }
        let is_changed = |shape: &Shape| !shape.id.is_prelude() && !own.contains(&shape.id);
        let changed = new.graph().holders_of(is_changed);
        let whole = own.iter().filter(|id| !changed.contains(*id)).cloned().collect();
        Self { own, whole }
    }

    /// Returns whether two shapes have the same ID, and the shape itself is unchanged.
    pub(super) fn is_itself_unchanged(&self, old: &Shape, new: &Shape) -> bool {
        old.id == new.id && self.own.contains(&new.id)
    }

    /// Returns whether two shapes have the same ID, and everything that the shape reaches is unchanged.
    pub(super) fn is_fully_unchanged(&self, old: &ShapeId, new: &ShapeId) -> bool {
        old == new && (new.is_prelude() || self.whole.contains(new))
    }
}

/// Returns whether two shapes are the same for callers, apart from the targets of their members.
fn is_same(old: &Shape, new: &Shape) -> bool {
    let kinds = match (&old.kind, &new.kind) {
        (ShapeKind::Simple(old), ShapeKind::Simple(new)) => old == new,
        (ShapeKind::Enum(old), ShapeKind::Enum(new))
        | (ShapeKind::IntEnum(old), ShapeKind::IntEnum(new)) => are_same(old, new, is_same_value),
        (ShapeKind::List(_), ShapeKind::List(_))
        | (ShapeKind::Map { .. }, ShapeKind::Map { .. })
        | (ShapeKind::Structure(_), ShapeKind::Structure(_))
        | (ShapeKind::Union(_), ShapeKind::Union(_)) => {
            are_same(&old.members(), &new.members(), |old, new| is_same_member(old, new))
        }
        _ => false,
    };
    kinds && are_same_traits(&old.traits, &new.traits)
}

fn are_same<T>(old: &[T], new: &[T], is_same: impl Fn(&T, &T) -> bool) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| is_same(old, new))
}

fn is_same_member(old: &Member, new: &Member) -> bool {
    old.name == new.name && old.target == new.target && are_same_traits(&old.traits, &new.traits)
}

fn is_same_value(old: &EnumMember, new: &EnumMember) -> bool {
    old.name == new.name && old.value == new.value && are_same_traits(&old.traits, &new.traits)
}

fn are_same_traits(old: &Traits, new: &Traits) -> bool {
    let seen = |traits: &Traits| -> HashMap<ShapeId, Value> {
        let seen =
            traits.all.iter().filter(|(id, _)| treatment(id) != Treatment::DocumentationOnly);
        seen.map(|(id, node)| (id.clone(), node.value.clone())).collect()
    };
    seen(old) == seen(new)
}

/// Collects the differences in a shape and its members that don't affect programs.
fn collect_documentation(old: &Shape, new: &Shape, collector: &mut ChangeCollector) {
    let mut note = |id: &ShapeId, old: &Traits, new: &Traits| {
        if old.documentation.is_some() || new.documentation.is_some() {
            collector.count_documented();
        }
        documentation(id, old, new)
            .into_iter()
            .for_each(|change| collector.add_documentation(change));
    };
    note(&new.id, &old.traits, &new.traits);
    let old_members = traits_of_members(old);
    for (name, id, traits) in members(new) {
        if let Some(old) = old_members.get(name) {
            note(id, old, traits);
        }
    }
}

fn traits_of_members(shape: &Shape) -> HashMap<&str, &Traits> {
    members(shape).into_iter().map(|(name, _, traits)| (name, traits)).collect()
}

fn members(shape: &Shape) -> Vec<(&str, &ShapeId, &Traits)> {
    match &shape.kind {
        ShapeKind::Enum(values) | ShapeKind::IntEnum(values) => {
            values.iter().map(|value| (value.name.as_str(), &value.id, &value.traits)).collect()
        }
        _ => {
            let members = shape.members().into_iter();
            members.map(|member| (member.name.as_str(), &member.id, &member.traits)).collect()
        }
    }
}
