//! Compares the languages that patterns and lengths describe.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use regex_automata::dfa::StartKind;
use regex_automata::dfa::dense::{Builder, Config, DFA};
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};

use super::product::{Language, first_difference};
use super::undecidable::Undecidable;
use super::values::{AcceptedValues, RefusedValues};
use crate::model::Length;

/// The maximum size of an automaton, in bytes.
const MAX_AUTOMATON_SIZE: usize = 16 << 20;

/// The constraints on a string.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::changes) struct StringConstraints {
    /// The pattern in the dialect of the crate `regex`, or the reason why it can't be translated.
    pub(in crate::changes) pattern: Option<Result<String, String>>,
    /// The minimum number of characters.
    pub(in crate::changes) min: Option<u64>,
    /// The maximum number of characters.
    pub(in crate::changes) max: Option<u64>,
}

impl StringConstraints {
    pub(in crate::changes) fn new(
        pattern: Option<Result<String, String>>,
        length: Option<Length>,
    ) -> Self {
        let (min, max) = length.map_or((None, None), |length| (length.min, length.max));
        Self { pattern, min: min.filter(|min| *min > 0), max }
    }

    /// Returns the constraints without the length.
    fn pattern_only(&self) -> Self {
        Self { pattern: self.pattern.clone(), min: None, max: None }
    }

    /// Returns the constraints without the pattern.
    fn length_only(&self) -> Self {
        Self { pattern: None, min: self.min, max: self.max }
    }
}

/// The constraint whose effect is to be determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::changes) enum Constraint {
    Pattern,
    Length,
}

/// The key of a cached result.
type CacheKey = (StringConstraints, StringConstraints, Constraint);

/// An automaton, or the reason why it can't be built.
type Automaton = Result<Rc<DFA<Vec<u32>>>, Undecidable>;

/// Compares languages. Caches automata and results.
#[derive(Default)]
pub(in crate::changes) struct Languages {
    automata: RefCell<HashMap<String, Automaton>>,
    results: RefCell<HashMap<CacheKey, AcceptedValues>>,
}

impl Languages {
    /// Returns how a difference in one constraint changes the accepted values. The other constraint is taken into
    /// account: a value that it rejects in both revisions makes no difference.
    pub(in crate::changes) fn compare(
        &self,
        old: &StringConstraints,
        new: &StringConstraints,
        constraint: Constraint,
    ) -> AcceptedValues {
        let key = (old.clone(), new.clone(), constraint);
        if let Some(cached) = self.results.borrow().get(&key) {
            return cached.clone();
        }
        let answer = self
            .decide(old, new, constraint)
            .unwrap_or_else(|reason| AcceptedValues::Undecided { reason: reason.to_string() });
        self.results.borrow_mut().insert(key, answer.clone());
        answer
    }

    fn decide(
        &self,
        old: &StringConstraints,
        new: &StringConstraints,
        constraint: Constraint,
    ) -> Result<AcceptedValues, Undecidable> {
        let only = match constraint {
            Constraint::Pattern => StringConstraints::pattern_only,
            Constraint::Length => StringConstraints::length_only,
        };
        let refused = self.difference(old, &only(new))?;
        let has_more = match self.difference(new, &only(old)) {
            Ok(added) => added.is_some(),
            // It is cached whether the change is breaking, which is what matters.
            Err(_) => true,
        };
        let refused = refused.map(RefusedValues::Text);
        Ok(match (refused, has_more) {
            (None, false) => AcceptedValues::Same,
            (None, true) => AcceptedValues::Widened,
            (Some(refused), false) => AcceptedValues::Narrowed { refused },
            (Some(refused), true) => AcceptedValues::Changed { refused },
        })
    }

    /// Returns the shortest string of the first language that isn't in the second.
    fn difference(
        &self,
        of: &StringConstraints,
        without: &StringConstraints,
    ) -> Result<Option<String>, Undecidable> {
        // Equal patterns make no difference.
        let is_same_pattern = of.pattern == without.pattern;
        let without_pattern = if is_same_pattern { &None } else { &without.pattern };
        if without_pattern.is_none() && contains(without, of) {
            return Ok(None);
        }
        let first = Language { dfa: self.automaton(&of.pattern)?, min: of.min, max: of.max };
        let second = self.automaton(without_pattern)?;
        let second = Language { dfa: second, min: without.min, max: without.max };
        if contains(without, of) {
            // Lengths make a difference only if patterns do. The product without lengths is smaller.
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

/// Returns whether the first constraints allow all lengths that the second allow.
fn contains(outer: &StringConstraints, inner: &StringConstraints) -> bool {
    let min = outer.min.unwrap_or(0) <= inner.min.unwrap_or(0);
    min && outer.max.is_none_or(|outer| inner.max.is_some_and(|inner| inner <= outer))
}

fn build(regex: &str) -> Automaton {
    let config = Config::new()
        .start_kind(StartKind::Unanchored)
        .accelerate(false)
        .dfa_size_limit(Some(MAX_AUTOMATON_SIZE))
        .determinize_size_limit(Some(MAX_AUTOMATON_SIZE));
    let built = Builder::new().configure(config).build_from_nfa(&nondeterministic(regex)?);
    built.map(Rc::new).map_err(|error| too_large_or_irregular(error.is_size_limit_exceeded()))
}

/// Builds the nondeterministic automaton. Nested repetitions multiply its size.
fn nondeterministic(regex: &str) -> Result<NFA, Undecidable> {
    let config = thompson::Config::new()
        .which_captures(WhichCaptures::None)
        .nfa_size_limit(Some(MAX_AUTOMATON_SIZE));
    let built = NFA::compiler().configure(config).build(regex);
    built.map_err(|error| too_large_or_irregular(error.size_limit().is_some()))
}

fn too_large_or_irregular(is_too_large: bool) -> Undecidable {
    match is_too_large {
        true => Undecidable::TooLarge,
        false => Undecidable::NotRegular("automata can't express it".to_owned()),
    }
}
