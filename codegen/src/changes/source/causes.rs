//! Attributes differences in the public API to model changes.
//!
//! Most differences belong to a shape or member that changed. Others are caused by a change elsewhere: a field
//! is boxed because its type became recursive, a type lost `Eq` because of a nested member, or a member took
//! the name of another. The nearest change in the graph of shapes causes these differences.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::api::Difference;
use crate::changes::assessment::AssessedChange;
use crate::changes::change::ChangeKind;
use crate::changes::side::Side;
use crate::model::{Shape, ShapeId, ShapeKind};

/// Indices of changes by shape or member.
type Positions = HashMap<ShapeId, Vec<usize>>;

/// The nearest changed shape or member, by shape or member.
type Nearest = HashMap<ShapeId, ShapeId>;

/// The changes of a model, indexed to find the cause of a difference.
pub(super) struct Causes<'d> {
    changes: &'d [AssessedChange],
    /// The changes of each shape and member, including shapes and members that were added or removed with it.
    own: Positions,
    /// The changed members of each shape.
    parts: HashMap<ShapeId, Vec<ShapeId>>,
    /// The nearest changes in the shapes and members that a shape or member contains.
    below: Nearest,
    /// The nearest changes in any direction.
    near: Nearest,
    service: ShapeId,
    namespaces: Namespaces,
}

/// The namespaces of both services. Shapes with the same name in these namespaces correspond.
struct Namespaces {
    old: String,
    new: String,
}

impl Namespaces {
    /// Returns the ID of a shape in the new revision.
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

    /// Returns the index of the change that causes a difference.
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

    /// Returns the change of a shape or member that explains a difference best.
    fn pick(&self, node: &ShapeId, difference: &Difference) -> Option<usize> {
        let positions = self.own.get(node)?.iter().copied();
        let shaping = positions.filter(|position| self.affects_api(*position, difference));
        // `max_by_key` returns the last maximum; `rev` makes it the first.
        shaping.rev().max_by_key(|position| self.score(*position, difference))
    }

    /// Scores how well a change explains a difference.
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
            // A changed item that breaks nothing was deprecated or is no longer deprecated.
            return match kind {
                ChangeKind::Trait { id, .. } => ["deprecated", "waitable"].contains(&id.name()),
                _ => false,
            };
        }
        affects_api(kind)
    }

    /// Returns the changed members of a shape, or of the shape that contains a member.
    fn parts_of(&self, origin: &ShapeId) -> &[ShapeId] {
        self.parts.get(&origin.root()).map_or(&[], Vec::as_slice)
    }

    /// Returns the nearest changed shape or member for everything that is reachable along the edges.
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

/// Returns whether a difference may be caused by a name that was reassigned.
fn is_about_a_name(difference: &Difference) -> bool {
    match difference {
        Difference::Added(_) | Difference::Removed(_) => true,
        Difference::Changed { old, new } => {
            old.origin != new.origin || old.wire_name != new.wire_name
        }
        Difference::Reordered { .. } => false,
    }
}

/// Returns whether a kind of change adds items.
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

/// Returns whether a kind of change can affect the public API.
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

/// Returns the shapes and members that were added or removed together with the subject of a change.
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

/// The shapes and members that are affected by a change of a shape or member.
type Edges = HashMap<ShapeId, Vec<ShapeId>>;

/// Returns the edges of both revisions: from targets to the members that target them, from members to their
/// shapes, from shapes to operations, and from operations to the service.
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

/// Returns pairs of different shapes that have the same name, one in each revision.
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
