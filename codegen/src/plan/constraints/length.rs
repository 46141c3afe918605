//! Lengths and bounds in documentation.

use std::fmt::Display;

use crate::model::{Length, ShapeKind, SimpleType};

/// The unit of a value's length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Unit {
    /// The characters of a string.
    Characters,
    /// The bytes of a blob.
    Bytes,
    /// The items of a list.
    Items,
    /// The entries of a map.
    Entries,
}

impl Unit {
    /// The unit of the length of a shape's values.
    pub(in crate::plan) fn of(kind: Option<&ShapeKind>) -> Self {
        match kind {
            Some(ShapeKind::List(_)) => Self::Items,
            Some(ShapeKind::Map { .. }) => Self::Entries,
            Some(ShapeKind::Simple(SimpleType::Blob)) => Self::Bytes,
            _ => Self::Characters,
        }
    }

    fn one(self) -> &'static str {
        match self {
            Self::Characters => "character",
            Self::Bytes => "byte",
            Self::Items => "item",
            Self::Entries => "entry",
        }
    }

    fn many(self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Bytes => "bytes",
            Self::Items => "items",
            Self::Entries => "entries",
        }
    }
}

/// The bounds of a length with their unit, such as "at least 1 item".
pub(super) fn length(length: Length, unit: Unit) -> String {
    let is_one = match (length.min, length.max) {
        (Some(min), Some(max)) => min == 1 && max == 1,
        (min, max) => min.or(max) == Some(1),
    };
    let unit = if is_one { unit.one() } else { unit.many() };
    format!("{} {unit}", bounds(length.min.as_ref(), length.max.as_ref()))
}

/// Inclusive bounds, such as "1 to 3".
pub(super) fn bounds<N: Display + PartialEq>(min: Option<&N>, max: Option<&N>) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min == max => format!("exactly {min}"),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any number of".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fault case `messages`: "at least 1 characters".
    #[test]
    fn uses_the_singular_for_lengths_of_one() {
        let text = |min, max, unit| length(Length { min, max }, unit);
        assert_eq!(text(Some(1), None, Unit::Characters), "at least 1 character");
        assert_eq!(text(None, Some(1), Unit::Bytes), "at most 1 byte");
        assert_eq!(text(Some(1), Some(1), Unit::Entries), "exactly 1 entry");
        assert_eq!(text(Some(0), Some(1), Unit::Items), "0 to 1 items");
        assert_eq!(text(Some(1), Some(2), Unit::Items), "1 to 2 items");
        assert_eq!(text(Some(0), None, Unit::Entries), "at least 0 entries");
    }
}
