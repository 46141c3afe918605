//! Searches the product of two automata for the shortest string that only the first accepts.

use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use regex_automata::Input;
use regex_automata::dfa::Automaton;
use regex_automata::dfa::dense::DFA;
use regex_automata::util::primitives::StateID;

use super::undecidable::Undecidable;
use super::utf8::{BOUNDARIES, Expected};

/// The maximum number of states to visit.
const MAX_STATES: usize = 400_000;

/// The maximum length to count.
const MAX_LENGTH: u64 = 20_000;

/// The strings that contain a match of a pattern and have a permitted length.
pub(super) struct Language {
    /// The automaton of the pattern; `None` matches every string.
    pub(super) dfa: Option<Rc<DFA<Vec<u32>>>>,
    /// The minimum number of characters.
    pub(super) min: Option<u64>,
    /// The maximum number of characters.
    pub(super) max: Option<u64>,
}

/// The state of a search for a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Progress {
    /// A match was found, so every continuation is accepted.
    ChangeCollector,
    /// The automaton is in this state, without a match so far.
    In(StateID),
}

/// A state of the product automaton.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct State {
    first: Progress,
    second: Progress,
    expected: Expected,
    /// The number of characters, capped at the greatest length that makes a difference.
    length: u32,
}

impl Language {
    pub(super) fn without_length(&self) -> Self {
        Self { dfa: self.dfa.clone(), min: None, max: None }
    }

    fn start(&self) -> Result<Progress, Undecidable> {
        let Some(dfa) = &self.dfa else { return Ok(Progress::ChangeCollector) };
        let start = dfa
            .start_state_forward(&Input::new(""))
            .map_err(|_| Undecidable::NotRegular("its automaton has no start".to_owned()))?;
        Ok(self.progress(start))
    }

    fn progress(&self, state: StateID) -> Progress {
        match &self.dfa {
            Some(dfa) if !dfa.is_match_state(state) => Progress::In(state),
            _ => Progress::ChangeCollector,
        }
    }

    fn after(&self, progress: Progress, byte: u8) -> Progress {
        match (&self.dfa, progress) {
            (Some(dfa), Progress::In(state)) => self.progress(dfa.next_state(state, byte)),
            _ => Progress::ChangeCollector,
        }
    }

    /// Returns whether the string is accepted if it ends here.
    fn accepts(&self, progress: Progress, length: u32) -> bool {
        let length = u64::from(length);
        let is_matched = match (&self.dfa, progress) {
            (Some(dfa), Progress::In(state)) => dfa.is_match_state(dfa.next_eoi_state(state)),
            _ => true,
        };
        is_matched
            && self.min.is_none_or(|min| length >= min)
            && self.max.is_none_or(|max| length <= max)
    }

    /// Returns whether no continuation is accepted.
    fn is_dead(&self, progress: Progress, length: u32) -> bool {
        let is_dead = match (&self.dfa, progress) {
            (Some(dfa), Progress::In(state)) => dfa.is_dead_state(state),
            _ => false,
        };
        is_dead || self.max.is_some_and(|max| u64::from(length) > max)
    }

    /// Returns the greatest length that makes a difference.
    fn longest(&self) -> u64 {
        self.max.map_or(0, |max| max.saturating_add(1)).max(self.min.unwrap_or(0))
    }
}

/// Returns the shortest string of the first language that isn't in the second.
///
/// # Errors
///
/// Returns [`Undecidable::TooLarge`] if there are too many states.
pub(super) fn first_difference(
    first: &Language,
    second: &Language,
) -> Result<Option<String>, Undecidable> {
    let longest = first.longest().max(second.longest());
    if longest > MAX_LENGTH {
        return Err(Undecidable::TooLarge);
    }
    let longest = u32::try_from(longest).map_err(|_| Undecidable::TooLarge)?;
    Search { first, second, bytes: bytes(first, second), longest, seen: HashMap::new() }.run()
}

/// A breadth-first search, which finds the shortest string.
struct Search<'l> {
    first: &'l Language,
    second: &'l Language,
    /// One byte of each equivalence class of the automata, the most readable ones first.
    bytes: Vec<u8>,
    longest: u32,
    /// The visited states, each with its predecessor and the byte that led to it.
    seen: HashMap<State, Option<(State, u8)>>,
}

impl Search<'_> {
    fn run(mut self) -> Result<Option<String>, Undecidable> {
        let start = State {
            first: self.first.start()?,
            second: self.second.start()?,
            expected: Expected::default(),
            length: 0,
        };
        self.seen.insert(start, None);
        let mut next = VecDeque::from([start]);
        while let Some(state) = next.pop_front() {
            if self.is_difference(state) {
                return Ok(Some(self.string(state)));
            }
            if self.seen.len() > MAX_STATES {
                return Err(Undecidable::TooLarge);
            }
            for at in 0..self.bytes.len() {
                let byte = self.bytes[at];
                let Some(after) = self.after(state, byte) else { continue };
                if let std::collections::hash_map::Entry::Vacant(entry) = self.seen.entry(after) {
                    entry.insert(Some((state, byte)));
                    next.push_back(after);
                }
            }
        }
        Ok(None)
    }

    fn is_difference(&self, state: State) -> bool {
        state.expected == Expected::Character
            && self.first.accepts(state.first, state.length)
            && !self.second.accepts(state.second, state.length)
    }

    /// Returns the state after another byte, or `None` if no continuation can make a difference.
    fn after(&self, state: State, byte: u8) -> Option<State> {
        let expected = state.expected.after(byte)?;
        let is_complete = expected == Expected::Character;
        let length = (state.length + u32::from(is_complete)).min(self.longest);
        let first = self.first.after(state.first, byte);
        let second = self.second.after(state.second, byte);
        let is_lost = self.first.is_dead(first, length)
            || (second == Progress::ChangeCollector
                && self.second.min.is_none()
                && self.second.max.is_none());
        (!is_lost).then_some(State { first, second, expected, length })
    }

    /// Returns the string that leads to a state.
    fn string(&self, mut state: State) -> String {
        let mut bytes = Vec::new();
        while let Some(Some((before, byte))) = self.seen.get(&state) {
            bytes.push(*byte);
            state = *before;
        }
        bytes.reverse();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// Returns one byte of each equivalence class of the automata and the encoding.
fn bytes(first: &Language, second: &Language) -> Vec<u8> {
    let class = |language: &Language, byte: u8| {
        language.dfa.as_ref().map(|dfa| dfa.byte_classes().get(byte))
    };
    let range = |byte: u8| BOUNDARIES.iter().filter(|boundary| **boundary <= byte).count();
    let mut classes = HashMap::new();
    for byte in by_readability() {
        let key = (class(first, byte), class(second, byte), range(byte));
        let position = classes.len();
        classes.entry(key).or_insert((position, byte));
    }
    let mut bytes: Vec<(usize, u8)> = classes.into_values().collect();
    bytes.sort_unstable();
    bytes.into_iter().map(|(_, byte)| byte).collect()
}

/// Returns all bytes in order of readability: letters, digits and other visible characters first.
fn by_readability() -> impl Iterator<Item = u8> {
    let is_letter = |byte: &u8| byte.is_ascii_lowercase();
    let rank = move |byte: &u8| match byte {
        byte if is_letter(byte) => 0,
        byte if byte.is_ascii_alphanumeric() => 1,
        byte if byte.is_ascii_graphic() => 2,
        b' ' => 3,
        byte if *byte >= 0x80 => 4,
        _ => 5,
    };
    let mut bytes: Vec<u8> = (0..=u8::MAX).collect();
    bytes.sort_by_key(rank);
    bytes.into_iter()
}
