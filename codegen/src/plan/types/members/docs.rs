//! Documentation of members.

use crate::model::{Member, Shape, ShapeKind};
use crate::plan::context::Context;
use crate::plan::docs::{Docs, Resolve};
use crate::plan::names::name::Name;

/// Converts the documentation of a member with a name in Rust, or that of its target if the member has none. The documentation of types that
/// are generated is only a link away, so its first sentence is enough.
pub(in crate::plan) fn member_docs(
    cx: &Context<'_>,
    member: &Member,
    name: &Name,
    resolver: &dyn Resolve,
) -> Docs {
    let of_target = || docs_of_target(cx.shape(&member.target)?, resolver);
    match Docs::from_traits(&member.traits, resolver).or_else(of_target) {
        Some(docs) => docs.with_notes(&member.traits),
        None => {
            let placeholder = format!("The model does not document `{name}`.");
            Docs::of(&member.traits, Docs::text(&placeholder), resolver)
        }
    }
}

fn docs_of_target(target: &Shape, resolver: &dyn Resolve) -> Option<Docs> {
    let docs = Docs::from_traits(&target.traits, resolver)?;
    match target.kind {
        ShapeKind::Simple(_) | ShapeKind::List(_) | ShapeKind::Map { .. } => Some(docs),
        _ => docs.first_sentence().map(|sentence| Docs::written(&sentence)),
    }
}
