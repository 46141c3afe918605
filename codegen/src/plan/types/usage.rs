//! Documentation about the operations that use a type, directly or indirectly.

mod text;

use std::collections::HashMap;

use fixedbitset::FixedBitSet;

use self::text::Message;
use crate::model::{ShapeGraph, ShapeId};
use crate::plan::context::Context;
use crate::plan::names::name::Name;
use crate::plan::operations::operation::OperationPlan;
use crate::plan::types::shapes::{ErrorPlan, TypePlan};

/// The operations that use each shape. Operations are identified by their index in the plan.
struct Usage<'m> {
    operations: usize,
    /// A bit for each operation, for each kind of message, for each shape.
    found: HashMap<&'m ShapeId, FixedBitSet>,
}

impl<'m> Usage<'m> {
    fn new(operations: usize) -> Self {
        Self { operations, found: HashMap::new() }
    }

    /// Marks a shape as used in a message of an operation.
    fn mark(&mut self, shape: &'m ShapeId, operation: usize, message: Message) {
        let bit = message as usize * self.operations + operation;
        self.set_of(shape).insert(bit);
    }

    fn set_of(&mut self, shape: &'m ShapeId) -> &mut FixedBitSet {
        let bits = Message::ALL.len() * self.operations;
        self.found.entry(shape).or_insert_with(|| FixedBitSet::with_capacity(bits))
    }

    /// Propagates usage to every reachable shape, by strongly connected component in topological order.
    fn propagate(&mut self, graph: &ShapeGraph<'m>) {
        for component in graph.components().into_iter().rev() {
            let mut all = FixedBitSet::new();
            for shape in &component {
                all.union_with(self.set_of(shape));
            }
            // The targets include every shape of a component with more than one.
            let targets = component.iter().flat_map(|shape| graph.targets(shape));
            for shape in targets {
                self.set_of(shape).union_with(&all);
            }
        }
    }

    /// The operations that use a shape in a kind of message.
    fn of(&self, shape: &ShapeId, message: Message) -> Vec<usize> {
        let Some(found) = self.found.get(shape) else { return Vec::new() };
        let first = message as usize * self.operations;
        let bits = found.ones().skip_while(|bit| *bit < first).map(|bit| bit - first);
        bits.take_while(|operation| *operation < self.operations).collect()
    }
}

/// The operations that return each error, by the error's name.
type ErrorUsage<'p> = HashMap<&'p Name, Vec<usize>>;

/// Adds the operations that use a type or error to its documentation.
pub(in crate::plan) fn add_usage(
    cx: &Context<'_>,
    operations: &[OperationPlan],
    types: &mut [TypePlan],
    errors: &mut [ErrorPlan],
) {
    let error_usage = error_usage(operations);
    let usage = usage_of_shapes(cx, operations, &error_usage);
    let appears = |id: &ShapeId, messages: &[Message]| {
        let messages = messages.iter().map(|message| (*message, usage.of(id, *message)));
        text::appears(operations, messages.collect())
    };
    for planned in types {
        let text = appears(planned.id(), &Message::ALL);
        planned.docs_mut().push_written(&text);
    }
    for ErrorPlan { structure, .. } in errors {
        let returned_by = error_usage.get(&structure.name).map_or(&[][..], Vec::as_slice);
        structure.docs.push_written(&text::returned(operations, returned_by));
        // Appearing in errors follows from being returned.
        let text = appears(&structure.id, &[Message::Requests, Message::Responses]);
        structure.docs.push_written(&text);
    }
}

fn usage_of_shapes<'a>(
    cx: &Context<'a>,
    operations: &[OperationPlan],
    error_usage: &ErrorUsage<'_>,
) -> Usage<'a> {
    let mut usage = Usage::new(operations.len());
    for (at, operation) in operations.iter().enumerate() {
        let structures =
            [(&operation.input, Message::Requests), (&operation.output, Message::Responses)];
        for (structure, message) in structures {
            let shape = cx.shape(&structure.id);
            shape.into_iter().for_each(|shape| usage.mark(&shape.id, at, message));
        }
    }
    for (id, name) in &cx.names {
        let (Some(shape), Some(returned_by)) = (cx.shape(id), error_usage.get(&name.name)) else {
            continue;
        };
        returned_by.iter().for_each(|at| usage.mark(&shape.id, *at, Message::Errors));
    }
    usage.propagate(&cx.graph);
    usage
}

fn error_usage(operations: &[OperationPlan]) -> ErrorUsage<'_> {
    let mut usage = ErrorUsage::new();
    for (at, operation) in operations.iter().enumerate() {
        for error in &operation.errors {
            usage.entry(&error.name).or_default().push(at);
        }
    }
    usage
}

#[cfg(test)]
mod tests;
