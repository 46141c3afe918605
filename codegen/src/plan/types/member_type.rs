//! Types of members.

use crate::model::{Member, ShapeId, ShapeKind};
use crate::plan::context::Context;
use crate::plan::types::rust_type::RustType;

/// Returns the type of a member's values. Refuses an unsupported target and returns a placeholder type.
pub(in crate::plan) fn type_of_member(cx: &Context<'_>, member: &Member) -> RustType {
    type_of_shape(cx, &member.target).unwrap_or_else(|| {
        let target = cx.shape(&member.target);
        // `unsupported.rs` refuses streams.
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

/// Returns the Rust type of a shape. The recursion ends because the reader rejects lists and maps that contain
/// themselves without a structure or union in between.
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
