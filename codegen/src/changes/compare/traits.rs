//! Compares traits.

use super::comparison::Comparison;
use super::trait_difference::{TraitDifference, differences, effective};
use crate::changes::accepted::{self, AcceptedValues, Constraint, StringConstraints};
use crate::changes::side::Side;
use crate::changes::treatment::{Treatment, overrides_target};
use crate::changes::walk::Walk;
use crate::model::{EnumMember, Member, Shape, ShapeId, ShapeKind, SimpleType, Traits};

impl Comparison<'_, '_> {
    /// Compares the traits of the service shape.
    pub(super) fn traits_of_service(&mut self, old: &Shape, new: &Shape) {
        if old.traits.documentation.is_some() || new.traits.documentation.is_some() {
            self.collector.count_documented();
        }
        for difference in differences(&old.traits, &new.traits) {
            match difference.treatment() {
                Treatment::Change => {
                    self.collector.add(&new.id, difference.kind(None));
                }
                Treatment::DocumentationOnly => {
                    self.collector.add_documentation(difference.documentation(&new.id))
                }
                Treatment::Elsewhere => {}
            }
        }
    }

    /// Compares the traits of a shape in both revisions.
    pub(super) fn shape_traits(
        &mut self,
        walk: &mut Walk,
        id: &ShapeId,
        old: &Shape,
        new: &Shape,
    ) -> Vec<usize> {
        let values = ValueConstraints {
            old: (&old.traits, &old.traits),
            new: (&new.traits, &new.traits),
            is_text: is_text(old) && is_text(new),
        };
        self.add_traits(walk, id, differences(&old.traits, &new.traits), Some(values))
    }

    /// Compares the traits of a member, and those of its target that the member doesn't override.
    ///
    /// Moving a trait such as `@length` from the member to its target, or back, is not a change. Targets that are
    /// types of the crate are compared separately.
    pub(super) fn member_traits(
        &mut self,
        walk: &mut Walk,
        (old, old_target): (&Member, &Shape),
        (new, new_target): (&Member, &Shape),
    ) -> Vec<usize> {
        let is_same_target = old.target == new.target;
        let overrides = |id: &ShapeId| {
            overrides_target(id)
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
        let values = ValueConstraints {
            old: (&old.traits, &old_target.traits),
            new: (&new.traits, &new_target.traits),
            is_text: is_text(old_target) && is_text(new_target),
        };
        let mut positions = self.add_traits(walk, &new.id, own, Some(values));
        if !is_named_type(new_target) {
            let mut targets = differences(&old_target.traits, &new_target.traits);
            targets.retain(|difference| !overrides(difference.id));
            let id = if is_same_target { &new_target.id } else { &new.id };
            positions.extend(self.add_traits(walk, id, targets, Some(values.of_targets())));
        }
        positions
    }

    /// Compares the traits of an enum value.
    pub(super) fn value_traits(
        &mut self,
        walk: &Walk,
        old: &EnumMember,
        new: &EnumMember,
    ) -> Vec<usize> {
        self.add_traits(walk, &new.id, differences(&old.traits, &new.traits), None)
    }

    fn add_traits(
        &mut self,
        walk: &Walk,
        id: &ShapeId,
        differences: Vec<TraitDifference<'_>>,
        values: Option<ValueConstraints<'_>>,
    ) -> Vec<usize> {
        let mut positions = Vec::new();
        for difference in differences {
            match difference.treatment() {
                Treatment::Change => {
                    let values = values.and_then(|values| self.accepted(&difference, values));
                    positions.push(self.collector.add_use(walk, id, difference.kind(values)));
                }
                // Differences in documentation are collected once for each shape.
                Treatment::DocumentationOnly | Treatment::Elsewhere => {}
            }
        }
        positions
    }
}

/// The traits of a member and of its target.
type MemberAndTarget<'m> = (&'m Traits, &'m Traits);

/// The constraints on the values of a member in both revisions.
#[derive(Clone, Copy)]
struct ValueConstraints<'m> {
    old: MemberAndTarget<'m>,
    new: MemberAndTarget<'m>,
    /// Whether the values are strings in both revisions.
    is_text: bool,
}

impl ValueConstraints<'_> {
    /// Returns the constraints of the targets only.
    fn of_targets(self) -> Self {
        Self { old: (self.old.1, self.old.1), new: (self.new.1, self.new.1), ..self }
    }
}

impl Comparison<'_, '_> {
    /// Returns how a difference in a constraint changes the accepted values.
    fn accepted(
        &self,
        difference: &TraitDifference<'_>,
        values: ValueConstraints<'_>,
    ) -> Option<AcceptedValues> {
        let TraitDifference { id, old, new } = difference;
        if id.namespace() != "smithy.api" {
            return None;
        }
        let constraint = match id.name() {
            "pattern" => Constraint::Pattern,
            "length" => Constraint::Length,
            "range" => return Some(accepted::range(*old, *new)),
            "uniqueItems" => return Some(accepted::unique_items(*new)),
            _ => return None,
        };
        let (old_strings, new_strings) =
            (strings(self.old, values.old), strings(self.new, values.new));
        let has_pattern = old_strings.pattern.is_some() || new_strings.pattern.is_some();
        if constraint == Constraint::Length && !(values.is_text && has_pattern) {
            return Some(accepted::length(*old, *new));
        }
        Some(self.languages.compare(&old_strings, &new_strings, constraint))
    }
}

/// Returns the constraints on a string.
fn strings(side: &Side<'_>, (own, target): MemberAndTarget<'_>) -> StringConstraints {
    let pattern = own.pattern.as_deref().or(target.pattern.as_deref());
    let length = own.length.or(target.length);
    StringConstraints::new(pattern.map(|pattern| side.translated(pattern)), length)
}

fn is_text(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Simple(SimpleType::String) | ShapeKind::Enum(_))
}

/// Returns whether the shape is a named type in Rust, which is compared separately.
fn is_named_type(shape: &Shape) -> bool {
    use crate::model::ShapeKind::{Enum, IntEnum, Structure, Union};
    matches!(shape.kind, Enum(_) | IntEnum(_) | Structure(_) | Union(_))
}
