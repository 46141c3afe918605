//! The constraints of a service as a table.

use aws_smithy_schema::Schema;

use super::{ConstraintRule, LengthUnit, Pattern, decimal};

/// The constraints on the members of a service's inputs.
#[derive(Debug)]
pub struct Constraints {
    /// The members with constraints, sorted by ID.
    #[doc(hidden)]
    pub members: &'static [MemberConstraints],
}

impl Constraints {
    /// Returns the constraints on the member described by a schema, if it has any.
    pub(super) fn of(&self, schema: &Schema<'_>) -> Option<&'static MemberConstraints> {
        let id = schema.shape_id().as_str();
        let found = self.members.binary_search_by(|member| member.id.cmp(id)).ok()?;
        self.members.get(found)
    }
}

/// The constraints on a member, from its own traits or those of its target.
#[derive(Clone, Copy, Debug)]
pub struct MemberConstraints {
    pub(super) id: &'static str,
    pub(super) required: bool,
    pub(super) min_length: Option<u64>,
    pub(super) max_length: Option<u64>,
    pub(super) min: Option<&'static str>,
    pub(super) max: Option<&'static str>,
    pub(super) pattern: Option<Pattern>,
    pub(super) unique_items: bool,
}

impl MemberConstraints {
    /// Starts without constraints on the member with the given shape ID.
    pub const fn new(id: &'static str) -> Self {
        Self {
            id,
            required: false,
            min_length: None,
            max_length: None,
            min: None,
            max: None,
            pattern: None,
            unique_items: false,
        }
    }

    /// Requires the member. Needed only if its field is an `Option`.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Sets the minimum length: of strings in Unicode scalar values, of blobs in bytes, of lists and maps in
    /// entries.
    #[must_use]
    pub const fn min_length(mut self, length: u64) -> Self {
        self.min_length = Some(length);
        self
    }

    /// Sets the maximum length, in the same units.
    #[must_use]
    pub const fn max_length(mut self, length: u64) -> Self {
        self.max_length = Some(length);
        self
    }

    /// Sets the minimum number, as a decimal so that it is exact for all types of numbers.
    #[must_use]
    pub const fn min(mut self, number: &'static str) -> Self {
        self.min = Some(number);
        self
    }

    /// Sets the maximum number, as a decimal.
    #[must_use]
    pub const fn max(mut self, number: &'static str) -> Self {
        self.max = Some(number);
        self
    }

    /// Sets a regular expression that must match anywhere in strings, for one with the same spelling in ECMA-262
    /// and the crate `regex`.
    #[must_use]
    pub const fn pattern(self, pattern: &'static str) -> Self {
        self.pattern_as(pattern, pattern)
    }

    /// Sets a regular expression that must match anywhere in strings, as spelled in ECMA-262 by the model and in
    /// the dialect of the crate `regex`.
    #[must_use]
    pub const fn pattern_as(mut self, pattern: &'static str, regex: &'static str) -> Self {
        self.pattern = Some(Pattern::new(pattern, regex));
        self
    }

    /// Requires the items of lists to be unique.
    #[must_use]
    pub const fn unique_items(mut self) -> Self {
        self.unique_items = true;
        self
    }

    /// Returns the rule for lengths if `length` violates it.
    pub(super) fn broken_length(&self, length: u64, unit: LengthUnit) -> Option<ConstraintRule> {
        let (min, max) = (self.min_length, self.max_length);
        let is_broken = min.is_some_and(|min| length < min) || max.is_some_and(|max| length > max);
        is_broken.then_some(ConstraintRule::Length { min, max, unit })
    }

    /// Returns the rule for numbers if `number` violates it.
    pub(super) fn broken_range(&self, number: &str) -> Option<ConstraintRule> {
        let (min, max) = (self.min, self.max);
        let is_broken = min.is_some_and(|min| !decimal::is_at_most(min, number))
            || max.is_some_and(|max| !decimal::is_at_most(number, max));
        is_broken.then_some(ConstraintRule::Range { min, max })
    }

    /// Returns the rule for patterns if `text` violates it.
    pub(super) fn broken_pattern(&self, text: &str) -> Option<ConstraintRule> {
        let pattern = self.pattern?;
        (!pattern.is_match(text)).then_some(ConstraintRule::Pattern(pattern.as_str()))
    }
}
