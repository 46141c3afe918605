//! The order of the lines of one type.

use super::item::{Item, ItemKind};

/// Sorts the items of a type: the type, its fields and variants, functions and traits. Variants keep their order.
pub(super) fn arranged(mut items: Vec<Item>) -> Vec<Item> {
    items.sort_by_cached_key(|item| (rank(&item.kind), name(&item.kind)));
    items
}

fn rank(kind: &ItemKind) -> u8 {
    match kind {
        ItemKind::Field { .. } | ItemKind::Variant { .. } => 1,
        ItemKind::Function(_) => 2,
        ItemKind::Impl { .. } => 3,
        _ => 0,
    }
}

/// Returns the sort key among items of one kind.
fn name(kind: &ItemKind) -> String {
    match kind {
        ItemKind::Field { name, .. } => name.clone(),
        ItemKind::Function(function) => function.name.clone(),
        ItemKind::Impl { trait_name, .. } => trait_name.clone(),
        _ => String::new(),
    }
}
