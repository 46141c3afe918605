//! Reasons why languages can't be compared.

use std::fmt;

/// The reason why two languages can't be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::changes) enum Undecidable {
    /// A pattern can't be expressed as an automaton.
    NotRegular(String),
    /// An automaton, or the product of two, is too large.
    TooLarge,
}

impl fmt::Display for Undecidable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotRegular(reason) => write!(f, "a pattern can't be compared: {reason}"),
            Self::TooLarge => f.write_str("the automata are too large"),
        }
    }
}
