//! Which operations a type appears in, however deep down, for its documentation.

mod text;

use std::collections::HashMap;
use std::hash::RandomState;

use fixedbitset::FixedBitSet;
use petgraph::algo::kosaraju_scc;
use petgraph::graphmap::DiGraphMap;

use super::closure::Planner;
use super::{Docs, ErrorPlan, Name, OperationPlan, TypePlan};
use crate::model::ShapeId;

/// Shapes, each with those that it holds.
type Graph<'m> = DiGraphMap<&'m ShapeId, (), RandomState>;

/// The places of an operation that values appear in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Requests,
    Responses,
    Errors,
}

impl Place {
    const ALL: [Self; 3] = [Self::Requests, Self::Responses, Self::Errors];
}

/// Which operations shapes appear in; operations stand here for their positions in the plan.
struct Usage<'m> {
    operations: usize,
    /// For each shape a set with a part for each place, in which a bit stands for an operation.
    found: HashMap<&'m ShapeId, FixedBitSet>,
}

impl<'m> Usage<'m> {
    fn new(operations: usize) -> Self {
        Self { operations, found: HashMap::new() }
    }

    /// Notes that a shape is what an operation has at a place.
    fn note(&mut self, shape: &'m ShapeId, operation: usize, place: Place) {
        let bit = place as usize * self.operations + operation;
        self.set_of(shape).insert(bit);
    }

    fn set_of(&mut self, shape: &'m ShapeId) -> &mut FixedBitSet {
        let bits = Place::ALL.len() * self.operations;
        self.found.entry(shape).or_insert_with(|| FixedBitSet::with_capacity(bits))
    }

    /// Hands on what has been noted, to all that the shapes hold: in one go, those that hold before those
    /// that are held, and those that hold each other together.
    fn hand_on(&mut self, graph: &Graph<'m>) {
        for group in kosaraju_scc(graph).into_iter().rev() {
            let mut all = FixedBitSet::new();
            for shape in &group {
                all.union_with(self.set_of(shape));
            }
            // Where several are a group, each of them is held by another.
            let held = group.iter().flat_map(|shape| graph.neighbors(shape));
            for shape in held {
                self.set_of(shape).union_with(&all);
            }
        }
    }

    /// The operations that have a shape at a place.
    fn of(&self, shape: &ShapeId, place: Place) -> Vec<usize> {
        let Some(found) = self.found.get(shape) else { return Vec::new() };
        let first = place as usize * self.operations;
        let bits = found.ones().skip_while(|bit| *bit < first).map(|bit| bit - first);
        bits.take_while(|operation| *operation < self.operations).collect()
    }
}

/// The operations that give each error, by the error's name.
type Givers<'p> = HashMap<&'p Name, Vec<usize>>;

impl<'a> Planner<'a> {
    /// Adds to the documentation of types and errors which operations they appear in.
    pub(super) fn add_usage(
        &self,
        operations: &[OperationPlan],
        types: &mut [TypePlan],
        errors: &mut [ErrorPlan],
    ) {
        let givers = givers(operations);
        let usage = self.usage(operations, &givers);
        let appears = |id: &ShapeId, places: &[Place]| {
            let places = places.iter().map(|place| (*place, usage.of(id, *place)));
            text::appears(operations, places.collect())
        };
        for planned in types {
            let text = appears(planned.id(), &Place::ALL);
            docs_of(planned).push_written(&text);
        }
        for ErrorPlan { structure, .. } in errors {
            let given = givers.get(&structure.name).map_or(&[][..], Vec::as_slice);
            structure.docs.push_written(&text::given(operations, given));
            // Who gives it says that it appears in errors.
            let text = appears(&structure.id, &[Place::Requests, Place::Responses]);
            structure.docs.push_written(&text);
        }
    }

    fn usage(&self, operations: &[OperationPlan], givers: &Givers<'_>) -> Usage<'a> {
        let mut usage = Usage::new(operations.len());
        for (at, operation) in operations.iter().enumerate() {
            let halves =
                [(&operation.input, Place::Requests), (&operation.output, Place::Responses)];
            for (half, place) in halves {
                let shape = self.shape(&half.id);
                shape.into_iter().for_each(|shape| usage.note(&shape.id, at, place));
            }
        }
        for (id, name) in &self.names {
            let (Some(shape), Some(givers)) = (self.shape(id), givers.get(&name.name)) else {
                continue;
            };
            givers.iter().for_each(|at| usage.note(&shape.id, *at, Place::Errors));
        }
        usage.hand_on(&self.graph());
        usage
    }

    /// The shapes of the closure, each with those that its members target.
    fn graph(&self) -> Graph<'a> {
        let mut graph = Graph::new();
        for shape in self.closure.shapes.iter().filter_map(|id| self.shape(id)) {
            graph.add_node(&shape.id);
            for member in shape.members() {
                graph.add_edge(&shape.id, &member.target, ());
            }
        }
        graph
    }
}

fn givers(operations: &[OperationPlan]) -> Givers<'_> {
    let mut givers = Givers::new();
    for (at, operation) in operations.iter().enumerate() {
        for error in &operation.errors {
            givers.entry(&error.name).or_default().push(at);
        }
    }
    givers
}

fn docs_of(planned: &mut TypePlan) -> &mut Docs {
    match planned {
        TypePlan::Structure(plan) => &mut plan.docs,
        TypePlan::Union(plan) => &mut plan.docs,
        TypePlan::Enum(plan) => &mut plan.docs,
    }
}

#[cfg(test)]
mod tests;
