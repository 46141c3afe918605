//! The planned constraints.

use crate::model::{Length, Range, ShapeId};

/// The constraints on the inputs of the service's operations.
#[derive(Clone, Debug, Default)]
pub struct ConstraintsPlan {
    /// The members with constraints, sorted by id.
    pub members: Vec<MemberConstraints>,
    /// The patterns that can't be checked, sorted by member.
    pub unchecked: Vec<UncheckedPattern>,
}

/// The constraints on one member, from its own traits and those of its target.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberConstraints {
    /// The member.
    pub id: ShapeId,
    /// Whether a check is needed that the member is set, because it is required but its field is an `Option`.
    pub required: bool,
    /// The bounds of the length.
    pub length: Option<Length>,
    /// The bounds of the number.
    pub range: Option<Range>,
    /// The pattern.
    pub pattern: Option<PatternPlan>,
    /// Whether the list must not contain duplicates.
    pub unique_items: bool,
}

/// A pattern that can be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternPlan {
    /// The pattern in the model, in the dialect of ECMA-262.
    pub ecma: String,
    /// The pattern in the dialect of the `regex` crate, if different.
    pub regex: Option<String>,
}

/// A pattern that can't be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UncheckedPattern {
    /// The member.
    pub id: ShapeId,
    /// The pattern in the model.
    pub pattern: String,
    /// The reason why it can't be checked.
    pub reason: String,
}

impl MemberConstraints {
    /// Returns whether there is nothing to check.
    pub(super) fn is_empty(&self) -> bool {
        let Self { id: _, required, length, range, pattern, unique_items } = self;
        let has_values = length.is_some() || range.is_some() || pattern.is_some();
        !(*required || *unique_items || has_values)
    }
}
