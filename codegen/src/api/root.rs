//! The crate's root: features, re-exports and the service.

use super::item::{Item, ItemKind};
use crate::plan::{Origin, Plan, RootExport};

/// Lists the crate's name, features, re-exports and the static `SERVICE`.
pub(super) fn root(plan: &Plan) -> Vec<Item> {
    let mut items = vec![Item::new(ItemKind::Crate { name: plan.krate.lib_name.clone() })];
    items.extend(plan.krate.features.iter().map(|feature| {
        let (name, default) = (feature.name.to_owned(), feature.default);
        Item::new(ItemKind::Feature { name, default })
    }));
    items.extend(reexports(plan));
    let (path, value_type) = ("SERVICE".to_owned(), "Service".to_owned());
    items.push(Item::new(ItemKind::Static { path, value_type }));
    items
}

/// Lists the re-exports, by name. Items of private modules are listed as items of the root.
fn reexports(plan: &Plan) -> Vec<Item> {
    let exports = plan.root_exports().into_iter();
    let public = exports.filter(|export| export.origin != Origin::PrivateModule);
    let mut items: Vec<(&str, Item)> = public.flat_map(|export| reexport(&export)).collect();
    items.sort_by_key(|(name, _)| *name);
    items.into_iter().map(|(_, item)| item).collect()
}

/// Lists the items of a re-export, with their names.
fn reexport(export: &RootExport) -> Vec<(&'static str, Item)> {
    let source = match export.origin {
        Origin::Runtime => format!("smithy_client_runtime::{}", export.path),
        Origin::PublicModule | Origin::PrivateModule => export.path.to_owned(),
    };
    let inner = export.inner.iter().map(|name| (*name, format!("{source}::{name}")));
    let all = inner.chain([(export.name, source.clone())]);
    all.map(|(name, source)| {
        let item = Item::reexport(&source, name);
        (name, export.feature.into_iter().fold(item, Item::with_feature))
    })
    .collect()
}
