//! Differences of the public API in words.

use crate::api::{Difference, Item, ItemKind};

/// The breaking differences of the public API, as a clause.
pub(super) fn in_words(breaking: &[&Difference]) -> String {
    let Some(first) = breaking.iter().min_by_key(|difference| rank(difference)) else {
        return String::new();
    };
    let clause = clause(first);
    match breaking.len() - 1 {
        0 => clause,
        1 => format!("{clause} (and 1 more item of the public API differs)"),
        more => format!("{clause} (and {more} more items of the public API differ)"),
    }
}

/// How much a difference says: fields and variants most.
fn rank(difference: &Difference) -> u8 {
    let kind = difference.older().map(|item| &item.kind);
    match (difference, kind) {
        (Difference::Changed { .. }, Some(ItemKind::Field { .. } | ItemKind::Variant { .. })) => 0,
        (_, Some(ItemKind::Field { .. } | ItemKind::Variant { .. })) => 1,
        (Difference::Reordered { .. }, _) => 2,
        (_, Some(ItemKind::Impl { .. })) => 3,
        _ => 4,
    }
}

fn clause(difference: &Difference) -> String {
    match difference {
        Difference::Added(new) => format!("`{}` is new", path(new)),
        Difference::Removed(old) => match &old.kind {
            ItemKind::Impl { trait_name, of, .. } => {
                format!("`{of}` no longer implements `{trait_name}`")
            }
            _ => format!("`{}` is gone", path(old)),
        },
        Difference::Reordered { old, .. } => {
            format!("the order of the values of `{}`, which `Ord` follows, differs", path(old))
        }
        Difference::Changed { old, new } => changed(old, new),
    }
}

fn changed(old: &Item, new: &Item) -> String {
    let path = path(old);
    match (&old.kind, &new.kind) {
        (ItemKind::Field { field_type: was, .. }, ItemKind::Field { field_type: is, .. })
            if was != is =>
        {
            format!("`{path}` is `{is}` instead of `{was}`")
        }
        (
            ItemKind::Variant { payload: Some(was), .. },
            ItemKind::Variant { payload: Some(is), .. },
        ) if was != is => format!("`{path}` holds `{is}` instead of `{was}`"),
        (ItemKind::Struct { parameters: was, .. }, ItemKind::Struct { parameters: is, .. })
            if was != is =>
        {
            format!("`{path}` has other type parameters")
        }
        (ItemKind::Crate { name: was }, ItemKind::Crate { name: is }) => {
            format!("the crate is named `{is}` instead of `{was}`")
        }
        (ItemKind::Function(_), ItemKind::Function(_)) => format!("`{path}` has another signature"),
        (ItemKind::Impl { trait_name, of, .. }, _) => {
            format!("`{of}` implements `{trait_name}` otherwise")
        }
        _ if old.wire_name != new.wire_name => {
            format!("`{path}` has another name on the wire")
        }
        _ => format!("`{path}` differs"),
    }
}

/// The path of an item.
fn path(item: &Item) -> String {
    match &item.kind {
        ItemKind::Crate { name } | ItemKind::Feature { name, .. } => name.clone(),
        ItemKind::Module { path }
        | ItemKind::Reexport { path, .. }
        | ItemKind::Struct { path, .. }
        | ItemKind::Enum { path }
        | ItemKind::Trait { path }
        | ItemKind::Static { path, .. } => path.clone(),
        ItemKind::Field { of, name, .. } | ItemKind::Variant { of, name, .. } => {
            format!("{of}::{name}")
        }
        ItemKind::Function(function) => format!("{}::{}", function.of, function.name),
        ItemKind::Impl { trait_name, of, .. } => format!("{trait_name} for {of}"),
    }
}
