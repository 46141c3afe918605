//! The model, as far as it takes to make inputs and answers from it: the revision that AWS's crate is made from.
//!
//! It is read without the generator, so that a mistake of the generator's reader is not made here, too.

use std::fs;
use std::sync::LazyLock;

use serde_json::{Map, Value};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../model/revisions/2026-03-03.json");

/// The model in its JSON form.
#[derive(Debug)]
pub struct Model {
    shapes: Map<String, Value>,
}

/// A shape of the model.
#[derive(Clone, Copy, Debug)]
pub struct Shape<'m>(&'m Value);

/// A member of a shape.
#[derive(Clone, Copy, Debug)]
pub struct Member<'m> {
    /// The member's name.
    pub name: &'m str,
    /// The id of the shape that the member targets.
    pub target: &'m str,
    /// Whether the member has to be there.
    pub required: bool,
}

impl Model {
    /// The model, which is read once.
    ///
    /// # Panics
    ///
    /// The model can't be read.
    pub fn get() -> &'static Self {
        static MODEL: LazyLock<Model> = LazyLock::new(Model::read);
        &MODEL
    }

    fn read() -> Self {
        let text = fs::read_to_string(FILE).unwrap_or_else(|error| panic!("{FILE}: {error}"));
        let model: Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{FILE}: {error}"));
        Self { shapes: model["shapes"].as_object().expect("shapes").clone() }
    }

    /// The names of the operations, in order.
    pub fn operations(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .shapes
            .iter()
            .filter(|(_, shape)| shape["type"] == "operation")
            .map(|(id, _)| name_of(id))
            .collect();
        names.sort_unstable();
        names
    }

    /// The id of an operation's input.
    pub fn input(&self, operation: &str) -> &str {
        target(&self.operation(operation)["input"])
    }

    /// The id of an operation's output.
    pub fn output(&self, operation: &str) -> &str {
        target(&self.operation(operation)["output"])
    }

    /// The ids of an operation's errors.
    pub fn errors(&self, operation: &str) -> Vec<&str> {
        self.operation(operation)["errors"].as_array().into_iter().flatten().map(target).collect()
    }

    /// Whether an operation's output has members.
    pub fn has_output(&self, operation: &str) -> bool {
        self.shape(self.output(operation)).is_some_and(|output| output.members().next().is_some())
    }

    /// A shape, unless it is one of Smithy's own.
    pub fn shape(&self, id: &str) -> Option<Shape<'_>> {
        self.shapes.get(id).map(Shape)
    }

    fn operation(&self, name: &str) -> &Value {
        self.shapes
            .iter()
            .find(|(id, shape)| shape["type"] == "operation" && name_of(id) == name)
            .map_or_else(|| panic!("there is no operation {name}"), |(_, shape)| shape)
    }
}

impl<'m> Shape<'m> {
    /// The type, as in `structure`.
    pub fn kind(self) -> &'m str {
        self.0["type"].as_str().unwrap_or_default()
    }

    /// The members of a structure or union.
    pub fn members(self) -> impl Iterator<Item = Member<'m>> {
        self.0["members"].as_object().into_iter().flatten().map(|(name, member)| Member {
            name,
            target: target(member),
            required: member["traits"].get("smithy.api#required").is_some(),
        })
    }

    /// The id of the shape that a list holds.
    pub fn item(self) -> &'m str {
        target(&self.0["member"])
    }

    /// The values of an enum.
    pub fn values(self) -> Vec<&'m str> {
        let members = self.0["members"].as_object().into_iter().flatten();
        members.filter_map(|(_, m)| m["traits"]["smithy.api#enumValue"].as_str()).collect()
    }

    /// The HTTP status of an error.
    pub fn status(self) -> Option<u16> {
        self.0["traits"]["smithy.api#httpError"].as_u64()?.try_into().ok()
    }
}

/// The name in a shape id.
pub fn name_of(id: &str) -> &str {
    id.rsplit_once('#').map_or(id, |(_, name)| name)
}

fn target(reference: &Value) -> &str {
    reference["target"].as_str().expect("a target")
}
