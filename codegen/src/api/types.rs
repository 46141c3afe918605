//! The modules `types` and `types::error`.

use super::item::{Item, ItemKind};
use super::names::{ERRORS, TYPES};
use super::{builder, enumeration, macros, structure, union};
use crate::plan::{ErrorPlan, Plan, StructurePlan, TypePlan};

/// Lists the module `types`: structures with their builders, unions and enums.
pub(super) fn module(plan: &Plan) -> Vec<Item> {
    let has_builders = plan.types.iter().any(|planned| matches!(planned, TypePlan::Structure(_)));
    let mut items = vec![Item::module(TYPES.types)];
    items.extend(has_builders.then(|| Item::module(TYPES.builders)));
    items.extend(plan.types.iter().flat_map(|planned| match planned {
        TypePlan::Structure(plan) => structure_and_builder(plan),
        TypePlan::Union(plan) => union::union(plan),
        TypePlan::Enum(plan) => enumeration::enumeration(plan),
    }));
    items
}

/// Lists the module `types::error`: error shapes with their builders.
pub(super) fn errors(plan: &Plan) -> Vec<Item> {
    let mut items = vec![Item::module(ERRORS.types)];
    items.extend((!plan.errors.is_empty()).then(|| Item::module(ERRORS.builders)));
    items.extend(plan.errors.iter().flat_map(error));
    items
}

fn structure_and_builder(plan: &StructurePlan) -> Vec<Item> {
    let mut items =
        structure::structure(plan, TYPES, vec![structure::builder_function(plan, TYPES)]);
    items.extend(builder::of_structure(plan, TYPES));
    items
}

fn error(plan: &ErrorPlan) -> Vec<Item> {
    let structure = &plan.structure;
    let mut more = macros::error_shape(&ERRORS.path(&structure.name));
    more.push(structure::builder_function(structure, ERRORS));
    let items = structure::structure(structure, ERRORS, more).into_iter();
    let mut items: Vec<Item> = items
        .map(|item| match item.kind {
            ItemKind::Struct { .. } => item.named(plan.structure.id.name()),
            _ => item,
        })
        .collect();
    items.extend(builder::of_error(structure, ERRORS));
    items
}
