//! How many characters there are.

use crate::model::Length;

/// A number of characters with its bounds, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) min: u64,
    /// `None` if there may be any number more.
    pub(super) max: Option<u64>,
}

impl Count {
    /// Exactly so many.
    pub(super) fn exactly(count: u64) -> Self {
        Self { min: count, max: Some(count) }
    }

    /// As many as both allow; `None` if they have no number in common.
    pub(super) fn and(self, length: Length) -> Option<Self> {
        let min = self.min.max(length.min.unwrap_or(0));
        let max = self.max.into_iter().chain(length.max).min();
        max.is_none_or(|max| min <= max).then_some(Self { min, max })
    }

    /// As many as both together.
    pub(super) fn plus(self, other: Self) -> Self {
        let max = self.max.zip(other.max).map(|(a, b)| a.saturating_add(b));
        Self { min: self.min.saturating_add(other.min), max }
    }

    /// The bounds of a length that this number does not tell.
    pub(super) fn not_told_of(self, length: Length) -> Option<Length> {
        let min = length.min.filter(|min| self.min < *min);
        let max = length.max.filter(|max| self.max.is_none_or(|own| own > *max));
        // Bounds that fit together are told together, so that they are read as the model has them.
        let is_fixed = length.min == length.max && (min.is_some() || max.is_some());
        match (is_fixed, min, max) {
            (true, ..) => Some(length),
            (false, None, None) => None,
            (false, min, max) => Some(Length { min, max }),
        }
    }

    /// Whether it is one character that is counted, and not some.
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
