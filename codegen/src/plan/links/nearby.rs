//! The shapes near documented shapes.

use std::collections::HashSet;

use super::index::{LinkIndex, elements, members};
use crate::model::{Model, Shape, ShapeId};

/// Returns the shapes near the given ones, nearest first: in the first level the types of their members and the
/// shapes with members of their types, and in each further level the types of the members of the previous one.
pub(super) fn levels<'m>(
    model: &'m Model,
    index: &LinkIndex<'m>,
    shapes: &[&'m Shape],
) -> Vec<Vec<&'m Shape>> {
    let mut seen: HashSet<&ShapeId> = shapes.iter().map(|shape| &shape.id).collect();
    let mut next = |shapes: Vec<&'m Shape>| -> Vec<&'m Shape> {
        shapes.into_iter().filter(|shape| seen.insert(&shape.id)).collect()
    };
    let mut below = next(targets(model, shapes));
    let above = shapes.iter().flat_map(|shape| index.holders(&shape.id)).copied();
    let above = next(above.collect());
    let mut levels = vec![below.iter().copied().chain(above).collect()];
    while !below.is_empty() {
        below = next(targets(model, &below));
        levels.push(below.clone());
    }
    levels
}

fn targets<'m>(model: &'m Model, shapes: &[&'m Shape]) -> Vec<&'m Shape> {
    let members = shapes.iter().flat_map(|shape| members(shape));
    members.flat_map(|member| elements(model, &member.target)).collect()
}
