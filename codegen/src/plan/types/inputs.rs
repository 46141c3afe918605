//! The inputs of operations.

use std::collections::BTreeSet;

use crate::model::{Shape, ShapeId, ShapeKind};
use crate::plan::context::Context;

pub(in crate::plan) fn input_ids(cx: &Context<'_>) -> BTreeSet<ShapeId> {
    let operations = cx.closure.operations.iter().filter_map(|id| cx.shape(id));
    let input = |shape: &Shape| match &shape.kind {
        ShapeKind::Operation(operation) => Some(operation.input.clone()),
        _ => None,
    };
    operations.filter_map(input).collect()
}
