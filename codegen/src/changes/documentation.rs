//! Differences that don't affect programs: documentation, examples, and traits for other tools.

use serde_json::Value;

use crate::model::ShapeId;

/// A difference in a trait that doesn't affect programs.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DocumentationChange {
    /// The ID of the shape or member.
    pub shape: ShapeId,
    /// The ID of the trait, such as `smithy.api#documentation`.
    pub id: ShapeId,
    /// The old value; `None` if the trait was added.
    pub old: Option<Value>,
    /// The new value; `None` if the trait was removed.
    pub new: Option<Value>,
}

/// Counts of changed documentation if nearly all of it differs, as in a paraphrased model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rewritten {
    /// The number of shapes and members with changed documentation.
    pub changed: usize,
    /// The number of documented shapes and members that are in both revisions.
    pub documented: usize,
}

impl Rewritten {
    /// Counts changed documentation. Returns `None` unless nearly all of it differs.
    pub(super) fn among(changes: &[DocumentationChange], documented: usize) -> Option<Self> {
        /// The minimum number of documented shapes and members.
        const MIN_DOCUMENTED: usize = 20;
        let changed = changes.iter().filter(|change| change.is_text()).count();
        let is_rewritten = documented >= MIN_DOCUMENTED && changed * 4 >= documented * 3;
        is_rewritten.then_some(Self { changed, documented })
    }
}

impl DocumentationChange {
    /// Returns whether the difference is in `@documentation`.
    pub(super) fn is_text(&self) -> bool {
        self.id == ShapeId::prelude("documentation")
    }
}
