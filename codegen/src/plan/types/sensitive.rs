//! Members whose values are redacted in logs.

use crate::model::{Member, ShapeId, ShapeKind};
use crate::plan::context::Context;

/// Returns whether a member's value is redacted in logs as a whole. A structure or union with secrets is not: its
/// `Debug` implementation redacts the secret members.
pub(in crate::plan) fn is_sensitive_member(cx: &Context<'_>, member: &Member) -> bool {
    let is_sensitive = |id| {
        cx.shape(id).is_some_and(|shape| shape.traits.sensitive)
            || items(cx, id).iter().any(|item| item.traits.sensitive)
    };
    member.traits.sensitive || cx.graph.items(&member.target).into_iter().any(is_sensitive)
}

/// Returns the members of a list or map.
fn items<'m>(cx: &Context<'m>, id: &ShapeId) -> Vec<&'m Member> {
    let shape = cx.shape(id);
    let is_collection =
        |kind: &ShapeKind| matches!(kind, ShapeKind::List(_) | ShapeKind::Map { .. });
    shape.filter(|shape| is_collection(&shape.kind)).map_or_else(Vec::new, |shape| shape.members())
}
