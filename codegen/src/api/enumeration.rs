//! Enums of strings.

use super::item::Item;
use super::macros;
use super::names::TYPES;
use super::order::arranged;
use crate::plan::EnumPlan;

/// An enum, with its variants in the order by which values are compared.
pub(super) fn enumeration(enumeration: &EnumPlan) -> Vec<Item> {
    let path = TYPES.path(&enumeration.name);
    let of = path.as_str();
    let variants = enumeration.variants.iter();
    let variants = variants.map(|variant| Item::variant(of, variant.name.as_str(), None));
    let derived = ["Clone", "Debug", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];
    let mut items = vec![Item::enumeration(of).deprecated(enumeration.deprecated.is_some())];
    items.extend(variants);
    items.push(Item::variant(of, "Unknown", Some("UnknownValue".to_owned())));
    items.extend(derived.map(|name| Item::implementation(name, of)));
    items.extend(macros::string_enum(of));
    arranged(items)
}
