//! Constraints on the values of inputs, beyond their types.
//!
//! See <https://smithy.io/2.0/spec/constraint-traits.html>.

mod checker;
mod dialect;
mod length;
mod member;
mod never;
pub(in crate::plan) mod patterns;
mod plan;
mod text;
mod words;

pub(in crate::plan) use self::checker::Checker;
pub(in crate::plan) use self::length::Unit;
pub(in crate::plan) use self::member::text_violation;
use self::member::{constraints_on_values, traits_on_values};
pub use self::plan::{ConstraintsPlan, MemberConstraints, PatternPlan, UncheckedPattern};
pub(in crate::plan) use self::text::constraints;
use crate::model::{Member, Shape, WarningKind};
use crate::plan::context::Context;
use crate::plan::types::inputs::input_ids;
use crate::plan::types::members::{Presence, Role, presence_of};
use crate::plan::types::tokens::is_filled_in;

/// Plans the constraints on all shapes reachable from the operations' inputs.
pub(in crate::plan) fn plan_constraints(cx: &Context<'_>) -> ConstraintsPlan {
    let inputs = input_ids(cx);
    let mut plan = ConstraintsPlan::default();
    for shape in cx.graph.reachable(&inputs).into_iter().filter_map(|id| cx.shape(id)) {
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
    let span = node.map_or(member.span, |(_, node)| node.span_at(&cx.model.source, &[]));
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

/// Returns whether the values of a member are constrained.
pub(in crate::plan) fn is_constrained(cx: &Context<'_>, member: &Member) -> bool {
    !constraints_on_values(cx, member, &mut ConstraintsPlan::default()).is_empty()
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

#[cfg(test)]
mod tests;
