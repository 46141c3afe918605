//! Names derived from members' names.

use std::collections::{HashMap, HashSet};

use super::distinct::Distinct;
use super::name::Name;
use super::type_names::{TypeNames, shapes_in_order};
use crate::model::{Member, Model, ServiceClosure, Shape, ShapeId, ShapeKind};

/// The names that come from one member's.
#[derive(Clone, Debug)]
pub(in crate::plan) struct MemberNames {
    /// Of a field, and of methods about a variant.
    pub(in crate::plan) field: Name,
    /// Of a builder's setter.
    pub(in crate::plan) setter: Name,
    /// Of the type parameter that says whether a required member has been set.
    pub(in crate::plan) state: Name,
    /// Of a variant.
    pub(in crate::plan) variant: Name,
    /// Of the schema, for what a list or map holds.
    pub(in crate::plan) schema: Name,
}

/// The names of members, by their ids.
pub(in crate::plan) type NamesOfMembers = HashMap<ShapeId, MemberNames>;

/// The names of members within one shape.
struct Within {
    fields: Distinct,
    setters: Distinct,
    states: Distinct,
    variants: Distinct,
    is_error: bool,
}

impl Within {
    fn new(is_error: bool, types: HashSet<String>) -> Self {
        Self {
            fields: Distinct::snake(),
            setters: Distinct::snake(),
            // A type parameter would hide a type of its name.
            states: Distinct::camel().reserve(types),
            variants: Distinct::camel(),
            is_error,
        }
    }

    fn names(&mut self, name: &str) -> MemberNames {
        // Every error has metadata besides its members.
        let is_metadata = self.is_error && Name::snake(name).as_str() == "metadata";
        let rust_name = if is_metadata { "metadata_of_error" } else { name };
        MemberNames {
            field: self.fields.name(Name::snake(rust_name)),
            setter: self
                .setters
                .name_with(Name::setter(rust_name), |name| vec![name.behind("set")]),
            state: self.states.name(Name::camel(name).with_suffix("State")),
            variant: self.variants.name(Name::variant(name)),
            schema: Name::shouty(name),
        }
    }
}

impl MemberNames {
    /// The names of a member that is alone in its shape.
    pub(in crate::plan) fn of_one(name: &str) -> Self {
        Within::new(false, HashSet::new()).names(name)
    }
}

/// The names of the members of every shape of the closure, and of the schemas of what lists and maps
/// hold, which stand in one place for all.
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
        let mut within = Within::new(shape.traits.error.is_some(), types.collect());
        for (id, name) in members(shape) {
            let mut of_member = within.names(name);
            if is_collection {
                let schema = Name::shouty(&format!("{}_{name}", shape.id.name()));
                of_member.schema = collections.name(schema);
            }
            names.insert(id.clone(), of_member);
        }
    }
    names
}

/// The name of the generated type that a member's type contains, within any lists and maps. The reader has
/// checked that these don't contain themselves.
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

/// The members of a shape, those of enums among them.
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
    fn what_comes_with_a_name_is_new_too() {
        let mut within = Within::new(false, HashSet::from(["KeyState".to_owned()]));
        let names = ["key", "set_key", "set_set_key"].map(|name| within.names(name));
        let setters = names.each_ref().map(|names| names.setter.as_str().to_owned());
        assert_eq!(setters, ["key", "set_key_2", "set_set_key"]);
        assert_eq!(names[0].state.as_str(), "KeyState2");
        assert_eq!(names[1].field.as_str(), "set_key");
    }

    #[test]
    fn errors_keep_metadata_for_themselves() {
        let mut within = Within::new(true, HashSet::new());
        let fields = ["Metadata", "metadataOfError"].map(|name| within.names(name).field);
        assert_eq!(
            fields.map(|name| name.to_string()),
            ["metadata_of_error", "metadata_of_error_2"]
        );
    }
}
