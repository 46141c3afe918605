//! Numbers of characters.

use crate::model::Length;

/// Inclusive bounds of a number of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) min: u64,
    /// `None` if the number is unbounded.
    pub(super) max: Option<u64>,
}

impl Count {
    /// A fixed number.
    pub(super) fn exactly(count: u64) -> Self {
        Self { min: count, max: Some(count) }
    }

    /// The bounds that satisfy both. `None` if they don't overlap.
    pub(super) fn intersect(self, length: Length) -> Option<Self> {
        let min = self.min.max(length.min.unwrap_or(0));
        let max = self.max.into_iter().chain(length.max).min();
        max.is_none_or(|max| min <= max).then_some(Self { min, max })
    }

    /// The sum of both.
    pub(super) fn add(self, other: Self) -> Self {
        let max = self.max.zip(other.max).map(|(a, b)| a.saturating_add(b));
        Self { min: self.min.saturating_add(other.min), max }
    }

    /// The bounds of a length that are stricter than this number's.
    pub(super) fn not_implied(self, length: Length) -> Option<Length> {
        let min = length.min.filter(|min| self.min < *min);
        let max = length.max.filter(|max| self.max.is_none_or(|own| own > *max));
        // Equal bounds are kept together, so that they read as "exactly".
        let is_fixed = length.min == length.max && (min.is_some() || max.is_some());
        match (is_fixed, min, max) {
            (true, ..) => Some(length),
            (false, None, None) => None,
            (false, min, max) => Some(Length { min, max }),
        }
    }

    /// Returns whether the counted noun is in the singular.
    pub(super) fn is_one(self) -> bool {
        match self {
            Self { min: 0 | 1, max: Some(1) } | Self { min: 1, max: None } => true,
            Self { .. } => false,
        }
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self { min: 0, max: None } => f.write_str("any number of"),
            Self { min, max: None } => write!(f, "at least {min}"),
            Self { min, max: Some(max) } if min == max => write!(f, "{min}"),
            Self { min: 0, max: Some(max) } => write!(f, "at most {max}"),
            Self { min, max: Some(max) } => write!(f, "{min} to {max}"),
        }
    }
}
