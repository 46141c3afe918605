//! The position of a comparison within an operation.

use std::collections::HashSet;

use super::change::{Part, Use};
use crate::model::ShapeId;

/// The position of the comparison within an operation.
pub(super) struct Walk {
    pub(super) operation: ShapeId,
    pub(super) part: Part,
    /// The names of the members on the way.
    pub(super) path: Vec<String>,
    /// The structures and unions that were compared in this part already, with shapes of the same id.
    visited: HashSet<ShapeId>,
    /// The structures and unions, old and new, that were compared with shapes of other ids.
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

    pub(super) fn current_use(&self) -> Use {
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
