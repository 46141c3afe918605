//! Strict reading: missing required members and unknown members are errors.
//!
//! A deserializer knows which members it found, and a structure knows which ones it requires. A strict deserializer
//! therefore ends each structure and union with an additional member: the inventory, the schema of a structure whose
//! members have the names that were found.

use aws_smithy_schema::serde::SerdeError;
use aws_smithy_schema::{Schema, ShapeId, ShapeType, shape_id};

/// The shape of an inventory.
const INVENTORY: ShapeId<'static> = shape_id!("smithy.client", "Inventory");

/// Passes the inventory of the members found to a structure or union.
pub(crate) fn pass_inventory(
    found: &[String],
    pass: impl FnOnce(&Schema<'_>) -> Result<(), SerdeError>,
) -> Result<(), SerdeError> {
    let member =
        |(position, name)| Schema::new_member(INVENTORY, ShapeType::Document, name, position);
    let members: Vec<Schema<'_>> =
        found.iter().map(String::as_str).enumerate().map(member).collect();
    let members: Vec<&Schema<'_>> = members.iter().collect();
    pass(&Schema::new_struct(INVENTORY, ShapeType::Structure, &members))
}

/// Returns whether a member is an inventory.
#[inline]
pub(crate) fn is_inventory(member: &Schema<'_>) -> bool {
    member.member_index().is_none() && *member.shape_id() == INVENTORY
}

/// Checks the inventory of a structure or union. `required` has the positions of its required members, and
/// `type_name` is the path of its Rust type.
///
/// # Errors
///
/// A member is unknown, or a required member is missing. The error names all of them.
pub(crate) fn check(
    inventory: &Schema<'_>,
    schema: &Schema<'_>,
    required: &[usize],
    type_name: &str,
) -> Result<(), SerdeError> {
    let found = || inventory.members().iter().filter_map(|member| member.member_name());
    let required = required.iter().filter_map(|position| schema.member_schema_by_index(*position));
    let required = required.filter_map(Schema::member_name);
    let missing: Vec<&str> = required.filter(|name| found().all(|other| other != *name)).collect();
    let unknown: Vec<&str> = found().filter(|name| schema.member_schema(name).is_none()).collect();
    let type_name = type_name.rsplit("::").next().unwrap_or(type_name);
    let error = match (unknown.is_empty(), missing.is_empty()) {
        (true, true) => return Ok(()),
        (true, false) => format!("missing required {} of {type_name}", named(&missing)),
        (false, true) => unknown_members(schema, &unknown, type_name),
        (false, false) => {
            let unknown = unknown_members(schema, &unknown, type_name);
            format!("{unknown}; missing required {}", named(&missing))
        }
    };
    Err(SerdeError::custom(error))
}

/// Describes unknown members: by the members that were meant, if all of them only differ in case and separators, or
/// else by all known ones.
fn unknown_members(schema: &Schema<'_>, unknown: &[&str], type_name: &str) -> String {
    let known: Vec<&str> = schema.members().iter().filter_map(|it| it.member_name()).collect();
    let meant = unknown
        .iter()
        .map(|name| known.iter().copied().find(|known| letters(known).eq(letters(name))));
    let expected = match (meant.collect::<Option<Vec<_>>>(), known.as_slice()) {
        (Some(meant), _) => format!("expected {}", enumerated(&meant, "and")),
        (None, []) => "which has no members".to_owned(),
        (None, [known]) => format!("expected `{known}`"),
        (None, known) => format!("expected one of {}", enumerated(known, "or")),
    };
    format!("unknown {} of {type_name}, {expected}", named(unknown))
}

/// Returns the letters and digits of a name in lower case.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

fn named(names: &[&str]) -> String {
    let noun = if names.len() == 1 { "member" } else { "members" };
    format!("{noun} {}", enumerated(names, "and"))
}

fn enumerated(names: &[&str], conjunction: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [name] => name.clone(),
        [names @ .., last] => format!("{} {conjunction} {last}", names.join(", ")),
    }
}
