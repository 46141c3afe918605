//! Constraints on the values of inputs, beyond their types.
//!
//! See <https://smithy.io/2.0/spec/constraint-traits.html>.

mod dialect;
mod fit;
mod length;
mod never;
pub(in crate::plan) mod patterns;
mod plan;
mod text;
mod words;

use std::collections::BTreeSet;

pub(in crate::plan) use self::fit::Checker;
pub(in crate::plan) use self::length::Unit;
use self::patterns::Patterns;
pub use self::plan::{ConstraintsPlan, MemberConstraints, PatternPlan, UncheckedPattern};
pub(in crate::plan) use self::text::constraints;
use crate::model::{Member, Shape, ShapeId, ShapeKind, Traits, WarningKind};
use crate::plan::context::Context;
use crate::plan::types::members::Presence;
use crate::plan::types::members::Role;
use crate::plan::types::members::presence_of;
use crate::plan::types::tokens::is_filled_in;
use crate::plan::types::values::Misfit;

/// Plans the constraints on all shapes reachable from the operations' inputs.
pub(in crate::plan) fn plan_constraints(cx: &Context<'_>) -> ConstraintsPlan {
    let inputs = input_ids(cx);
    let mut plan = ConstraintsPlan::default();
    for shape in reachable_from(cx, &inputs) {
        for member in shape.members() {
            constrain(cx, member, &mut plan);
        }
    }
    plan.members.sort_by(|a, b| a.id.as_str().cmp(b.id.as_str()));
    plan.unchecked.sort_by(|a, b| a.id.as_str().cmp(b.id.as_str()));
    plan.unchecked.iter().for_each(|unchecked| warn_unchecked(cx, unchecked));
    plan
}

/// Warns that a pattern is not checked, at the pattern's location.
fn warn_unchecked(cx: &Context<'_>, unchecked: &UncheckedPattern) {
    let UncheckedPattern { id, pattern, reason } = unchecked;
    let shape = cx.shape(&id.root());
    let mut members = shape.into_iter().flat_map(Shape::members);
    let Some(member) = members.find(|member| member.id == *id) else { return };
    let mut nodes = traits_on_values(cx, member).into_iter().flat_map(|traits| &traits.all);
    let node = nodes.find(|(id, _)| id.as_str() == "smithy.api#pattern");
    let span = node.map_or(member.span, |(_, node)| node.place(&cx.model.source, &[]));
    let (pattern, reason) = (pattern.clone(), reason.clone());
    cx.sink.warn(id, span, WarningKind::UncheckedPattern { pattern, reason });
}

/// Translates a pattern to the dialect of the `regex` crate.
///
/// # Errors
///
/// Returns the reason if the pattern can't be translated.
pub(crate) fn translated_pattern(cx: &Context<'_>, ecma: &str) -> Result<String, String> {
    let checked = cx.patterns.checked(ecma).map_err(|reason| reason.to_string())?;
    Ok(checked.regex.unwrap_or(checked.ecma))
}

pub(in crate::plan) fn input_ids(cx: &Context<'_>) -> BTreeSet<ShapeId> {
    let operations = cx.closure.operations.iter().filter_map(|id| cx.shape(id));
    let input = |shape: &Shape| match &shape.kind {
        ShapeKind::Operation(operation) => Some(operation.input.clone()),
        _ => None,
    };
    operations.filter_map(input).collect()
}

/// The given shapes, and all shapes reachable through their members.
fn reachable_from<'m>(cx: &Context<'m>, ids: &BTreeSet<ShapeId>) -> Vec<&'m Shape> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&ShapeId> = ids.iter().collect();
    let mut shapes = Vec::new();
    while let Some(id) = next.pop() {
        if found.insert(id)
            && let Some(shape) = cx.shape(id)
        {
            next.extend(shape.members().into_iter().map(|member| &member.target));
            shapes.push(shape);
        }
    }
    shapes
}

/// Adds the constraints on a member, if any.
fn constrain(cx: &Context<'_>, member: &Member, plan: &mut ConstraintsPlan) {
    let is_optional = presence_of(cx, member, false, Role::Value) == Presence::Optional;
    let required = member.traits.required && is_optional && !is_filled_in(cx, member);
    let constraints = constraints_on_values(cx, member, plan);
    let constraints = MemberConstraints { required, ..constraints };
    if !constraints.is_empty() {
        plan.members.push(constraints);
    }
}

/// The constraint on a member that a string violates, if any.
pub(in crate::plan) fn broken_by_text(
    cx: &Context<'_>,
    member: &Member,
    text: &str,
) -> Option<Misfit> {
    constraints_on_values(cx, member, &mut ConstraintsPlan::default()).broken_by_text(text)
}

/// The constraints on the values of a member.
fn constraints_on_values(
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
fn traits_on_values<'m>(cx: &'m Context<'_>, member: &'m Member) -> Vec<&'m Traits> {
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

#[cfg(test)]
mod tests;
