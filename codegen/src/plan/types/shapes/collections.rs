//! The schemas of lists and maps.

use crate::model::{Member, Shape, ShapeId, ShapeKind};
use crate::plan::context::Context;
use crate::plan::names::name::Name;
use crate::plan::types::members::{SchemaSetter, schema_setters_of, schema_type_of};
use crate::plan::types::rust_type::SchemaType;

/// The schema of a member of a list or map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CollectionSchema {
    /// The schema's name.
    pub name: Name,
    /// The list or map.
    pub id: ShapeId,
    /// The member: `member`, `key` or `value`.
    pub member: String,
    /// The member's position in its shape.
    pub index: usize,
    /// The member's type.
    pub schema_type: SchemaType,
    /// Further attributes of the member's schema.
    pub schema_setters: Vec<SchemaSetter>,
}

/// Plans the schemas of the members of lists and maps.
pub(in crate::plan) fn plan_collections(cx: &Context<'_>) -> Vec<CollectionSchema> {
    let shapes = cx.closure.shapes.iter().filter_map(|id| cx.shape(id));
    let mut schemas = Vec::new();
    for shape in shapes {
        match &shape.kind {
            ShapeKind::List(member) => schemas.push(plan_collection(cx, shape, member, 0)),
            ShapeKind::Map { key, value } => {
                schemas.push(plan_collection(cx, shape, key, 0));
                schemas.push(plan_collection(cx, shape, value, 1));
            }
            _ => {}
        }
    }
    schemas
}

fn plan_collection(
    cx: &Context<'_>,
    shape: &Shape,
    member: &Member,
    index: usize,
) -> CollectionSchema {
    CollectionSchema {
        name: cx.member_names(&member.id).schema,
        id: shape.id.clone(),
        member: member.name.clone(),
        index,
        schema_type: schema_type_of(cx, &member.target),
        schema_setters: schema_setters_of(cx, member),
    }
}
