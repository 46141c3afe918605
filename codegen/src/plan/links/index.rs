//! The names of a service's operations, shapes, members and enum values.

use std::collections::HashMap;

use crate::model::{EnumMember, Member, Model, ServiceClosure, Shape, ShapeId, ShapeKind};
use crate::plan::names::operation_names::operations_in_order;
use crate::plan::names::type_names::{shape_name, shapes_in_order};

/// The operations, shapes and members of a closure by their names.
#[derive(Default)]
pub(in crate::plan) struct LinkIndex<'m> {
    operations: HashMap<&'m str, Vec<&'m Shape>>,
    shapes: HashMap<&'m str, Vec<&'m Shape>>,
    members: HashMap<&'m str, Vec<(&'m Shape, &'m Member)>>,
    /// The members of enums, by their values and by their names.
    values: HashMap<String, Vec<(&'m Shape, &'m EnumMember)>>,
    /// The operations with a structure as input or output.
    messages: HashMap<&'m ShapeId, Vec<(&'m Shape, Message)>>,
    /// The structures and unions whose members have a type, or are lists or maps of it.
    holders: HashMap<&'m ShapeId, Vec<&'m Shape>>,
}

/// A message of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Message {
    Input,
    Output,
}

impl<'m> LinkIndex<'m> {
    /// Creates the index of a closure.
    pub(in crate::plan) fn new(model: &'m Model, closure: &ServiceClosure) -> Self {
        let mut index = Self::default();
        for shape in operations_in_order(model, closure) {
            index.add_operation(shape);
        }
        for shape in shapes_in_order(model, closure) {
            let (name, new_name) = (shape.id.name(), shape_name(model, closure, &shape.id));
            index.shapes.entry(name).or_default().push(shape);
            if new_name != name {
                index.shapes.entry(new_name).or_default().push(shape);
            }
            index.add_members(model, shape);
        }
        index
    }

    fn add_operation(&mut self, shape: &'m Shape) {
        let ShapeKind::Operation(operation) = &shape.kind else { return };
        self.operations.entry(shape.id.name()).or_default().push(shape);
        let messages = [(&operation.input, Message::Input), (&operation.output, Message::Output)];
        for (id, message) in messages {
            self.messages.entry(id).or_default().push((shape, message));
        }
    }

    fn add_members(&mut self, model: &'m Model, shape: &'m Shape) {
        for member in members(shape) {
            self.members.entry(&member.name).or_default().push((shape, member));
            for held in elements(model, &member.target) {
                let holders = self.holders.entry(&held.id).or_default();
                if !holders.iter().any(|holder| holder.id == shape.id) {
                    holders.push(shape);
                }
            }
        }
        for member in values(shape) {
            let value = member.value.to_string();
            if value != member.name {
                self.values.entry(member.name.clone()).or_default().push((shape, member));
            }
            self.values.entry(value).or_default().push((shape, member));
        }
    }

    /// Returns whether any operation, shape, member or enum value has a name.
    pub(super) fn contains(&self, name: &str) -> bool {
        self.operations.contains_key(name)
            || self.shapes.contains_key(name)
            || self.members.contains_key(name)
            || self.values.contains_key(name)
    }

    /// Returns the operations with a name.
    pub(super) fn operations(&self, name: &str) -> &[&'m Shape] {
        self.operations.get(name).map_or(&[], Vec::as_slice)
    }

    /// Returns the shapes with a name, other than operations.
    pub(super) fn shapes(&self, name: &str) -> &[&'m Shape] {
        self.shapes.get(name).map_or(&[], Vec::as_slice)
    }

    /// Returns the members of structures and unions with a name, each with its structure or union.
    pub(super) fn members(&self, name: &str) -> &[(&'m Shape, &'m Member)] {
        self.members.get(name).map_or(&[], Vec::as_slice)
    }

    /// Returns the members of enums with a value or name, each with its enum.
    pub(super) fn values(&self, name: &str) -> &[(&'m Shape, &'m EnumMember)] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// Returns the operations with a structure as input or output.
    pub(super) fn messages(&self, id: &ShapeId) -> &[(&'m Shape, Message)] {
        self.messages.get(id).map_or(&[], Vec::as_slice)
    }

    /// Returns the structures and unions whose members have a type, or are lists or maps of it.
    pub(super) fn holders(&self, id: &ShapeId) -> &[&'m Shape] {
        self.holders.get(id).map_or(&[], Vec::as_slice)
    }
}

/// Returns the members of a structure or union.
pub(super) fn members(shape: &Shape) -> &[Member] {
    match &shape.kind {
        ShapeKind::Structure(members) | ShapeKind::Union(members) => members,
        _ => &[],
    }
}

/// Returns the members of an enum.
pub(super) fn values(shape: &Shape) -> &[EnumMember] {
    match &shape.kind {
        ShapeKind::Enum(members) | ShapeKind::IntEnum(members) => members,
        _ => &[],
    }
}

/// Returns the shape, or, if it is a list or map, the shapes of its elements, at any depth. The loop ends because the
/// reader rejects lists and maps that contain themselves.
pub(super) fn elements<'m>(model: &'m Model, id: &ShapeId) -> Vec<&'m Shape> {
    let mut found = Vec::new();
    let mut open: Vec<&Shape> = model.shape(id).into_iter().collect();
    while let Some(shape) = open.pop() {
        match &shape.kind {
            ShapeKind::List(_) | ShapeKind::Map { .. } => {
                open.extend(shape.targets().filter_map(|id| model.shape(id)));
            }
            _ => found.push(shape),
        }
    }
    found
}
