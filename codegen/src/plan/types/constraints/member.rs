//! The constraints on the values of one member.

use super::patterns::Patterns;
use super::plan::{ConstraintsPlan, MemberConstraints, PatternPlan, UncheckedPattern};
use crate::model::{Member, Shape, ShapeId, ShapeKind, Traits};
use crate::plan::context::Context;
use crate::plan::types::values::InvalidValue;

/// The constraint on a member that a string violates, if any.
pub(in crate::plan) fn text_violation(
    cx: &Context<'_>,
    member: &Member,
    text: &str,
) -> Option<InvalidValue> {
    constraints_on_values(cx, member, &mut ConstraintsPlan::default()).text_violation(text)
}

/// The constraints on the values of a member.
pub(super) fn constraints_on_values(
    cx: &Context<'_>,
    member: &Member,
    plan: &mut ConstraintsPlan,
) -> MemberConstraints {
    let traits = traits_on_values(cx, member);
    let pattern =
        first_of(&traits, |traits| traits.pattern.as_deref()).filter(|pattern| !pattern.is_empty());
    MemberConstraints {
        id: member.id.clone(),
        required: false,
        length: first_of(&traits, |traits| traits.length)
            .filter(|length| length.min.is_some() || length.max.is_some()),
        range: first_of(&traits, |traits| traits.range.clone())
            .filter(|range| range.min.is_some() || range.max.is_some()),
        pattern: pattern.and_then(|pattern| plan.checked(&member.id, pattern, &cx.patterns)),
        unique_items: traits.iter().any(|traits| traits.unique_items),
    }
}

/// The traits that constrain a member's values: its own, which take precedence, and its target's. None for an
/// enum, since the service may use values of any form that the model doesn't list.
pub(super) fn traits_on_values<'m>(cx: &'m Context<'_>, member: &'m Member) -> Vec<&'m Traits> {
    match cx.shape(&member.target) {
        Some(target) if is_enum(target) => Vec::new(),
        Some(target) => vec![&member.traits, &target.traits],
        None => vec![&member.traits],
    }
}

/// The value in the first of the traits that has one.
fn first_of<'m, T>(traits: &[&'m Traits], get: impl Fn(&'m Traits) -> Option<T>) -> Option<T> {
    traits.iter().find_map(|traits| get(traits))
}

fn is_enum(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Enum(_) | ShapeKind::IntEnum(_))
}

impl ConstraintsPlan {
    /// A member's pattern in both dialects. If it can't be checked, it is added to `unchecked`.
    fn checked(&mut self, id: &ShapeId, ecma: &str, patterns: &Patterns) -> Option<PatternPlan> {
        patterns
            .checked(ecma)
            .map_err(|reason| {
                let (id, pattern) = (id.clone(), ecma.to_owned());
                self.unchecked.push(UncheckedPattern { id, pattern, reason: reason.to_string() });
            })
            .ok()
    }
}
