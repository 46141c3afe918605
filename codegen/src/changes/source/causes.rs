//! The causes of differences of the public API: the nearest change of the model.
//!
//! Most items belong to a shape or member that has itself changed. Others follow from a change somewhere
//! else: a field is boxed because its type became recursive, a type lost `Eq` because of a member far
//! below, a name went to another member. Those are found along the model's graph.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::api::Difference;
use crate::changes::assessment::AssessedChange;
use crate::changes::change::ChangeKind;
use crate::changes::side::Side;
use crate::model::{Shape, ShapeId, ShapeKind};

/// Positions of changes by the shapes and members that they belong to.
type Positions = HashMap<ShapeId, Vec<usize>>;

/// For a shape or member, the nearest one with a change.
type Nearest = HashMap<ShapeId, ShapeId>;

/// The changes of a model, for asking which of them causes a difference.
pub(super) struct Causes<'d> {
    changes: &'d [AssessedChange],
    /// The changes of each shape and member, and of those that came or went with it.
    own: Positions,
    /// The members of a shape that have changes.
    parts: HashMap<ShapeId, Vec<ShapeId>>,
    /// The nearest change below.
    below: Nearest,
    /// The nearest change anywhere.
    near: Nearest,
    service: ShapeId,
    namespaces: Namespaces,
}

/// The namespaces of the services. Shapes of the same name in them are the same.
struct Namespaces {
    old: String,
    new: String,
}

impl Namespaces {
    /// The id that a shape has in the new revision.
    fn in_new_namespace(&self, id: &ShapeId) -> ShapeId {
        if self.old == self.new || id.namespace() != self.old {
            return id.clone();
        }
        let in_new_namespace =
            id.as_str().strip_prefix(&self.old).map(|rest| format!("{}{rest}", self.new));
        in_new_namespace.and_then(|id| id.parse().ok()).unwrap_or_else(|| id.clone())
    }
}

impl<'d> Causes<'d> {
    pub(super) fn new(old: &Side<'_>, new: &Side<'_>, changes: &'d [AssessedChange]) -> Self {
        let namespaces = Namespaces {
            old: old.service_id().namespace().to_owned(),
            new: new.service_id().namespace().to_owned(),
        };
        let mut own = Positions::new();
        for (position, change) in changes.iter().enumerate() {
            own.entry(namespaces.in_new_namespace(&change.shape)).or_default().push(position);
        }
        for (position, change) in changes.iter().enumerate() {
            for id in accompanying_ids(change, old, new) {
                own.entry(namespaces.in_new_namespace(&id)).or_default().push(position);
            }
        }
        let mut parts: HashMap<ShapeId, Vec<ShapeId>> = HashMap::new();
        for id in own.keys().filter(|id| id.member().is_some()) {
            parts.entry(id.root()).or_default().push(id.clone());
        }
        parts.values_mut().for_each(|parts| parts.sort());
        let edges = edges(old, new, &namespaces);
        let service = new.service_id().clone();
        let (below, near) = (Nearest::new(), Nearest::new());
        let mut causes = Self { changes, own, parts, below, near, service, namespaces };
        causes.below = causes.nearest_changes(&edges);
        causes.near = causes.nearest_changes(&both_ways(&edges));
        causes
    }

    /// The position of the change that causes a difference.
    pub(super) fn of(&self, difference: &Difference) -> Option<usize> {
        let items = [difference.newer(), difference.older()].into_iter().flatten();
        let mut origins: Vec<ShapeId> = items
            .filter_map(|item| item.origin.as_ref())
            .map(|origin| self.namespaces.in_new_namespace(origin))
            .collect();
        if origins.is_empty() {
            origins.push(self.service.clone());
        }
        origins.dedup();
        let own = origins.iter().filter_map(|origin| self.pick(origin, difference));
        if let Some(position) = own.max_by_key(|position| self.score(*position, difference)) {
            return Some(position);
        }
        let is_of_shape = origins.iter().all(|origin| origin.member().is_none());
        let beside = || {
            let parts = origins.iter().flat_map(|origin| self.parts_of(origin)).rev();
            let picked = parts.filter_map(|part| self.pick(part, difference));
            picked.max_by_key(|position| self.score(*position, difference))
        };
        let nearest = |nearest: &Nearest| {
            let mut nodes = origins.iter().filter_map(|origin| nearest.get(origin));
            nodes.find_map(|node| self.pick(node, difference))
        };
        match is_of_shape || is_about_a_name(difference) {
            true => beside().or_else(|| nearest(&self.below)),
            false => nearest(&self.below).or_else(beside),
        }
        .or_else(|| nearest(&self.near))
    }

    /// The change of a shape or member that explains a difference best.
    fn pick(&self, node: &ShapeId, difference: &Difference) -> Option<usize> {
        let positions = self.own.get(node)?.iter().copied();
        let shaping = positions.filter(|position| self.affects_api(*position, difference));
        // Of several that score alike, the first.
        shaping.rev().max_by_key(|position| self.score(*position, difference))
    }

    /// How well a change explains a difference.
    fn score(&self, position: usize, difference: &Difference) -> u8 {
        let change = &self.changes[position];
        match difference {
            Difference::Added(_) if is_addition(&change.kind) => 2,
            Difference::Added(_) => 0,
            _ if is_addition(&change.kind) => 0,
            _ if change.assessment.expects_break() => 2,
            _ => 1,
        }
    }

    fn affects_api(&self, position: usize, difference: &Difference) -> bool {
        let kind = &self.changes[position].kind;
        if matches!(difference, Difference::Changed { .. }) && !difference.breaks() {
            // Only deprecations are differences that break nothing.
            return match kind {
                ChangeKind::Trait { id, .. } => ["deprecated", "waitable"].contains(&id.name()),
                _ => false,
            };
        }
        affects_api(kind)
    }

    /// The members with changes of a shape, or of a member's shape.
    fn parts_of(&self, origin: &ShapeId) -> &[ShapeId] {
        self.parts.get(&origin.root()).map_or(&[], Vec::as_slice)
    }

    /// The nearest shape or member with a change, for everything that the edges lead to.
    fn nearest_changes(&self, edges: &Edges) -> Nearest {
        let is_source = |positions: &Vec<usize>| {
            positions.iter().any(|position| affects_api(&self.changes[*position].kind))
        };
        let sources = self.own.iter().filter(|(_, positions)| is_source(positions));
        let mut sources: Vec<&ShapeId> = sources.map(|(id, _)| id).collect();
        sources.sort();
        let mut nearest: Nearest =
            sources.iter().map(|id| ((*id).clone(), (*id).clone())).collect();
        let mut next: VecDeque<ShapeId> = sources.into_iter().cloned().collect();
        while let Some(id) = next.pop_front() {
            let source = nearest.get(&id).cloned().unwrap_or_else(|| id.clone());
            for affected in edges.get(&id).into_iter().flatten() {
                if !nearest.contains_key(affected) {
                    nearest.insert(affected.clone(), source.clone());
                    next.push_back(affected.clone());
                }
            }
        }
        nearest
    }
}

/// Whether a difference is about which member or shape has a name.
fn is_about_a_name(difference: &Difference) -> bool {
    match difference {
        Difference::Added(_) | Difference::Removed(_) => true,
        Difference::Changed { old, new } => {
            old.origin != new.origin || old.wire_name != new.wire_name
        }
        Difference::Reordered { .. } => false,
    }
}

/// Whether a kind of change brings new items.
fn is_addition(kind: &ChangeKind) -> bool {
    matches!(
        kind,
        ChangeKind::OperationAdded
            | ChangeKind::ErrorAdded(_)
            | ChangeKind::TypeAdded
            | ChangeKind::MemberAdded(_)
            | ChangeKind::ValueAdded(_)
            | ChangeKind::Trait { old: None, .. }
    )
}

/// Whether a kind of change can have an effect on the public API.
fn affects_api(kind: &ChangeKind) -> bool {
    match kind {
        ChangeKind::VersionChanged { .. } => false,
        ChangeKind::Trait { values: Some(_), .. } => false,
        ChangeKind::Trait { id, .. } => {
            const WITHOUT_EFFECT: [&str; 4] = ["deprecated", "httpError", "mediaType", "sensitive"];
            !WITHOUT_EFFECT.contains(&id.name())
        }
        _ => true,
    }
}

/// The shapes and members that came or went with what a change is about.
fn accompanying_ids(change: &AssessedChange, old: &Side<'_>, new: &Side<'_>) -> Vec<ShapeId> {
    let side = match &change.kind {
        ChangeKind::OperationAdded | ChangeKind::TypeAdded => new,
        ChangeKind::OperationRemoved | ChangeKind::TypeRemoved => old,
        _ => return Vec::new(),
    };
    let members = |shape: &Shape| -> Vec<ShapeId> {
        shape.members().into_iter().map(|member| member.id.clone()).collect()
    };
    let Some(shape) = side.shape(&change.shape) else { return Vec::new() };
    let ShapeKind::Operation(operation) = &shape.kind else { return members(shape) };
    let parts = [&operation.input, &operation.output].into_iter().filter(|id| !id.is_prelude());
    let parts = parts.filter_map(|id| side.shape(id));
    parts.flat_map(|part| [vec![part.id.clone()], members(part)].concat()).collect()
}

/// For each shape and member, those that a change of it affects.
type Edges = HashMap<ShapeId, Vec<ShapeId>>;

/// The edges of both revisions, from a target to the members that target it, from members to their shapes,
/// from shapes to their operations, and from those to the service.
fn edges(old: &Side<'_>, new: &Side<'_>, namespaces: &Namespaces) -> Edges {
    let mut edges: HashMap<ShapeId, HashSet<ShapeId>> = HashMap::new();
    let mut add = |from: &ShapeId, to: &ShapeId| {
        edges
            .entry(namespaces.in_new_namespace(from))
            .or_default()
            .insert(namespaces.in_new_namespace(to));
    };
    for side in [old, new] {
        for shape in side.shapes() {
            for member in shape.members() {
                add(&member.target, &member.id);
                add(&member.id, &shape.id);
            }
        }
        for (shape, operation) in side.operations() {
            add(&operation.input, &shape.id);
            add(&operation.output, &shape.id);
            side.errors_of(&shape.id).iter().for_each(|error| add(error, &shape.id));
            add(&shape.id, side.service_id());
        }
    }
    for (one, other) in same_name_pairs(old, new) {
        add(&one, &other);
        add(&other, &one);
    }
    let sorted = |affected: HashSet<ShapeId>| {
        let mut affected: Vec<ShapeId> = affected.into_iter().collect();
        affected.sort();
        affected
    };
    edges.into_iter().map(|(id, affected)| (id, sorted(affected))).collect()
}

/// The shapes that have a name in one revision that another shape has in the other.
fn same_name_pairs(old: &Side<'_>, new: &Side<'_>) -> Vec<(ShapeId, ShapeId)> {
    let new_types = new.types();
    let pairs = old.types().into_iter().filter_map(|(name, old)| {
        let new = *new_types.get(&name)?;
        (old != new).then(|| (old.clone(), new.clone()))
    });
    pairs.collect()
}

fn both_ways(edges: &Edges) -> Edges {
    let mut both = edges.clone();
    for (from, affected) in edges {
        for to in affected {
            both.entry(to.clone()).or_default().push(from.clone());
        }
    }
    both.values_mut().for_each(|next| next.sort());
    both
}
