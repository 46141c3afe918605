//! Documentation of members.

use crate::model::{Member, Shape, ShapeKind};
use crate::plan::context::Context;
use crate::plan::docs::{Docs, code};

/// Converts a member's documentation, or that of its target if the member has none. The documentation of types that
/// are generated is only a link away, so its first sentence is enough.
pub(in crate::plan) fn member_docs(cx: &Context<'_>, member: &Member) -> Docs {
    let of_target = || docs_of_target(cx.shape(&member.target)?);
    match Docs::from_traits(&member.traits).or_else(of_target) {
        Some(docs) => docs.with_notes(&member.traits),
        None => {
            let placeholder = format!("The model does not document {}.", code(&member.name));
            Docs::of(&member.traits, Docs::text(&placeholder))
        }
    }
}

fn docs_of_target(target: &Shape) -> Option<Docs> {
    let docs = Docs::from_traits(&target.traits)?;
    match target.kind {
        ShapeKind::Simple(_) | ShapeKind::List(_) | ShapeKind::Map { .. } => Some(docs),
        _ => docs.first_sentence().map(|sentence| Docs::text(&sentence)),
    }
}
