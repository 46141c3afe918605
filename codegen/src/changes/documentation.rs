//! Changes without effect on programs: documentation, examples, and traits for other tools.

use serde_json::Value;

use crate::model::ShapeId;

/// A difference in a trait without effect on programs.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DocumentationChange {
    /// The shape or member.
    pub shape: ShapeId,
    /// The trait, such as `smithy.api#documentation`.
    pub id: ShapeId,
    /// The old value, if there was one.
    pub old: Option<Value>,
    /// The new value, if there is one.
    pub new: Option<Value>,
}

/// Documentation that differs nearly everywhere, such as that of a transcription in other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rewritten {
    /// The number of shapes and members whose documentation differs.
    pub changed: usize,
    /// The number of shapes and members in both revisions that have documentation.
    pub documented: usize,
}

impl Rewritten {
    /// Counts the documentation that differs; `None` unless nearly all of it does.
    pub(super) fn among(changes: &[DocumentationChange], documented: usize) -> Option<Self> {
        /// How many texts there have to be to say so.
        const FEWEST: usize = 20;
        let changed = changes.iter().filter(|change| change.is_text()).count();
        let is_rewritten = documented >= FEWEST && changed * 4 >= documented * 3;
        is_rewritten.then_some(Self { changed, documented })
    }
}

impl DocumentationChange {
    /// Whether the difference is in the documentation itself.
    pub(super) fn is_text(&self) -> bool {
        self.id == ShapeId::prelude("documentation")
    }
}
