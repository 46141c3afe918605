//! What is reported of a value that breaks a constraint.

use std::fmt;

/// Everything in an input that breaks a constraint of the model or can't be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConstraintViolations(Vec<ConstraintViolation>);

impl ConstraintViolations {
    /// The violations, as an error if there are any.
    pub(super) fn of(violations: Vec<ConstraintViolation>) -> Result<(), Self> {
        if violations.is_empty() { Ok(()) } else { Err(Self(violations)) }
    }

    /// The violations, in the order of the members; there is at least one.
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

/// One value that breaks a constraint of the model or can't be sent.
///
/// It prints as what is wrong and what the rule is. Of a sensitive value it holds nothing but where the
/// value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConstraintViolation {
    pub(super) path: String,
    pub(super) is_key: bool,
    pub(super) rule: ConstraintRule,
    pub(super) found: Found,
}

impl ConstraintViolation {
    /// Where the value is, by the names on the wire: `requestedSupportPlan.provider`, `tags[3].key`,
    /// `labels.team` for an entry of a map. Sensitive keys of maps are `*`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether it is about the key of the map's entry at the path, and not about the entry's value.
    pub fn is_key(&self) -> bool {
        self.is_key
    }

    /// The rule that the value breaks.
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
            (rule, Found::Value(value)) => write!(f, "is {value}, and {rule}"),
            (rule, Found::SameAs(path)) => write!(f, "is the same as `{path}`, and {rule}"),
            (rule, _) => rule.fmt(f),
        }
    }
}

/// Writes the bound that a length breaks.
fn write_bound(
    f: &mut fmt::Formatter<'_>,
    length: u64,
    min: Option<u64>,
    max: Option<u64>,
) -> fmt::Result {
    match (min, max) {
        (Some(min), Some(max)) if min == max => write!(f, "and has to have exactly {min}"),
        (Some(min), _) if length < min => write!(f, "and has to have at least {min}"),
        (_, Some(max)) => write!(f, "and may have at most {max}"),
        (_, None) => f.write_str("and may have any number"),
    }
}

/// What a violation says of the value, besides where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing, since it is sensitive, too long, or not there.
    Nothing,
    /// Its length.
    Length(u64),
    /// The value itself, as it is to be shown.
    Value(String),
    /// Where the same value is.
    SameAs(String),
    /// Why it can't be sent.
    Reason(String),
}

/// A rule that a value can break. It prints as what the value has to be.
///
/// See <https://smithy.io/2.0/spec/constraint-traits.html>.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConstraintRule {
    /// The member has to be there (`@required`).
    Required,
    /// Bounds on a length, both included (`@length`).
    Length {
        /// The least length.
        min: Option<u64>,
        /// The greatest length.
        max: Option<u64>,
        /// What the length counts.
        unit: LengthUnit,
    },
    /// Bounds on a number, both included, as decimals (`@range`).
    Range {
        /// The least number.
        min: Option<&'static str>,
        /// The greatest number.
        max: Option<&'static str>,
    },
    /// A regular expression of ECMA-262 that has to match somewhere (`@pattern`).
    Pattern(&'static str),
    /// No item may be there twice (`@uniqueItems`).
    UniqueItems,
    /// The value has to be one that can be sent, unlike a member of a union that only the service knows.
    Sendable,
}

impl fmt::Display for ConstraintRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("has to be there"),
            Self::Length { min, max, unit } => {
                let last = max.or(*min).unwrap_or_default();
                write!(f, "has to have {} {}", Bounds(min, max), unit.of(last))
            }
            Self::Range { min, max } => write!(f, "has to be {}", Bounds(min, max)),
            Self::Pattern(pattern) => write!(f, "has to match `{pattern}`"),
            Self::UniqueItems => f.write_str("items have to be unique"),
            Self::Sendable => f.write_str("has to be a value that can be sent"),
        }
    }
}

/// Bounds in words.
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

/// What a length counts.
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
    /// What stands behind a number of units.
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
