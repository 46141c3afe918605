//! String enums and integer enums.

use super::item::{Item, with_origin};
use super::macros;
use super::names::TYPES;
use super::order::arranged;
use crate::plan::{EnumBase, EnumPlan};

/// Lists an enum. The variants have the order of their values.
pub(super) fn enumeration(enumeration: &EnumPlan) -> Vec<Item> {
    let path = TYPES.path(&enumeration.name);
    let of = path.as_str();
    let variants = enumeration.variants.iter();
    let variants = variants.map(|variant| {
        let item = Item::variant(of, variant.name.as_str(), None);
        item.named(variant.value.to_string()).deprecated(variant.deprecated.is_some())
    });
    let mut items = vec![Item::enumeration(of).deprecated(enumeration.deprecated.is_some())];
    items.extend(variants);
    let unknown = |value: &str| Item::variant(of, "Unknown", Some(value.to_owned()));
    let (unknown, copy, rest) = match enumeration.base {
        EnumBase::String => (unknown("UnknownValue"), None, macros::string_enum(of)),
        EnumBase::Integer => (unknown("i32").non_exhaustive(), Some("Copy"), macros::int_enum(of)),
    };
    items.push(unknown);
    let traits = ["Clone", "Debug", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];
    items.extend(traits.into_iter().chain(copy).map(|name| Item::implementation(name, of)));
    items.extend(rest);
    arranged(with_origin(items, &enumeration.id))
}
