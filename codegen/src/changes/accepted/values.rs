//! Differences between sets of accepted values.

use std::fmt;

/// The difference between the sets of values that two revisions accept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AcceptedValues {
    /// Both revisions accept the same values.
    Same,
    /// The new revision accepts all values of the old one, and more.
    Widened,
    /// The new revision no longer accepts some values.
    Narrowed {
        /// An example of values that are no longer accepted, the shortest if lengths matter.
        refused: RefusedValues,
    },
    /// The new revision no longer accepts some values, and accepts others instead.
    Changed {
        /// An example of values that are no longer accepted, the shortest if lengths matter.
        refused: RefusedValues,
    },
    /// It could not be decided whether the new revision accepts all values of the old one.
    Undecided {
        /// The reason, in a few words.
        reason: String,
    },
}

impl AcceptedValues {
    /// Returns the name of the difference in reports.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Widened => "widened",
            Self::Narrowed { .. } => "narrowed",
            Self::Changed { .. } => "changed",
            Self::Undecided { .. } => "undecided",
        }
    }

    /// Returns values that are no longer accepted, if any.
    pub fn refused(&self) -> Option<&RefusedValues> {
        match self {
            Self::Narrowed { refused } | Self::Changed { refused } => Some(refused),
            _ => None,
        }
    }
}

/// Values that are no longer accepted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RefusedValues {
    /// A string.
    Text(String),
    /// Values of this length.
    Length(i128),
    /// Numbers below this one, in decimal notation.
    Below(String),
    /// Numbers above this one, in decimal notation.
    Above(String),
    /// Lists with duplicate items.
    Duplicates,
}

/// Writes a phrase such as `the value "abc"`.
impl fmt::Display for RefusedValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => match text.chars().count() {
                0 => f.write_str("the empty string"),
                count if count > MAX_SHOWN => {
                    let start: String = text.chars().take(MAX_SHOWN).collect();
                    write!(f, "a value of {count} characters starting with {start:?}")
                }
                _ => write!(f, "the value {text:?}"),
            },
            Self::Length(length) => write!(f, "a length of {length}"),
            Self::Below(bound) => write!(f, "numbers below {bound}"),
            Self::Above(bound) => write!(f, "numbers above {bound}"),
            Self::Duplicates => f.write_str("lists with duplicates"),
        }
    }
}

/// The maximum number of characters of a string to show.
const MAX_SHOWN: usize = 80;
