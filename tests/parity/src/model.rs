//! The parts of the model that are required to create inputs and responses.
//!
//! Reads the model without the generator, so that a bug in the generator's reader does not affect the comparison.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use crate::missing::{Item, missing_items};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../model");
const CURRENT: &str = "partnercentral-channel-2024-03-18.json";

/// The model as JSON.
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
    /// The ID of the member's target.
    pub target: &'m str,
    /// Whether the member is required.
    pub required: bool,
}

impl Model {
    /// Returns the part of the model that both clients implement. Reads it once.
    ///
    /// # Panics
    ///
    /// Panics if the model can't be read.
    pub fn get() -> &'static Self {
        static MODEL: LazyLock<Model> =
            LazyLock::new(|| Model::read(CURRENT).without(&missing_items()));
        &MODEL
    }

    /// Returns the whole model. Reads it once.
    ///
    /// # Panics
    ///
    /// Panics if the model can't be read.
    pub fn whole() -> &'static Self {
        static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(CURRENT));
        &MODEL
    }

    /// Reads an earlier revision of the whole model.
    ///
    /// # Panics
    ///
    /// Panics if the model can't be read.
    pub fn archived(revision: &str) -> Self {
        Self::read(&format!("revisions/{revision}.json"))
    }

    fn read(file: &str) -> Self {
        let text = fs::read_to_string(Path::new(FOLDER).join(file));
        let text = text.unwrap_or_else(|error| panic!("{file}: {error}"));
        let model: Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        Self { shapes: model["shapes"].as_object().expect("shapes").clone() }
    }

    /// Removes operations, members and values from the model. Unused types remain.
    fn without(mut self, missing: &BTreeSet<Item>) -> Self {
        self.shapes.retain(|id, shape| {
            shape["type"] != "operation" || !missing.contains(&Item::operation(name_of(id)))
        });
        for (id, shape) in &mut self.shapes {
            let Some(members) = shape["members"].as_object_mut() else { continue };
            members.retain(|name, member| !missing.contains(&part(name_of(id), name, member)));
        }
        self
    }

    /// Returns the model's items with a counterpart in a client.
    pub fn items(&self) -> BTreeSet<Item> {
        let mut items = BTreeSet::new();
        for (id, value) in &self.shapes {
            let (name, shape) = (name_of(id), Shape(value));
            match shape.kind() {
                "operation" => {
                    items.insert(Item::operation(name));
                    items.extend(
                        self.errors(name).into_iter().map(|id| Item::error(name, name_of(id))),
                    );
                }
                "structure" | "union" | "enum" => {
                    items.insert(self.holder(name));
                    items.extend(shape.parts(name));
                }
                _ => {}
            }
        }
        items
    }

    /// Removes items that are part of another item in the set.
    pub fn outermost(&self, items: BTreeSet<Item>) -> BTreeSet<Item> {
        let is_included = |item: &Item| match item {
            Item::Member { of, .. } | Item::Value { of, .. } => items.contains(&self.holder(of)),
            Item::Error { of, .. } => items.contains(&Item::operation(of)),
            Item::Operation(_) | Item::Type(_) => false,
        };
        items.iter().filter(|item| !is_included(item)).cloned().collect()
    }

    /// Returns the item that contains the members of a shape: its operation, or the shape itself.
    pub(crate) fn holder(&self, shape: &str) -> Item {
        let has = |operation: &&str| {
            [self.input(operation), self.output(operation)].map(name_of).contains(&shape)
        };
        self.operations().into_iter().find(has).map_or_else(|| Item::shape(shape), Item::operation)
    }

    /// Returns the sorted names of the operations.
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

    /// Returns the ID of an operation's input.
    pub fn input(&self, operation: &str) -> &str {
        target(&self.operation(operation)["input"])
    }

    /// Returns the ID of an operation's output.
    pub fn output(&self, operation: &str) -> &str {
        target(&self.operation(operation)["output"])
    }

    /// Returns the IDs of an operation's errors.
    pub fn errors(&self, operation: &str) -> Vec<&str> {
        self.operation(operation)["errors"].as_array().into_iter().flatten().map(target).collect()
    }

    /// Returns whether an operation's output has members.
    pub fn has_output(&self, operation: &str) -> bool {
        self.shape(self.output(operation)).is_some_and(|output| output.members().next().is_some())
    }

    /// Returns a shape, or `None` for shapes of Smithy's prelude.
    pub fn shape(&self, id: &str) -> Option<Shape<'_>> {
        self.shapes.get(id).map(Shape)
    }

    fn operation(&self, name: &str) -> &Value {
        self.shapes
            .iter()
            .find(|(id, shape)| shape["type"] == "operation" && name_of(id) == name)
            .map_or_else(|| panic!("unknown operation {name}"), |(_, shape)| shape)
    }
}

impl<'m> Shape<'m> {
    /// Returns the type, such as `structure`.
    pub fn kind(self) -> &'m str {
        self.0["type"].as_str().unwrap_or_default()
    }

    /// Returns the members of a structure or union.
    pub fn members(self) -> impl Iterator<Item = Member<'m>> {
        self.0["members"].as_object().into_iter().flatten().map(|(name, member)| Member {
            name,
            target: target(member),
            required: member["traits"].get("smithy.api#required").is_some(),
        })
    }

    /// Returns the ID of a list's target.
    pub fn item(self) -> &'m str {
        target(&self.0["member"])
    }

    /// Returns the values of an enum.
    pub fn values(self) -> Vec<&'m str> {
        let members = self.0["members"].as_object().into_iter().flatten();
        members.filter_map(|(_, member)| enum_value(member)).collect()
    }

    /// Returns the members or values of the shape with the given name as items.
    fn parts(self, name: &str) -> impl Iterator<Item = Item> {
        let members = self.0["members"].as_object().into_iter().flatten();
        members.map(move |(member, value)| part(name, member, value))
    }

    /// Returns the HTTP status of an error.
    pub fn status(self) -> Option<u16> {
        self.0["traits"]["smithy.api#httpError"].as_u64()?.try_into().ok()
    }
}

/// Returns the item for a member of a structure or union, or for a value of an enum.
fn part(of: &str, name: &str, member: &Value) -> Item {
    enum_value(member).map_or_else(|| Item::member(of, name), |value| Item::value(of, value))
}

fn enum_value(member: &Value) -> Option<&str> {
    member["traits"]["smithy.api#enumValue"].as_str()
}

/// Returns the name in a shape ID.
pub fn name_of(id: &str) -> &str {
    id.rsplit_once('#').map_or(id, |(_, name)| name)
}

fn target(reference: &Value) -> &str {
    reference["target"].as_str().expect("a target")
}
