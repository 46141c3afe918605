//! The difference between two sets of accepted values.

use std::fmt;

/// How the set of accepted values differs between two revisions.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AcceptedValues {
    /// Both revisions accept the same values.
    Same,
    /// Every value that was accepted still is, and there are more.
    Widened,
    /// Some values are no longer accepted, and none are added.
    Narrowed {
        /// A value that is no longer accepted, the shortest where lengths matter.
        refused: RefusedValues,
    },
    /// Some values are no longer accepted, and others are added.
    Changed {
        /// A value that is no longer accepted, the shortest where lengths matter.
        refused: RefusedValues,
    },
    /// Whether a value is no longer accepted could not be decided.
    Undecided {
        /// The reason, in a few words.
        reason: String,
    },
}

impl AcceptedValues {
    /// The name of the relation in reports.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Widened => "widened",
            Self::Narrowed { .. } => "narrowed",
            Self::Changed { .. } => "changed",
            Self::Undecided { .. } => "undecided",
        }
    }

    /// A value that is no longer accepted, if there is one.
    pub fn refused(&self) -> Option<&RefusedValues> {
        match self {
            Self::Narrowed { refused } | Self::Changed { refused } => Some(refused),
            _ => None,
        }
    }
}

/// A value that used to be accepted and no longer is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RefusedValues {
    /// A string.
    Text(String),
    /// Any value of this length.
    Length(i128),
    /// Any number below this one, in decimal notation.
    Below(String),
    /// Any number above this one, in decimal notation.
    Above(String),
    /// Any list with an item that occurs twice.
    Duplicates,
}

/// Writes a phrase such as `the value "abc"`.
impl fmt::Display for RefusedValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => match text.chars().count() {
                0 => f.write_str("the empty string"),
                count if count > LONGEST_SHOWN => {
                    let start: String = text.chars().take(LONGEST_SHOWN).collect();
                    write!(f, "a value of {count} characters that starts with {start:?}")
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

/// The number of characters of a refused string to show.
const LONGEST_SHOWN: usize = 80;
