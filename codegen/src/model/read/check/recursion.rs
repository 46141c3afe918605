//! Checks that shapes have finite values, types are finite, and resources do not contain themselves.
//!
//! See <https://smithy.io/2.0/spec/aggregate-types.html#recursive-shape-definitions>.

use std::collections::{HashMap, HashSet};

use super::super::reader::Reader;
use crate::model::graph::walk;
use crate::model::id::ShapeId;
use crate::model::problem::ProblemKind;
use crate::model::shape::{Member, Shape, ShapeKind, Shapes};
use crate::model::span::Span;

/// The maximum nesting depth of lists and maps.
///
/// Real models have two or three levels. Deeper types overflow the stack of recursive functions and of the Rust compiler.
const MAX_COLLECTION_DEPTH: usize = 16;

impl Reader<'_> {
    /// Reports shapes with invalid recursion.
    pub(super) fn check_recursion(&mut self, shapes: &Shapes) {
        self.check_values(shapes);
        self.check_collections(shapes);
        for path in walk(shapes.keys(), |id| resources(id, shapes)).cycles {
            let (owner, span) = first_step(&path, shapes);
            self.report(Some(&owner), span, ProblemKind::ResourceCycle { path });
        }
    }

    /// Reports lists and maps that contain themselves or are nested too deeply.
    fn check_collections(&mut self, shapes: &Shapes) {
        let walked = walk(shapes.keys(), |id| items_of(id, shapes));
        for path in walked.cycles {
            let (owner, span) = first_step(&path, shapes);
            self.report(Some(&owner), span, ProblemKind::InfiniteCollection { path });
        }
        let mut depths: HashMap<&ShapeId, usize> = HashMap::new();
        for id in walked.order {
            let inner = items_of(id, shapes);
            let deepest = inner.iter().filter_map(|id| depths.get(id)).max();
            let depth = deepest.map_or(0, |depth| depth + 1);
            depths.insert(id, depth);
            if depth == MAX_COLLECTION_DEPTH + 1
                && let Some(shape) = shapes.get(id)
            {
                let kind = ProblemKind::DeepCollection { deepest: MAX_COLLECTION_DEPTH };
                self.report(Some(id), shape.span, kind);
            }
        }
    }

    /// Reports structures and unions without finite values.
    fn check_values(&mut self, shapes: &Shapes) {
        let finite = finite(shapes);
        let is_infinite = |id: &ShapeId| shapes.contains_key(id) && !finite.contains(id);
        let required_infinite =
            |id| required(id, shapes).filter(|target| is_infinite(target)).collect();
        let starts = shapes.keys().filter(|id| is_infinite(id));
        for path in walk(starts, required_infinite).cycles {
            let (owner, span) = first_step(&path, shapes);
            self.report(Some(&owner), span, ProblemKind::InfiniteValue { path });
        }
    }
}

/// Returns the shapes with finite values: structures with only finite required members, unions with a finite member,
/// and all other types.
fn finite(shapes: &Shapes) -> HashSet<&ShapeId> {
    let mut users: HashMap<&ShapeId, Vec<&ShapeId>> = HashMap::new();
    // The number of required shapes that are not yet known to be finite.
    let mut missing: HashMap<&ShapeId, usize> = HashMap::new();
    for (id, shape) in shapes {
        let targets: Vec<&ShapeId> = required(id, shapes).collect();
        let is_union = matches!(shape.kind, ShapeKind::Union(_));
        missing.insert(id, if is_union { targets.len().min(1) } else { targets.len() });
        targets.iter().for_each(|target| users.entry(target).or_default().push(id));
    }
    let known = |id: &&ShapeId| missing.get(*id).is_none_or(|count| *count == 0);
    let mut next: Vec<&ShapeId> =
        shapes.keys().chain(users.keys().copied()).filter(known).collect();
    let mut finite = HashSet::new();
    while let Some(id) = next.pop() {
        if !finite.insert(id) {
            continue;
        }
        for user in users.get(id).into_iter().flatten() {
            if let Some(count) = missing.get_mut(user) {
                *count = count.saturating_sub(1);
                next.extend((*count == 0).then_some(*user));
            }
        }
    }
    finite
}

/// Returns the targets that a value of a shape requires: those of required members. A union requires one of all targets.
fn required<'m>(id: &ShapeId, shapes: &'m Shapes) -> impl Iterator<Item = &'m ShapeId> {
    let (members, all): (&[Member], bool) = match shapes.get(id).map(|shape| &shape.kind) {
        Some(ShapeKind::Structure(members)) => (members, false),
        Some(ShapeKind::Union(members)) => (members, true),
        _ => (&[], false),
    };
    let required = members.iter().filter(move |member| all || member.traits.required);
    required.map(|member| &member.target)
}

/// Returns the target of the items of a list or the values of a map.
fn items_of<'m>(id: &ShapeId, shapes: &'m Shapes) -> Vec<&'m ShapeId> {
    match shapes.get(id).map(|shape| &shape.kind) {
        Some(ShapeKind::List(member)) => vec![&member.target],
        Some(ShapeKind::Map { value, .. }) => vec![&value.target],
        _ => Vec::new(),
    }
}

fn resources<'m>(id: &ShapeId, shapes: &'m Shapes) -> Vec<&'m ShapeId> {
    match shapes.get(id).map(|shape| &shape.kind) {
        Some(ShapeKind::Resource(resource)) => resource.resources.iter().collect(),
        _ => Vec::new(),
    }
}

/// Returns the first member on a path with its span, or the first shape if no member leads to the next.
fn first_step(path: &[ShapeId], shapes: &Shapes) -> (ShapeId, Span) {
    let [first, second, ..] = path else { return (ShapeId::prelude("Unit"), Span::default()) };
    let shape = shapes.get(first);
    let is_next = |member: &&Member| member.target == *second;
    let is_required = |member: &&Member| member.traits.required;
    let members = || shape.map(Shape::members).unwrap_or_default().into_iter().filter(is_next);
    match members().find(is_required).or_else(|| members().next()) {
        Some(member) => (member.id.clone(), member.span),
        None => (first.clone(), shape.map_or_else(Span::default, |shape| shape.span)),
    }
}
