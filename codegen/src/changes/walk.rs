//! Tracks the position of a comparison within an operation.

use std::collections::HashSet;

use super::change::{Part, Use};
use crate::model::ShapeId;

/// The position of a comparison within an operation, and the shapes visited so far.
pub(super) struct Walk {
    pub(super) operation: ShapeId,
    pub(super) part: Part,
    /// The names of the members from the part to the current position.
    pub(super) path: Vec<String>,
    /// The structures and unions of this part that were compared with the shape of the same ID.
    visited: HashSet<ShapeId>,
    /// The structures and unions, old and new, that were compared with a shape of another ID.
    visited_pairs: HashSet<(ShapeId, ShapeId)>,
    /// Structures and unions, old and new, that are nested too deeply for a tree, with their paths.
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

    /// Records that two structures or unions are compared. Returns `false` if they already were.
    pub(super) fn visit(&mut self, old: &ShapeId, new: &ShapeId) -> bool {
        if old == new {
            !self.has_visited(new) && self.visited.insert(new.clone())
        } else {
            self.visited_pairs.insert((old.clone(), new.clone()))
        }
    }

    /// Returns whether a structure or union was compared with the one of the same ID.
    pub(super) fn has_visited(&self, id: &ShapeId) -> bool {
        self.visited.contains(id)
    }

    pub(super) fn current_use(&self) -> Use {
        Use { operation: self.operation.clone(), part: self.part.clone(), path: self.path() }
    }

    /// Returns the path of the current member.
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
