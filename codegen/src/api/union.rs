//! Unions.

use super::item::{Function, Item, with_origin};
use super::macros;
use super::names::{TYPES, boxed_if, rust_type};
use super::order::arranged;
use super::structure::derived;
use crate::plan::{UnionPlan, VariantPlan};

/// Lists a union, with its variants sorted.
pub(super) fn union(union: &UnionPlan) -> Vec<Item> {
    let path = TYPES.path(&union.name);
    let of = path.as_str();
    let mut variants: Vec<&VariantPlan> = union.variants.iter().collect();
    variants.sort_by(|a, b| a.name.cmp(&b.name));
    let mut items = vec![Item::enumeration(of).deprecated(union.deprecated.is_some())];
    items.extend(variants.iter().flat_map(|variant| {
        let id = union.id.with_member(&variant.wire_name);
        let items = [Some(item(of, variant)), accessor(of, variant), conversion(of, variant)];
        items.into_iter().flatten().map(move |item| item.of(&id))
    }));
    items.push(Item::variant(of, "Unknown", None).non_exhaustive());
    items.extend(derived(of));
    items.extend(macros::union(of));
    arranged(with_origin(items, &union.id))
}

fn item(of: &str, variant: &VariantPlan) -> Item {
    let payload = variant.rust_type.as_ref().map(|data| boxed_if(data, variant.boxed));
    let item = Item::variant(of, variant.name.as_str(), payload).named(&variant.wire_name);
    item.deprecated(variant.deprecated.is_some())
}

/// Lists the accessor of a variant with a payload.
fn accessor(of: &str, variant: &VariantPlan) -> Option<Item> {
    let accessor = variant.accessor()?;
    let target = accessor.target.map_or_else(|| "str".to_owned(), rust_type);
    Some(Function::new(of, &accessor.name, &["&self"], format!("Option<&{target}>")).item())
}

/// Lists the conversion from a payload whose type occurs in one variant only.
fn conversion(of: &str, variant: &VariantPlan) -> Option<Item> {
    let payload = variant.converts_from()?;
    Some(Item::implementation(&format!("From<{}>", rust_type(payload)), of))
}
