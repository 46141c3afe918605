//! Idempotency tokens: which members clients fill in.
//!
//! See <https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait>. Clients fill in a member of
//! an operation's own input; on members of other structures, the trait has no effect.

use std::collections::HashSet;

use crate::model::{Member, Shape, ShapeId, Span, WarningKind};
use crate::plan::context::Context;
use crate::plan::types::constraints::broken_by_text;
use crate::plan::types::inputs::input_ids;
use crate::plan::types::member_type::type_of_member;
use crate::plan::types::rust_type::RustType;
use crate::plan::types::values::Misfit;

const TOKEN: &str = "smithy.api#idempotencyToken";

/// Random tokens: version 4 UUIDs without letters, with as many as possible, and with some.
const SAMPLES: [&str; 4] = [
    "00000000-0000-4000-8000-000000000000",
    "ffffffff-ffff-4fff-bfff-ffffffffffff",
    "01234567-89ab-4cde-8f01-23456789abcd",
    "fedcba98-7654-4321-ba98-76543210fedc",
];

/// The member of an operation's input that clients fill in.
pub(in crate::plan) fn token_of<'s>(cx: &Context<'_>, input: &'s Shape) -> Option<&'s Member> {
    input.members().into_iter().find(|member| is_filled_in(cx, member))
}

/// Whether the member is one of an operation's input that clients fill in.
pub(in crate::plan) fn is_filled_in(cx: &Context<'_>, member: &Member) -> bool {
    // Most models have no tokens, and no member without the trait is one.
    member.traits.idempotency_token && tokens(cx).contains(&member.id)
}

fn tokens<'c>(cx: &'c Context<'_>) -> &'c HashSet<ShapeId> {
    cx.tokens.get_or_init(|| {
        let inputs = input_ids(cx);
        let inputs = inputs.iter().filter_map(|id| cx.shape(id));
        let first = |input: &Shape| Some(marked(input).first()?.id.clone());
        let firsts = inputs.filter(|input| {
            let member = marked(input).first().copied();
            member.is_some_and(|it| takes_text(cx, it) && broken_by_uuids(cx, it).is_none())
        });
        firsts.filter_map(first).collect()
    })
}

/// Refuses tokens that nothing can be filled in for, and warns of those that random tokens don't fit.
pub(in crate::plan) fn check_tokens(cx: &Context<'_>) {
    for input in input_ids(cx).iter().filter_map(|id| cx.shape(id)) {
        for (at, member) in marked(input).into_iter().enumerate() {
            let span = token_span(member);
            let refuse = |reason: &str| {
                cx.sink.refuse(&member.id, span, "@idempotencyToken", reason);
            };
            if !takes_text(cx, member) {
                refuse("the member is not a string, and clients fill in random text");
            } else if at > 0 {
                refuse("another member of the input has it, and an input has one token");
            } else if let Some(Misfit { reason, .. }) = broken_by_uuids(cx, member) {
                let reason = format!("a random UUID {reason}");
                cx.sink.warn(&member.id, span, WarningKind::UnfilledToken { reason });
            }
        }
    }
}

fn takes_text(cx: &Context<'_>, member: &Member) -> bool {
    type_of_member(cx, member) == RustType::String
}

/// The constraint of the member that random tokens break.
fn broken_by_uuids(cx: &Context<'_>, member: &Member) -> Option<Misfit> {
    SAMPLES.iter().find_map(|sample| broken_by_text(cx, member, sample))
}

/// The members of an input with the trait.
fn marked(input: &Shape) -> Vec<&Member> {
    let members = input.members().into_iter();
    members.filter(|member| member.traits.idempotency_token).collect()
}

fn token_span(member: &Member) -> Span {
    let node = member.traits.all.iter().find(|(id, _)| id.as_str() == TOKEN);
    node.map_or(member.span, |(_, node)| node.span)
}

#[cfg(test)]
mod tests;
