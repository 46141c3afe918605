//! Describes differences in the public API.

use crate::api::{Difference, Item, ItemKind};

/// Describes breaking differences in the public API by the most significant one, as a clause.
pub(super) fn in_words(breaking: &[&Difference]) -> String {
    let Some(first) = breaking.iter().min_by_key(|difference| rank(difference)) else {
        return String::new();
    };
    let clause = clause(first);
    match breaking.len() - 1 {
        0 => clause,
        1 => format!("{clause} (and 1 more public item changed)"),
        more => format!("{clause} (and {more} more public items changed)"),
    }
}

/// Ranks differences by significance, fields and variants first.
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
        Difference::Added(new) => format!("`{}` was added", path(new)),
        Difference::Removed(old) => match &old.kind {
            ItemKind::Impl { trait_name, of, .. } => {
                format!("`{of}` no longer implements `{trait_name}`")
            }
            _ => format!("`{}` was removed", path(old)),
        },
        Difference::Reordered { old, .. } => {
            format!(
                "the values of `{}` were reordered, which changes its `Ord` implementation",
                path(old)
            )
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
            format!("the type of `{path}` changed from `{was}` to `{is}`")
        }
        (
            ItemKind::Variant { payload: Some(was), .. },
            ItemKind::Variant { payload: Some(is), .. },
        ) if was != is => format!("the data of `{path}` changed from `{was}` to `{is}`"),
        (ItemKind::Struct { parameters: was, .. }, ItemKind::Struct { parameters: is, .. })
            if was != is =>
        {
            format!("the type parameters of `{path}` changed")
        }
        (ItemKind::Crate { name: was }, ItemKind::Crate { name: is }) => {
            format!("the crate was renamed from `{was}` to `{is}`")
        }
        (ItemKind::Function(_), ItemKind::Function(_)) => {
            format!("the signature of `{path}` changed")
        }
        (ItemKind::Impl { trait_name, of, .. }, _) => {
            format!("the implementation of `{trait_name}` for `{of}` changed")
        }
        _ if old.wire_name != new.wire_name => {
            format!("the wire name of `{path}` changed")
        }
        _ => format!("`{path}` changed"),
    }
}

/// Returns the path of an item.
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
