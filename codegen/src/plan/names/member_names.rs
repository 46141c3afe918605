//! Names derived from members' names.

use std::collections::{HashMap, HashSet};

use super::distinct::Distinct;
use super::name::Name;
use super::type_names::{TypeNames, shapes_in_order};
use crate::model::{Member, Model, ServiceClosure, Shape, ShapeId, ShapeKind};

/// The names derived from one member's name.
#[derive(Clone, Debug)]
pub(in crate::plan) struct MemberNames {
    /// The name of a field, or of a variant within method names.
    pub(in crate::plan) field: Name,
    /// The name of a builder's setter.
    pub(in crate::plan) setter: Name,
    /// The name of the type parameter for the state of a required member: set or unset.
    pub(in crate::plan) state: Name,
    /// The name of a variant.
    pub(in crate::plan) variant: Name,
    /// The name of the member's schema.
    pub(in crate::plan) schema: Name,
}

/// The names derived from members' names, by the members' IDs.
pub(in crate::plan) type NamesOfMembers = HashMap<ShapeId, MemberNames>;

/// Allocates the names of the members of one shape.
struct ContainerNames {
    fields: Distinct,
    setters: Distinct,
    states: Distinct,
    variants: Distinct,
    is_error: bool,
}

impl ContainerNames {
    fn new(is_error: bool, types: HashSet<String>) -> Self {
        Self {
            fields: Distinct::snake(),
            setters: Distinct::snake(),
            // A type parameter would shadow a type of the same name.
            states: Distinct::camel().reserve(types),
            variants: Distinct::camel(),
            is_error,
        }
    }

    fn names(&mut self, name: &str) -> MemberNames {
        // Every error has a field `metadata` in addition to its members.
        let is_metadata = self.is_error && Name::snake(name).as_str() == "metadata";
        let rust_name = if is_metadata { "metadata_of_error" } else { name };
        MemberNames {
            field: self.fields.name(Name::snake(rust_name)),
            setter: self
                .setters
                .name_with(Name::setter(rust_name), |name| vec![name.with_prefix("set")]),
            state: self.states.name(Name::camel(name).with_suffix("State")),
            variant: self.variants.name(Name::variant(name)),
            schema: Name::shouty(name),
        }
    }
}

impl MemberNames {
    /// Returns the names of the only member of a shape.
    pub(in crate::plan) fn of_one(name: &str) -> Self {
        ContainerNames::new(false, HashSet::new()).names(name)
    }
}

/// Returns the names of the members of every shape of the closure. All lists and maps share one namespace for
/// their members' schemas.
pub(in crate::plan) fn names_of_members(
    model: &Model,
    closure: &ServiceClosure,
    type_names: &TypeNames,
) -> NamesOfMembers {
    let mut names = NamesOfMembers::new();
    let mut collections = Distinct::snake();
    for shape in shapes_in_order(model, closure) {
        let is_collection = matches!(shape.kind, ShapeKind::List(_) | ShapeKind::Map { .. });
        let members_of_shape = shape.members().into_iter();
        let types = members_of_shape.flat_map(|member| type_within(model, type_names, member));
        let mut container = ContainerNames::new(shape.traits.error.is_some(), types.collect());
        for (id, name) in members(shape) {
            let mut of_member = container.names(name);
            if is_collection {
                let schema = Name::shouty(&format!("{}_{name}", shape.id.name()));
                of_member.schema = collections.name(schema);
            }
            names.insert(id.clone(), of_member);
        }
    }
    names
}

/// Returns the name of the generated type in a member's type, within any lists and maps. The loop ends because
/// the reader rejects lists and maps that contain themselves.
fn type_within(model: &Model, names: &TypeNames, member: &Member) -> Option<String> {
    let mut next = &member.target;
    loop {
        if let Some(name) = names.get(next) {
            return Some(name.name.bare().to_owned());
        }
        next = match &model.shape(next)?.kind {
            ShapeKind::List(item) => &item.target,
            ShapeKind::Map { value, .. } => &value.target,
            _ => return None,
        };
    }
}

/// Returns the members of a shape, including members of enums.
fn members(shape: &Shape) -> Vec<(&ShapeId, &str)> {
    match &shape.kind {
        ShapeKind::Enum(members) | ShapeKind::IntEnum(members) => {
            members.iter().map(|member| (&member.id, member.name.as_str())).collect()
        }
        _ => {
            let members = shape.members().into_iter();
            members.map(|member| (&member.id, member.name.as_str())).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_taken_companions_get_a_number() {
        let mut container = ContainerNames::new(false, HashSet::from(["KeyState".to_owned()]));
        let names = ["key", "set_key", "set_set_key"].map(|name| container.names(name));
        let setters = names.each_ref().map(|names| names.setter.as_str().to_owned());
        assert_eq!(setters, ["key", "set_key_2", "set_set_key"]);
        assert_eq!(names[0].state.as_str(), "KeyState2");
        assert_eq!(names[1].field.as_str(), "set_key");
    }

    #[test]
    fn renames_the_member_metadata_of_an_error() {
        let mut container = ContainerNames::new(true, HashSet::new());
        let fields = ["Metadata", "metadataOfError"].map(|name| container.names(name).field);
        assert_eq!(
            fields.map(|name| name.to_string()),
            ["metadata_of_error", "metadata_of_error_2"]
        );
    }
}
