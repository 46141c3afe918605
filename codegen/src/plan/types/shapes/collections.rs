//! The schemas of lists and maps.

use crate::model::{Member, ShapeId, ShapeKind};
use crate::plan::context::Context;
use crate::plan::names::name::Name;
use crate::plan::types::member_type::type_of_member;
use crate::plan::types::members::{
    SchemaSetter, has_own_schema, is_sensitive_schema, schema_setters_of,
};
use crate::plan::types::rust_type::RustType;

/// The schema of a member of a list or map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CollectionSchema {
    /// The schema's name.
    pub name: Name,
    /// The member.
    pub id: ShapeId,
    /// The member's type.
    pub rust_type: RustType,
    /// Whether the value is sensitive.
    pub sensitive: bool,
    /// Further attributes of the member's schema.
    pub schema_setters: Vec<SchemaSetter>,
}

/// Plans the schemas of the members of lists and maps that their types don't determine.
pub(in crate::plan) fn plan_collections(cx: &Context<'_>) -> Vec<CollectionSchema> {
    let shapes = cx.closure.shapes.iter().filter_map(|id| cx.shape(id));
    let members = shapes.flat_map(|shape| match &shape.kind {
        ShapeKind::List(member) => vec![member],
        ShapeKind::Map { key, value } => vec![key, value],
        _ => Vec::new(),
    });
    members
        .filter(|member| has_own_schema(cx, member))
        .map(|member| plan_collection(cx, member))
        .collect()
}

fn plan_collection(cx: &Context<'_>, member: &Member) -> CollectionSchema {
    CollectionSchema {
        name: cx.member_names(&member.id).schema,
        id: member.id.clone(),
        rust_type: type_of_member(cx, member),
        sensitive: is_sensitive_schema(cx, member),
        schema_setters: schema_setters_of(cx, member),
    }
}
