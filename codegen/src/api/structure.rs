//! Structures.

use super::item::{Function, Item, with_origin};
use super::macros;
use super::names::{ExportModules, field_type};
use super::order::arranged;
use crate::plan::StructurePlan;

/// Lists a structure without its builder. `more` are its additional items.
pub(super) fn structure(
    structure: &StructurePlan,
    modules: ExportModules<'_>,
    more: Vec<Item>,
) -> Vec<Item> {
    let path = modules.path(&structure.name);
    let of = path.as_str();
    let definition = Item::plain_struct(of).non_exhaustive();
    let fields = structure.members.iter().map(|member| {
        let field = Item::field(of, member.field.as_str(), field_type(member));
        let field = field.of(&structure.id.with_member(&member.wire_name));
        field.named(&member.wire_name).deprecated(member.deprecated.is_some())
    });
    let mut items = vec![definition.deprecated(structure.deprecated.is_some())];
    items.extend(fields);
    items.extend(derived(of));
    items.extend(macros::structure(of));
    items.extend(more);
    arranged(with_origin(items, &structure.id))
}

/// Lists `builder()` of a structure that is not an operation's input.
pub(super) fn builder_function(structure: &StructurePlan, modules: ExportModules<'_>) -> Item {
    let of = modules.path(&structure.name);
    Function::new(&of, "builder", &[], modules.builder(&structure.name)).item()
}

/// Lists the derived traits of structures, unions and error enums, and `Debug` even if it is not derived.
pub(super) fn derived(of: &str) -> [Item; 3] {
    ["Clone", "Debug", "PartialEq"].map(|name| Item::implementation(name, of))
}
