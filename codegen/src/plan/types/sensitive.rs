//! Members whose values stay out of logs.

use std::collections::HashSet;

use crate::model::{Member, ShapeKind};
use crate::plan::context::Context;

/// Whether a member's value stays out of logs as a whole. A structure or union with secrets in it
/// does not: it knows itself what to hide.
pub(in crate::plan) fn is_secret(cx: &Context<'_>, member: &Member) -> bool {
    if member.traits.sensitive {
        return true;
    }
    let mut next = vec![&member.target];
    let mut seen = HashSet::new();
    while let Some(shape) = next.pop().and_then(|id| cx.shape(id)) {
        if shape.traits.sensitive {
            return true;
        }
        if !matches!(shape.kind, ShapeKind::List(_) | ShapeKind::Map { .. }) {
            continue;
        }
        for item in shape.members() {
            if item.traits.sensitive {
                return true;
            }
            if seen.insert(&item.target) {
                next.push(&item.target);
            }
        }
    }
    false
}
