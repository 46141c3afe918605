//! The crate's root: features, re-exports and the service.

use super::item::{Item, ItemKind};
use crate::plan::Plan;

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

fn reexports(plan: &Plan) -> Vec<Item> {
    let pages = plan.has_pages().then(|| of_runtime("pages", "pages"));
    let first = [of_runtime("config::Config", "Config"), Item::reexport("error::Error", "Error")];
    let config = of_runtime("config", "config");
    let primitives = of_runtime("types", "primitives");
    let test_util = of_runtime("test_util", "test_util").with_feature("test-util");
    first.into_iter().chain([config]).chain(pages).chain([primitives, test_util]).collect()
}

fn of_runtime(source: &str, path: &str) -> Item {
    Item::reexport(&format!("smithy_client_runtime::{source}"), path)
}
