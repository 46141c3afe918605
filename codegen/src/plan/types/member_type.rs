//! Types of members.

use crate::model::{Member, ShapeId, ShapeKind};
use crate::plan::context::Context;
use crate::plan::types::rust_type::RustType;

/// The type of a member's values; a stand-in where the target has been refused.
pub(in crate::plan) fn type_of_member(cx: &Context<'_>, member: &Member) -> RustType {
    type_of_shape(cx, &member.target).unwrap_or_else(|| {
        let target = cx.shape(&member.target);
        // Streams are refused as such.
        if !target.is_some_and(|target| target.traits.streaming) {
            let found = target.map_or("missing shape", |target| target.type_name());
            cx.sink.refuse(
                &member.id,
                member.span,
                format!("a member that targets a {found}"),
                "the generator has no type for it yet",
            );
        }
        RustType::String
    })
}

/// The type that stands for a shape. Lists and maps can't contain themselves without a structure
/// or union between, which the reader has checked, so this ends.
pub(in crate::plan) fn type_of_shape(cx: &Context<'_>, id: &ShapeId) -> Option<RustType> {
    if let Some(name) = cx.names.get(id) {
        return Some(RustType::Named(name.clone()));
    }
    let shape = cx.shape(id)?;
    match &shape.kind {
        ShapeKind::Simple(_) if shape.traits.streaming => None,
        ShapeKind::Simple(simple) => Some(RustType::from(*simple)),
        ShapeKind::List(item) => Some(RustType::List {
            item: Box::new(type_of_shape(cx, &item.target)?),
            sparse: shape.traits.sparse,
        }),
        ShapeKind::Map { value, .. } => Some(RustType::Map {
            value: Box::new(type_of_shape(cx, &value.target)?),
            sparse: shape.traits.sparse,
        }),
        _ => None,
    }
}
