//! Accepted values: how the values that constraints allow differ between two revisions.
//!
//! A pattern together with a length describes a regular language. Whether the new language contains the
//! old one is decided with automata, so the answer is exact: *widened*, *narrowed* or *changed*, with the
//! shortest value that used to be accepted and is now refused. Where automata would grow too large, or a
//! pattern is not regular, the answer is that it could not be decided.

mod bounds;
mod product;
mod utf8;

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

use regex_automata::dfa::StartKind;
use regex_automata::dfa::dense::{Builder, Config, DFA};
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};

use crate::model::Length;
pub(super) use bounds::{length, range, unique_items};
use product::{Language, first_difference};

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
        refused: Refused,
    },
    /// Some values are no longer accepted, and others are added.
    Changed {
        /// A value that is no longer accepted, the shortest where lengths matter.
        refused: Refused,
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
    pub fn refused(&self) -> Option<&Refused> {
        match self {
            Self::Narrowed { refused } | Self::Changed { refused } => Some(refused),
            _ => None,
        }
    }
}

/// A value that used to be accepted and no longer is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Refused {
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
impl fmt::Display for Refused {
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

/// The largest automaton to build, in bytes.
const LARGEST_AUTOMATON: usize = 16 << 20;

/// The constraints on a string. Without any, every string is accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Strings {
    /// The pattern in the dialect of the crate `regex`, or the reason why it has no translation.
    pub(super) pattern: Option<Result<String, String>>,
    /// The least number of characters.
    pub(super) min: Option<u64>,
    /// The greatest number of characters.
    pub(super) max: Option<u64>,
}

impl Strings {
    pub(super) fn new(pattern: Option<Result<String, String>>, length: Option<Length>) -> Self {
        let (min, max) = length.map_or((None, None), |length| (length.min, length.max));
        Self { pattern, min: min.filter(|min| *min > 0), max }
    }

    /// The same constraints without the length.
    fn pattern_only(&self) -> Self {
        Self { pattern: self.pattern.clone(), min: None, max: None }
    }

    /// The same constraints without the pattern.
    fn length_only(&self) -> Self {
        Self { pattern: None, min: self.min, max: self.max }
    }
}

/// The constraint whose effect is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Constraint {
    Pattern,
    Length,
}

/// The key of an answer.
type Question = (Strings, Strings, Constraint);

/// An automaton, or why there is none.
type Automaton = Result<Rc<DFA<Vec<u32>>>, Undecidable>;

/// Compares languages. Each automaton is built once, and each question is answered once.
#[derive(Default)]
pub(super) struct Languages {
    automata: RefCell<HashMap<String, Automaton>>,
    answers: RefCell<HashMap<Question, AcceptedValues>>,
}

/// The reason why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Undecidable {
    /// A pattern is not a regular expression that automata express.
    NotRegular(String),
    /// An automaton, or the product of two, is too large.
    TooLarge,
}

impl Languages {
    /// How the difference in one constraint changes the accepted values. The other constraint of the old
    /// and of the new revision is taken into account: a value that it never allowed is not lost.
    pub(super) fn compare(
        &self,
        old: &Strings,
        new: &Strings,
        constraint: Constraint,
    ) -> AcceptedValues {
        let question = (old.clone(), new.clone(), constraint);
        if let Some(known) = self.answers.borrow().get(&question) {
            return known.clone();
        }
        let answer = self
            .decide(old, new, constraint)
            .unwrap_or_else(|reason| AcceptedValues::Undecided { reason: reason.to_string() });
        self.answers.borrow_mut().insert(question, answer.clone());
        answer
    }

    fn decide(
        &self,
        old: &Strings,
        new: &Strings,
        constraint: Constraint,
    ) -> Result<AcceptedValues, Undecidable> {
        let only = match constraint {
            Constraint::Pattern => Strings::pattern_only,
            Constraint::Length => Strings::length_only,
        };
        let refused = self.difference(old, &only(new))?;
        let has_more = match self.difference(new, &only(old)) {
            Ok(added) => added.is_some(),
            // The decisive half is known.
            Err(_) => true,
        };
        let refused = refused.map(Refused::Text);
        Ok(match (refused, has_more) {
            (None, false) => AcceptedValues::Same,
            (None, true) => AcceptedValues::Widened,
            (Some(refused), false) => AcceptedValues::Narrowed { refused },
            (Some(refused), true) => AcceptedValues::Changed { refused },
        })
    }

    /// The shortest string that is in the first language and not in the second.
    fn difference(&self, of: &Strings, without: &Strings) -> Result<Option<String>, Undecidable> {
        // The same pattern twice can't make a difference.
        let is_same_pattern = of.pattern == without.pattern;
        let without_pattern = if is_same_pattern { &None } else { &without.pattern };
        if without_pattern.is_none() && contains(without, of) {
            return Ok(None);
        }
        let first = Language { dfa: self.automaton(&of.pattern)?, min: of.min, max: of.max };
        let second = self.automaton(without_pattern)?;
        let second = Language { dfa: second, min: without.min, max: without.max };
        if contains(without, of) {
            // Lengths make no difference unless patterns do; without them the product is smaller.
            let (first, second) = (first.without_length(), second.without_length());
            if first_difference(&first, &second)?.is_none() {
                return Ok(None);
            }
        }
        first_difference(&first, &second)
    }

    fn automaton(
        &self,
        pattern: &Option<Result<String, String>>,
    ) -> Result<Option<Rc<DFA<Vec<u32>>>>, Undecidable> {
        match pattern {
            None => Ok(None),
            Some(Err(reason)) => Err(Undecidable::NotRegular(reason.clone())),
            Some(Ok(regex)) => {
                let mut automata = self.automata.borrow_mut();
                automata.entry(regex.clone()).or_insert_with(|| build(regex)).clone().map(Some)
            }
        }
    }
}

/// Whether the lengths that one allows contain those that another one allows.
fn contains(outer: &Strings, inner: &Strings) -> bool {
    let min = outer.min.unwrap_or(0) <= inner.min.unwrap_or(0);
    min && outer.max.is_none_or(|outer| inner.max.is_some_and(|inner| inner <= outer))
}

fn build(regex: &str) -> Automaton {
    let config = Config::new()
        .start_kind(StartKind::Unanchored)
        .accelerate(false)
        .dfa_size_limit(Some(LARGEST_AUTOMATON))
        .determinize_size_limit(Some(LARGEST_AUTOMATON));
    let built = Builder::new().configure(config).build_from_nfa(&nondeterministic(regex)?);
    built.map(Rc::new).map_err(|error| too_large_or_irregular(error.is_size_limit_exceeded()))
}

/// The automaton that the other one is made of. Repetitions within repetitions multiply its size.
fn nondeterministic(regex: &str) -> Result<NFA, Undecidable> {
    let config = thompson::Config::new()
        .which_captures(WhichCaptures::None)
        .nfa_size_limit(Some(LARGEST_AUTOMATON));
    let built = NFA::compiler().configure(config).build(regex);
    built.map_err(|error| too_large_or_irregular(error.size_limit().is_some()))
}

fn too_large_or_irregular(is_too_large: bool) -> Undecidable {
    match is_too_large {
        true => Undecidable::TooLarge,
        false => Undecidable::NotRegular("automata can't express it".to_owned()),
    }
}

impl fmt::Display for Undecidable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotRegular(reason) => write!(f, "a pattern can't be compared: {reason}"),
            Self::TooLarge => f.write_str("the automata are too large"),
        }
    }
}

#[cfg(test)]
mod tests;
