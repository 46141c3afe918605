//! Names derived from members' names.

use std::collections::HashMap;

use super::distinct::Distinct;
use super::name::Name;
use super::type_names::shapes_in_order;
use crate::model::{Model, ServiceClosure, Shape, ShapeId, ShapeKind};

/// The names derived from one member's name.
#[derive(Clone, Debug)]
pub(in crate::plan) struct MemberNames {
    /// The name of a field, or of a variant within method names.
    pub(in crate::plan) field: Name,
    /// The name of a builder's setter.
    pub(in crate::plan) setter: Name,
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
    variants: Distinct,
    is_error: bool,
}

impl ContainerNames {
    fn new(is_error: bool) -> Self {
        Self {
            fields: Distinct::snake(),
            setters: Distinct::snake(),
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
            variant: self.variants.name(Name::variant(name)),
            schema: Name::shouty(name),
        }
    }
}

impl MemberNames {
    /// Returns the names of the only member of a shape.
    pub(in crate::plan) fn of_one(name: &str) -> Self {
        ContainerNames::new(false).names(name)
    }
}

/// Returns the names of the members of every shape of the closure. All lists and maps share one namespace for
/// their members' schemas.
pub(in crate::plan) fn names_of_members(model: &Model, closure: &ServiceClosure) -> NamesOfMembers {
    let mut names = NamesOfMembers::new();
    let mut collections = Distinct::snake();
    for shape in shapes_in_order(model, closure) {
        let is_collection = matches!(shape.kind, ShapeKind::List(_) | ShapeKind::Map { .. });
        let mut container = ContainerNames::new(shape.traits.error.is_some());
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
        let mut container = ContainerNames::new(false);
        let names = ["key", "set_key", "set_set_key"].map(|name| container.names(name));
        let setters = names.each_ref().map(|names| names.setter.as_str().to_owned());
        assert_eq!(setters, ["key", "set_key_2", "set_set_key"]);
        assert_eq!(names[1].field.as_str(), "set_key");
    }

    #[test]
    fn renames_the_member_metadata_of_an_error() {
        let mut container = ContainerNames::new(true);
        let fields = ["Metadata", "metadataOfError"].map(|name| container.names(name).field);
        assert_eq!(
            fields.map(|name| name.to_string()),
            ["metadata_of_error", "metadata_of_error_2"]
        );
    }
}
