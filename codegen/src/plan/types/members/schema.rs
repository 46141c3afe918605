//! Schemas of members.

use super::plan::SchemaSetter;
use super::traits::{target_traits, timestamp_format};
use crate::model::{Member, ShapeId, ShapeKind};
use crate::plan::context::Context;
use crate::plan::types::constraints::is_constrained;

/// Returns the attributes of a member's schema: the traits that matter on the wire, of the member or else of its
/// target, and the schemas of the items of lists and maps.
pub(in crate::plan) fn schema_setters_of(cx: &Context<'_>, member: &Member) -> Vec<SchemaSetter> {
    let mut setters = Vec::new();
    if let Some(name) = &member.traits.json_name {
        setters.push(SchemaSetter::JsonName(name.clone()));
    }
    if let Some(format) = timestamp_format(cx, member) {
        setters.push(SchemaSetter::TimestampFormat(format));
    }
    setters.extend(collection_setters(cx, &member.target));
    setters
}

/// Returns the attributes of a member's schema for the members of the list or map that the member targets, if they have
/// schemas of their own.
fn collection_setters(cx: &Context<'_>, target: &ShapeId) -> Vec<SchemaSetter> {
    let Some(shape) = cx.shape(target) else { return Vec::new() };
    let own =
        |member: &Member| has_own_schema(cx, member).then(|| cx.member_names(&member.id).schema);
    match &shape.kind {
        ShapeKind::List(member) => own(member).map(SchemaSetter::Items).into_iter().collect(),
        ShapeKind::Map { key, value } => {
            let keys = own(key).map(SchemaSetter::Keys);
            own(value).map(SchemaSetter::Items).into_iter().chain(keys).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns whether the schema of a list's or map's member says more than the member's type: it has traits, or
/// constraints are found by its ID.
pub(in crate::plan) fn has_own_schema(cx: &Context<'_>, member: &Member) -> bool {
    is_sensitive_schema(cx, member)
        || !schema_setters_of(cx, member).is_empty()
        || is_constrained(cx, member)
}

/// Returns whether a member's schema is sensitive.
pub(in crate::plan) fn is_sensitive_schema(cx: &Context<'_>, member: &Member) -> bool {
    member.traits.sensitive || target_traits(cx, member).sensitive
}
