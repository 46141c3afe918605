//! What comparing has found so far: each change once, with all that it reaches.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::change::{Change, ChangeKind, Part, Use};
use super::verdict::{Setting, judge};
use crate::model::ShapeId;

/// The changes found so far.
#[derive(Default)]
pub(super) struct Found {
    changes: IndexMap<(ShapeId, ChangeKind), Vec<Use>>,
    /// Shapes and members of which something has changed that callers don't see.
    unseen: HashSet<ShapeId>,
}

/// Where in an operation the comparison stands.
pub(super) struct Walk {
    pub(super) operation: ShapeId,
    pub(super) part: Part,
    /// The names of the members on the way.
    pub(super) path: Vec<String>,
    /// The structures and unions that were compared in this part already, with shapes of the same id.
    visited: HashSet<ShapeId>,
    /// Those that were compared with shapes of other ids: old and new.
    visited_pairs: HashSet<(ShapeId, ShapeId)>,
    /// Structures and unions, old and new, that lie too deep for a tree, with the paths to them.
    pub(super) deeper: Vec<(String, ShapeId, ShapeId)>,
}

impl Walk {
    pub(super) fn new(operation: &ShapeId, part: Part) -> Self {
        Self {
            operation: operation.clone(),
            part,
            path: Vec::new(),
            visited: HashSet::new(),
            visited_pairs: HashSet::new(),
            deeper: Vec::new(),
        }
    }

    /// Notes that two structures or unions are compared; says whether that is new.
    pub(super) fn visit(&mut self, old: &ShapeId, new: &ShapeId) -> bool {
        if old == new {
            !self.has_visited(new) && self.visited.insert(new.clone())
        } else {
            self.visited_pairs.insert((old.clone(), new.clone()))
        }
    }

    /// Whether a structure or union was compared with the one of the same id.
    pub(super) fn has_visited(&self, id: &ShapeId) -> bool {
        self.visited.contains(id)
    }

    fn place(&self) -> Use {
        Use { operation: self.operation.clone(), part: self.part.clone(), path: self.path() }
    }

    /// The path of the member at which the comparison stands.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        for segment in &self.path {
            if !path.is_empty() && !segment.starts_with(['[', '{']) {
                path.push('.');
            }
            path.push_str(segment);
        }
        path
    }
}

impl Found {
    /// Notes a change that reaches an operation, and returns its position.
    pub(super) fn reach(&mut self, walk: &Walk, shape: &ShapeId, kind: ChangeKind) -> usize {
        let (position, uses) = self.entry(shape, kind);
        let here = walk.place();
        if !uses.iter().any(|used| used.operation == here.operation && used.part == here.part) {
            uses.push(here);
        }
        position
    }

    /// Notes a change of the service as a whole, and returns its position.
    pub(super) fn note(&mut self, shape: &ShapeId, kind: ChangeKind) -> usize {
        self.entry(shape, kind).0
    }

    /// Counts a change that callers don't see.
    pub(super) fn count(&mut self, shape: &ShapeId) {
        self.unseen.insert(shape.clone());
    }

    fn entry(&mut self, shape: &ShapeId, kind: ChangeKind) -> (usize, &mut Vec<Use>) {
        let entry = self.changes.entry((shape.clone(), kind));
        let position = entry.index();
        (position, entry.or_default())
    }

    /// Judges everything: the changes, and the number of those that callers don't see.
    pub(super) fn into_changes(self, protocol: Setting) -> (Vec<Change>, usize) {
        let judged = self.changes.into_iter().map(|((shape, kind), uses)| {
            let has = |is: fn(&Part) -> bool| uses.iter().any(|used| is(&used.part));
            let setting = Setting {
                in_request: has(|part| *part == Part::Request),
                in_response: has(|part| matches!(part, Part::Response | Part::Error(_))),
                ..protocol
            };
            Change { verdict: judge(&kind, setting), shape, kind, uses }
        });
        (judged.collect(), self.unseen.len())
    }
}
