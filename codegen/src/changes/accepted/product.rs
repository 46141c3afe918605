//! The product of two automata, searched for the shortest string that only the first accepts.

use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use regex_automata::Input;
use regex_automata::dfa::Automaton;
use regex_automata::dfa::dense::DFA;
use regex_automata::util::primitives::StateID;

use super::undecidable::Undecidable;
use super::utf8::{BOUNDARIES, Expected};

/// The most states of a product to visit.
const MOST_STATES: usize = 400_000;

/// The greatest length to count to.
const LONGEST: u64 = 20_000;

/// The strings that contain a match of a pattern and have a length.
pub(super) struct Language {
    /// The automaton of the pattern; without one, every string matches.
    pub(super) dfa: Option<Rc<DFA<Vec<u32>>>>,
    /// The least number of characters.
    pub(super) min: Option<u64>,
    /// The greatest number of characters.
    pub(super) max: Option<u64>,
}

/// The state of an automaton after the bytes so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Progress {
    /// A match was found, so that every continuation is accepted.
    ChangeCollector,
    /// The automaton is in this state.
    In(StateID),
}

/// A state of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct State {
    first: Progress,
    second: Progress,
    expected: Expected,
    /// The number of characters, up to the greatest that makes a difference.
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

    /// Whether the string is accepted if it ends here.
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

    /// Whether no continuation is accepted.
    fn is_dead(&self, progress: Progress, length: u32) -> bool {
        let is_dead = match (&self.dfa, progress) {
            (Some(dfa), Progress::In(state)) => dfa.is_dead_state(state),
            _ => false,
        };
        is_dead || self.max.is_some_and(|max| u64::from(length) > max)
    }

    /// The greatest length that makes a difference.
    fn longest(&self) -> u64 {
        self.max.map_or(0, |max| max.saturating_add(1)).max(self.min.unwrap_or(0))
    }
}

/// The shortest string that the first language has and the second does not.
///
/// # Errors
///
/// There are too many states to visit.
pub(super) fn first_difference(
    first: &Language,
    second: &Language,
) -> Result<Option<String>, Undecidable> {
    let longest = first.longest().max(second.longest());
    if longest > LONGEST {
        return Err(Undecidable::TooLarge);
    }
    let longest = u32::try_from(longest).map_err(|_| Undecidable::TooLarge)?;
    Search { first, second, bytes: bytes(first, second), longest, seen: HashMap::new() }.run()
}

/// A breadth-first search, which finds a shortest string.
struct Search<'l> {
    first: &'l Language,
    second: &'l Language,
    /// One byte of each class that the automata tell apart, the most readable ones first.
    bytes: Vec<u8>,
    longest: u32,
    /// The states that were seen, each with the state and the byte that led there.
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
            if self.seen.len() > MOST_STATES {
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

    /// The state after one more byte, unless nothing that follows can make a difference.
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

    /// The string that leads to a state.
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

/// One byte of each class that the automata and the encoding tell apart.
fn bytes(first: &Language, second: &Language) -> Vec<u8> {
    let class = |language: &Language, byte: u8| {
        language.dfa.as_ref().map(|dfa| dfa.byte_classes().get(byte))
    };
    let range = |byte: u8| BOUNDARIES.iter().filter(|boundary| **boundary <= byte).count();
    let mut classes = HashMap::new();
    for byte in in_order_of_preference() {
        let key = (class(first, byte), class(second, byte), range(byte));
        let position = classes.len();
        classes.entry(key).or_insert((position, byte));
    }
    let mut bytes: Vec<(usize, u8)> = classes.into_values().collect();
    bytes.sort_unstable();
    bytes.into_iter().map(|(_, byte)| byte).collect()
}

/// All bytes: letters, digits and other visible characters first, since people read the result.
fn in_order_of_preference() -> impl Iterator<Item = u8> {
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
