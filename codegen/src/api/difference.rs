//! The differences between the items of two listings.

use indexmap::IndexMap;

use super::item::{Function, Item, ItemKind};

/// A difference between two listings.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Difference {
    /// Only the newer listing has the item.
    Added(Item),
    /// Only the older listing has the item.
    Removed(Item),
    /// The item differs.
    Changed {
        /// The item in the older listing.
        old: Item,
        /// The item in the newer listing.
        new: Item,
    },
    /// The variants of an enum, and so its values, have another order.
    Reordered {
        /// The enum in the older listing.
        old: Item,
        /// The enum in the newer listing.
        new: Item,
    },
}

impl Difference {
    /// Returns whether a program that uses the older crate may fail to compile, or behave differently, with
    /// the newer one.
    ///
    /// New items and deprecations are not breaking.
    pub fn breaks(&self) -> bool {
        match self {
            Self::Added(_) => false,
            Self::Removed(_) | Self::Reordered { .. } => true,
            Self::Changed { old, new } => !is_same_but_for_deprecation(old, new),
        }
    }

    /// Returns the item in the older listing.
    pub fn older(&self) -> Option<&Item> {
        match self {
            Self::Added(_) => None,
            Self::Removed(old) | Self::Changed { old, .. } | Self::Reordered { old, .. } => {
                Some(old)
            }
        }
    }

    /// Returns the item in the newer listing.
    pub fn newer(&self) -> Option<&Item> {
        match self {
            Self::Removed(_) => None,
            Self::Added(new) | Self::Changed { new, .. } | Self::Reordered { new, .. } => Some(new),
        }
    }
}

/// Compares two listings. The differences have the order of the newer one.
pub(super) fn differences(older: &[Item], newer: &[Item]) -> Vec<Difference> {
    let (old, new) = (by_key(older), by_key(newer));
    let mut found = Vec::new();
    for (key, new) in &new {
        match old.get(key) {
            None => found.push(Difference::Added((*new).clone())),
            Some(old) if !is_same(old, new) => {
                let (old, new) = ((*old).clone(), (*new).clone());
                found.push(Difference::Changed { old, new });
            }
            Some(_) => {}
        }
    }
    let removed = old.iter().filter(|(key, _)| !new.contains_key(*key));
    found.extend(removed.map(|(_, old)| Difference::Removed((*old).clone())));
    found.extend(reordered(older, newer, &old, &new));
    found
}

type ByKey<'i> = IndexMap<String, &'i Item>;

fn by_key(items: &[Item]) -> ByKey<'_> {
    items.iter().map(|item| (key(&item.kind), item)).collect()
}

/// Returns the key of an item, which is unique in a crate.
fn key(kind: &ItemKind) -> String {
    match kind {
        ItemKind::Crate { .. } => "crate".to_owned(),
        ItemKind::Feature { name, .. } => format!("feature {name}"),
        ItemKind::Module { path }
        | ItemKind::Reexport { path, .. }
        | ItemKind::Struct { path, .. }
        | ItemKind::Enum { path }
        | ItemKind::Trait { path }
        | ItemKind::Static { path, .. } => format!("item {path}"),
        ItemKind::Field { of, name, .. } | ItemKind::Variant { of, name, .. } => {
            format!("part {of}::{name}")
        }
        ItemKind::Function(Function { of, name, .. }) => format!("fn {of}::{name}"),
        ItemKind::Impl { trait_name, of, .. } => format!("impl {} for {of}", key_of(trait_name)),
    }
}

/// Removes the associated types from a trait, since a type can implement the trait only once.
fn key_of(trait_name: &str) -> &str {
    match trait_name.split_once('<') {
        Some((name, arguments)) if arguments.contains(" = ") => name,
        _ => trait_name,
    }
}

/// Returns whether an item has the same line in both listings.
fn is_same(old: &Item, new: &Item) -> bool {
    // Most items are equal, and comparing them is much cheaper than formatting them.
    old == new || old.to_string() == new.to_string()
}

fn is_same_but_for_deprecation(old: &Item, new: &Item) -> bool {
    is_same(&old.clone().deprecated(false), &new.clone().deprecated(false))
}

/// Returns the enums whose common variants have another order.
fn reordered(older: &[Item], newer: &[Item], old: &ByKey<'_>, new: &ByKey<'_>) -> Vec<Difference> {
    let (old_order, new_order) = (variants(older), variants(newer));
    let is_reordered = |(of, old_names): (&&str, &Vec<&str>)| {
        let new_names = new_order.get(of)?;
        let kept = old_names.iter().filter(|name| new_names.contains(name));
        let is_reordered = !kept.eq(new_names.iter().filter(|name| old_names.contains(name)));
        let has_order = |items: &ByKey<'_>| items.contains_key(&format!("impl Ord for {of}"));
        let path = format!("item {of}");
        let (old_enum, new_enum) = (*old.get(&path)?, *new.get(&path)?);
        (is_reordered && has_order(old) && has_order(new))
            .then(|| Difference::Reordered { old: old_enum.clone(), new: new_enum.clone() })
    };
    old_order.iter().filter_map(is_reordered).collect()
}

/// Returns the names of variants by enum.
fn variants(items: &[Item]) -> IndexMap<&str, Vec<&str>> {
    let mut variants: IndexMap<&str, Vec<&str>> = IndexMap::new();
    for item in items {
        if let ItemKind::Variant { of, name, .. } = &item.kind {
            variants.entry(of).or_default().push(name);
        }
    }
    variants
}
