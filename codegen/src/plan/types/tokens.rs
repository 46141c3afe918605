//! Idempotency tokens, which clients generate.
//!
//! See <https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait>. Clients generate tokens only
//! for members of an operation's input. On members of other structures, the trait has no effect.

use std::collections::HashSet;

use crate::model::{Member, Shape, ShapeId, Span, WarningKind};
use crate::plan::context::Context;
use crate::plan::types::constraints::text_violation;
use crate::plan::types::inputs::input_ids;
use crate::plan::types::member_type::type_of_member;
use crate::plan::types::rust_type::RustType;
use crate::plan::types::values::InvalidValue;

const TOKEN: &str = "smithy.api#idempotencyToken";

/// Samples of random tokens: version 4 UUIDs without letters, with as many letters as possible, and mixed.
const SAMPLES: [&str; 4] = [
    "00000000-0000-4000-8000-000000000000",
    "ffffffff-ffff-4fff-bfff-ffffffffffff",
    "01234567-89ab-4cde-8f01-23456789abcd",
    "fedcba98-7654-4321-ba98-76543210fedc",
];

/// Returns whether clients generate a token for the member.
pub(in crate::plan) fn is_filled_in(cx: &Context<'_>, member: &Member) -> bool {
    // Checking the trait first avoids computing the tokens of models without any.
    member.traits.idempotency_token && tokens(cx).contains(&member.id)
}

fn tokens<'c>(cx: &'c Context<'_>) -> &'c HashSet<ShapeId> {
    cx.tokens.get_or_init(|| {
        let inputs = input_ids(cx);
        let inputs = inputs.iter().filter_map(|id| cx.shape(id));
        let first = |input: &Shape| Some(marked(input).first()?.id.clone());
        let firsts = inputs.filter(|input| {
            let member = marked(input).first().copied();
            member.is_some_and(|it| takes_text(cx, it) && uuid_violation(cx, it).is_none())
        });
        firsts.filter_map(first).collect()
    })
}

/// Refuses tokens that clients can't generate, and warns about constraints that random tokens don't satisfy.
pub(in crate::plan) fn check_tokens(cx: &Context<'_>) {
    for input in input_ids(cx).iter().filter_map(|id| cx.shape(id)) {
        for (at, member) in marked(input).into_iter().enumerate() {
            let span = token_span(member);
            let refuse = |reason: &str| {
                cx.sink.refuse(&member.id, span, "@idempotencyToken", reason);
            };
            if !takes_text(cx, member) {
                refuse("the member is not a string, but clients generate random strings");
            } else if at > 0 {
                refuse(
                    "another member of the input has the trait, and an input has at most one token",
                );
            } else if let Some(InvalidValue { reason, .. }) = uuid_violation(cx, member) {
                let reason = format!("a random UUID {reason}");
                cx.sink.warn(&member.id, span, WarningKind::UnfilledToken { reason });
            }
        }
    }
}

fn takes_text(cx: &Context<'_>, member: &Member) -> bool {
    type_of_member(cx, member) == RustType::String
}

/// Returns the constraint of the member that random tokens violate, if any.
fn uuid_violation(cx: &Context<'_>, member: &Member) -> Option<InvalidValue> {
    SAMPLES.iter().find_map(|sample| text_violation(cx, member, sample))
}

/// Returns the members of an input with the trait.
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
