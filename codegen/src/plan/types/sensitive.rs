//! Members whose values are redacted in logs.

use std::collections::HashSet;

use crate::model::{Member, ShapeKind};
use crate::plan::context::Context;

/// Returns whether a member's value is redacted in logs as a whole. A structure or union with secrets is not: its
/// `Debug` implementation redacts the secret members.
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
