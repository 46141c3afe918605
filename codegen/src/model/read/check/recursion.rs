//! Whether values can be finite, types have an end, and resources form trees.
//!
//! See <https://smithy.io/2.0/spec/aggregate-types.html#recursive-shape-definitions>.

use std::collections::{HashMap, HashSet};

use super::super::reader::Reader;
use crate::model::graph::walk;
use crate::model::id::ShapeId;
use crate::model::problem::ProblemKind;
use crate::model::shape::{Member, Shape, ShapeKind, Shapes};
use crate::model::span::Span;

/// How many lists and maps may stand in one another. Types of many levels overflow the stack of whoever
/// follows them, and of a compiler's proofs about them; models have two or three.
const DEEPEST_COLLECTION: usize = 16;

impl Reader<'_> {
    /// Reports shapes that are made of themselves in ways in which they must not be.
    pub(super) fn check_recursion(&mut self, shapes: &Shapes) {
        self.check_values(shapes);
        self.check_collections(shapes);
        for path in walk(shapes.keys(), |id| resources(id, shapes)).cycles {
            let (owner, span) = first_step(&path, shapes);
            self.wrong(Some(&owner), span, ProblemKind::ResourceCycle { path });
        }
    }

    /// Reports lists and maps that are made of themselves, and those that stand in one another too deep.
    fn check_collections(&mut self, shapes: &Shapes) {
        let walked = walk(shapes.keys(), |id| collected(id, shapes));
        for path in walked.cycles {
            let (owner, span) = first_step(&path, shapes);
            self.wrong(Some(&owner), span, ProblemKind::EndlessCollection { path });
        }
        let mut depths: HashMap<&ShapeId, usize> = HashMap::new();
        for id in walked.order {
            let inner = collected(id, shapes);
            let deepest = inner.iter().filter_map(|id| depths.get(id)).max();
            let depth = deepest.map_or(0, |depth| depth + 1);
            depths.insert(id, depth);
            if depth == DEEPEST_COLLECTION + 1
                && let Some(shape) = shapes.get(id)
            {
                let kind = ProblemKind::DeepCollection { deepest: DEEPEST_COLLECTION };
                self.wrong(Some(id), shape.span, kind);
            }
        }
    }

    /// Reports structures and unions of which each value needs another one.
    fn check_values(&mut self, shapes: &Shapes) {
        let finite = finite(shapes);
        let endless = |id: &ShapeId| shapes.contains_key(id) && !finite.contains(id);
        let needs = |id| needed(id, shapes).filter(|target| endless(target)).collect();
        let starts = shapes.keys().filter(|id| endless(id));
        for path in walk(starts, needs).cycles {
            let (owner, span) = first_step(&path, shapes);
            self.wrong(Some(&owner), span, ProblemKind::Endless { path });
        }
    }
}

/// The shapes that have finite values: structures whose required members are finite, unions with a
/// finite member, and every other type.
fn finite(shapes: &Shapes) -> HashSet<&ShapeId> {
    let mut users: HashMap<&ShapeId, Vec<&ShapeId>> = HashMap::new();
    // How many of the needed shapes have to be finite before a shape is.
    let mut missing: HashMap<&ShapeId, usize> = HashMap::new();
    for (id, shape) in shapes {
        let targets: Vec<&ShapeId> = needed(id, shapes).collect();
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

/// What a value of a shape can't be without: the targets of required members, and for a union one of
/// the targets.
fn needed<'m>(id: &ShapeId, shapes: &'m Shapes) -> impl Iterator<Item = &'m ShapeId> {
    let (members, all): (&[Member], bool) = match shapes.get(id).map(|shape| &shape.kind) {
        Some(ShapeKind::Structure(members)) => (members, false),
        Some(ShapeKind::Union(members)) => (members, true),
        _ => (&[], false),
    };
    let needed = members.iter().filter(move |member| all || member.traits.required);
    needed.map(|member| &member.target)
}

/// What a list or map is made of, if that is a list or map.
fn collected<'m>(id: &ShapeId, shapes: &'m Shapes) -> Vec<&'m ShapeId> {
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

/// The member, or else the shape, that takes the first step of a path, with its place.
fn first_step(path: &[ShapeId], shapes: &Shapes) -> (ShapeId, Span) {
    let [first, second, ..] = path else { return (ShapeId::prelude("Unit"), Span::default()) };
    let shape = shapes.get(first);
    let leads_on = |member: &&Member| member.target == *second;
    let is_needed = |member: &&Member| member.traits.required;
    let members = || shape.map(Shape::members).unwrap_or_default().into_iter().filter(leads_on);
    match members().find(is_needed).or_else(|| members().next()) {
        Some(member) => (member.id.clone(), member.span),
        None => (first.clone(), shape.map_or_else(Span::default, |shape| shape.span)),
    }
}
