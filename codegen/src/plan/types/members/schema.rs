//! Schemas of members.

use super::plan::SchemaSetter;
use super::traits::{target_traits, timestamp_format};
use crate::model::{Member, ShapeId, ShapeKind};
use crate::plan::context::Context;
use crate::plan::types::rust_type::SchemaType;

/// Returns the type of a shape in a schema.
pub(in crate::plan) fn schema_type_of(cx: &Context<'_>, target: &ShapeId) -> SchemaType {
    cx.shape(target).map_or(SchemaType("Structure"), |shape| SchemaType::of(&shape.kind))
}

/// Returns the attributes of a member's schema: the traits that matter on the wire, of the member or else of its
/// target, and the schemas of the items of lists and maps.
pub(in crate::plan) fn schema_setters_of(cx: &Context<'_>, member: &Member) -> Vec<SchemaSetter> {
    let target = target_traits(cx, member);
    let mut setters = Vec::new();
    if member.traits.sensitive || target.sensitive {
        setters.push(SchemaSetter::Sensitive);
    }
    if let Some(name) = &member.traits.json_name {
        setters.push(SchemaSetter::JsonName(name.clone()));
    }
    if let Some(format) = timestamp_format(cx, member) {
        setters.push(SchemaSetter::TimestampFormat(format));
    }
    setters.extend(collection_setter(cx, &member.target));
    setters
}

/// Returns the attribute of a member's schema for the items of the list or map that the member targets.
fn collection_setter(cx: &Context<'_>, target: &ShapeId) -> Option<SchemaSetter> {
    let shape = cx.shape(target)?;
    match &shape.kind {
        ShapeKind::List(member) => {
            Some(SchemaSetter::ListMember(cx.member_names(&member.id).schema))
        }
        ShapeKind::Map { key, value } => Some(SchemaSetter::MapMembers(
            cx.member_names(&key.id).schema,
            cx.member_names(&value.id).schema,
        )),
        _ => None,
    }
}
