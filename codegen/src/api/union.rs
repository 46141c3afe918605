//! Unions.

use super::item::{Function, Item, belonging};
use super::macros;
use super::names::{TYPES, held, rust_type};
use super::order::arranged;
use super::structure::derived;
use crate::plan::{RustType, UnionPlan, VariantPlan};

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
    items.extend(derived(of, union.derives));
    items.extend(macros::union(of));
    arranged(belonging(items, &union.id))
}

fn item(of: &str, variant: &VariantPlan) -> Item {
    let payload = variant.rust_type.as_ref().map(|data| held(data, variant.boxed));
    let item = Item::variant(of, variant.name.as_str(), payload).named(&variant.wire_name);
    item.deprecated(variant.deprecated.is_some())
}

/// Lists the accessor of a variant with a payload.
fn accessor(of: &str, variant: &VariantPlan) -> Option<Item> {
    let data = match variant.rust_type.as_ref()? {
        RustType::String => "str".to_owned(),
        other => rust_type(other),
    };
    let name = variant.snake_name.behind("as");
    Some(Function::new(of, &name, &["&self"], format!("Option<&{data}>")).item())
}

/// Lists the conversion from a payload whose type occurs in one variant only.
fn conversion(of: &str, variant: &VariantPlan) -> Option<Item> {
    let data = variant.rust_type.as_ref().filter(|_| variant.converts)?;
    Some(Item::implementation(&format!("From<{}>", rust_type(data)), of))
}
