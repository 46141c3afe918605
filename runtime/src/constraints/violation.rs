//! Violated constraints.

use std::fmt;

/// All violations of an input: values that violate constraints of the model or can't be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConstraintViolations(Vec<ConstraintViolation>);

impl ConstraintViolations {
    /// Returns the violations as an error if there are any.
    pub(super) fn of(violations: Vec<ConstraintViolation>) -> Result<(), Self> {
        if violations.is_empty() { Ok(()) } else { Err(Self(violations)) }
    }

    /// Returns the violations in the order of the members. There is at least one.
    pub fn iter(&self) -> std::slice::Iter<'_, ConstraintViolation> {
        self.0.iter()
    }
}

impl<'v> IntoIterator for &'v ConstraintViolations {
    type Item = &'v ConstraintViolation;
    type IntoIter = std::slice::Iter<'v, ConstraintViolation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for ConstraintViolations {
    type Item = ConstraintViolation;
    type IntoIter = std::vec::IntoIter<ConstraintViolation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for ConstraintViolations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, violation) in self.iter().enumerate() {
            let separator = if position == 0 { "" } else { "; " };
            write!(f, "{separator}{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ConstraintViolations {}

/// A value that violates a constraint of the model or can't be sent.
///
/// Displays the value and the rule. Of a sensitive value, it contains only the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConstraintViolation {
    pub(super) path: String,
    pub(super) is_key: bool,
    pub(super) rule: ConstraintRule,
    pub(super) found: Found,
}

impl ConstraintViolation {
    /// Returns the path to the value in wire names: `requestedSupportPlan.provider`, `tags[3].key`, or
    /// `labels.team` for a map entry. Sensitive map keys are shown as `*`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns whether the violation concerns the key of the map entry at the path instead of its value.
    pub fn is_key(&self) -> bool {
        self.is_key
    }

    /// Returns the violated rule.
    pub fn rule(&self) -> &ConstraintRule {
        &self.rule
    }
}

impl fmt::Display for ConstraintViolation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_key = if self.is_key { "the key of " } else { "" };
        write!(f, "{of_key}`{}`", self.path)?;
        if let Found::Reason(reason) = &self.found {
            return write!(f, ": {reason}");
        }
        f.write_str(" ")?;
        match (&self.rule, &self.found) {
            (ConstraintRule::Required, _) => f.write_str("is missing"),
            (ConstraintRule::Length { min, max, unit }, Found::Length(length)) => {
                write!(f, "has {length} {}, ", unit.of(*length))?;
                write_bound(f, *length, *min, *max)
            }
            (ConstraintRule::Pattern(pattern), Found::Nothing) => {
                write!(f, "doesn't match `{pattern}`")
            }
            (rule, Found::Value(value)) => write!(f, "is {value}, but {rule}"),
            (rule, Found::SameAs(path)) => write!(f, "equals `{path}`, but {rule}"),
            (rule, _) => rule.fmt(f),
        }
    }
}

/// Writes the violated bound on a length.
fn write_bound(
    f: &mut fmt::Formatter<'_>,
    length: u64,
    min: Option<u64>,
    max: Option<u64>,
) -> fmt::Result {
    match (min, max) {
        (Some(min), Some(max)) if min == max => write!(f, "but must have exactly {min}"),
        (Some(min), _) if length < min => write!(f, "but must have at least {min}"),
        (_, Some(max)) => write!(f, "but must have at most {max}"),
        (_, None) => f.write_str("but may have any number"),
    }
}

/// The details of a value shown by a violation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// None, because the value is sensitive, too long or missing.
    Nothing,
    /// The length.
    Length(u64),
    /// The value as displayed.
    Value(String),
    /// The path of an equal item.
    SameAs(String),
    /// The reason why the value can't be sent.
    Reason(String),
}

/// A rule that a value can violate. Displays as the requirement on the value.
///
/// See <https://smithy.io/2.0/spec/constraint-traits.html>.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConstraintRule {
    /// The member is required (`@required`).
    Required,
    /// The length is limited, with inclusive bounds (`@length`).
    Length {
        /// The minimum length.
        min: Option<u64>,
        /// The maximum length.
        max: Option<u64>,
        /// The unit of length.
        unit: LengthUnit,
    },
    /// The number is limited, with inclusive bounds as decimals (`@range`).
    Range {
        /// The minimum.
        min: Option<&'static str>,
        /// The maximum.
        max: Option<&'static str>,
    },
    /// A regular expression of ECMA-262 must match anywhere in the string (`@pattern`).
    Pattern(&'static str),
    /// Items must be unique (`@uniqueItems`).
    UniqueItems,
    /// The value can be sent, unlike an unknown member of a union.
    Sendable,
}

impl fmt::Display for ConstraintRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("is required"),
            Self::Length { min, max, unit } => {
                let last = max.or(*min).unwrap_or_default();
                write!(f, "must have {} {}", Bounds(min, max), unit.of(last))
            }
            Self::Range { min, max } => write!(f, "must be {}", Bounds(min, max)),
            Self::Pattern(pattern) => write!(f, "must match `{pattern}`"),
            Self::UniqueItems => f.write_str("items must be unique"),
            Self::Sendable => f.write_str("must be a value that can be sent"),
        }
    }
}

/// Bounds as text.
struct Bounds<'b, T>(&'b Option<T>, &'b Option<T>);

impl<T: fmt::Display + PartialEq> fmt::Display for Bounds<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, self.1) {
            (Some(min), Some(max)) if min == max => write!(f, "exactly {min}"),
            (Some(min), Some(max)) => write!(f, "{min} to {max}"),
            (Some(min), None) => write!(f, "at least {min}"),
            (None, Some(max)) => write!(f, "at most {max}"),
            (None, None) => f.write_str("any number of"),
        }
    }
}

/// The unit of a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LengthUnit {
    /// Unicode scalar values of a string.
    Characters,
    /// Bytes of a blob.
    Bytes,
    /// Items of a list.
    Items,
    /// Entries of a map.
    Entries,
}

impl LengthUnit {
    /// Returns the unit's name after a number.
    fn of(self, count: u64) -> &'static str {
        match (self, count) {
            (Self::Characters, 1) => "character",
            (Self::Characters, _) => "characters",
            (Self::Bytes, 1) => "byte",
            (Self::Bytes, _) => "bytes",
            (Self::Items, 1) => "item",
            (Self::Items, _) => "items",
            (Self::Entries, 1) => "entry",
            (Self::Entries, _) => "entries",
        }
    }
}
