//! Patterns in words: those that say, from the beginning of a text to its end, which characters follow each
//! other, such as `^rs-[a-z0-9]{13}$`. What the words say is what the pattern says, no less and no more; a
//! pattern that would take many words has none.

mod count;
mod set;

use regex_syntax::hir::{Class, Hir, HirKind, Look};

use self::count::Count;
use self::set::Set;
use super::length::{self, Unit};
use crate::model::Length;
use crate::plan::docs::{code, joined};

/// How many parts a pattern may have.
const MOST_PIECES: usize = 5;

/// How many texts there may be to choose from.
const MOST_CHOICES: usize = 6;

/// What a pattern says, as its parts, one behind the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct Phrase {
    pieces: Vec<Piece>,
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// One of several texts, or one that it has to be.
    Text(Vec<String>),
    /// A text that may be there.
    Optional(String),
    /// So many characters of a set.
    Run(Set, Count),
}

impl Phrase {
    /// What a pattern in the dialect of the crate `regex` says, where that goes into words.
    pub(super) fn of(regex: &str) -> Option<Self> {
        let hir = regex_syntax::parse(regex).ok()?;
        let HirKind::Concat(parts) = hir.kind() else { return None };
        let [start, inner @ .., end] = parts.as_slice() else { return None };
        if !is_look(start, Look::Start) || !is_look(end, Look::End) {
            return None;
        }
        let mut phrase = Self { pieces: Vec::new() };
        inner.iter().try_for_each(|part| phrase.push(part))?;
        let count = phrase.pieces.len();
        ((1..=MOST_PIECES).contains(&count) && phrase.pieces.iter().all(Piece::is_shown))
            .then_some(phrase)
    }

    /// Adds a part of a pattern; `None` if there are no words for it.
    fn push(&mut self, part: &Hir) -> Option<()> {
        match part.kind() {
            HirKind::Capture(capture) => self.push(&capture.sub)?,
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.push(part))?,
            HirKind::Literal(_) => self.push_text(vec![text(part)?]),
            HirKind::Alternation(parts) if parts.len() <= MOST_CHOICES => {
                self.push_text(parts.iter().map(text).collect::<Option<_>>()?);
            }
            HirKind::Class(Class::Unicode(class)) => {
                self.pieces.push(Piece::Run(Set::of(class)?, Count::exactly(1)));
            }
            HirKind::Repetition(repetition) => {
                let count =
                    Count { min: repetition.min.into(), max: repetition.max.map(u64::from) };
                self.pieces.push(Piece::repeated(&repetition.sub, count)?);
            }
            _ => return None,
        }
        Some(())
    }

    /// Adds texts to choose from; where texts stand before, to them.
    fn push_text(&mut self, texts: Vec<String>) {
        match self.pieces.last_mut() {
            Some(Piece::Text(before)) if before.len() == 1 || texts.len() == 1 => {
                let each = before
                    .iter()
                    .flat_map(|before| texts.iter().map(move |text| format!("{before}{text}")));
                *before = each.collect();
            }
            _ => self.pieces.push(Piece::Text(texts)),
        }
    }

    /// The words, with what a length has to say besides.
    pub(in crate::plan) fn with_length(&self, length: Option<Length>) -> String {
        let Some(length) = length else { return self.in_words() };
        if let [Piece::Run(set, count)] = self.pieces.as_slice()
            && let Some(count) = count.and(length)
        {
            return set.counted(count);
        }
        match self.count().not_told_of(length) {
            Some(left) => {
                format!("{}, {} in all", self.in_words(), length::length(left, Unit::Characters))
            }
            None => self.in_words(),
        }
    }

    fn in_words(&self) -> String {
        let mut words: Vec<String> = self.pieces.iter().map(Piece::in_words).collect();
        match self.pieces.as_slice() {
            [Piece::Text(texts), Piece::Run(..)] if texts.len() == 1 => words.join(" and "),
            // A comma keeps apart what comes next.
            _ => {
                let last = words.pop().unwrap_or_default();
                words.into_iter().map(|piece| piece + ", then ").collect::<String>() + &last
            }
        }
    }

    /// How many characters a text has that matches.
    fn count(&self) -> Count {
        self.pieces.iter().map(Piece::count).fold(Count::exactly(0), Count::plus)
    }
}

impl Piece {
    fn repeated(sub: &Hir, count: Count) -> Option<Self> {
        match sub.kind() {
            HirKind::Capture(capture) => Self::repeated(&capture.sub, count),
            HirKind::Class(Class::Unicode(class)) => Some(Self::Run(Set::of(class)?, count)),
            HirKind::Literal(_) if count == (Count { min: 0, max: Some(1) }) => {
                Some(Self::Optional(text(sub)?))
            }
            _ => None,
        }
    }

    fn count(&self) -> Count {
        let count = |text: &String| text.chars().count() as u64;
        match self {
            Self::Text(texts) => Count {
                min: texts.iter().map(count).min().unwrap_or(0),
                max: texts.iter().map(count).max(),
            },
            Self::Optional(text) => Count { min: 0, max: Some(count(text)) },
            Self::Run(_, count) => *count,
        }
    }

    fn in_words(&self) -> String {
        match self {
            Self::Text(texts) => joined(texts.iter().map(|text| code(text)), "or"),
            Self::Optional(text) => format!("optionally {}", code(text)),
            Self::Run(set, count) => set.counted(*count),
        }
    }

    /// Whether Markdown shows the texts as they are, and readers can tell their characters.
    fn is_shown(&self) -> bool {
        let is_shown = |text: &String| {
            let is_seen = |c: char| c == ' ' || c.is_ascii_graphic() || c.is_alphanumeric();
            text.chars().all(is_seen) && text.trim() == text && !text.contains("  ")
        };
        match self {
            Self::Text(texts) => texts.iter().all(is_shown),
            Self::Optional(text) => is_shown(text),
            Self::Run(..) => true,
        }
    }
}

fn is_look(part: &Hir, look: Look) -> bool {
    matches!(part.kind(), HirKind::Look(found) if *found == look)
}

/// The text that a part stands for, if it is one.
fn text(part: &Hir) -> Option<String> {
    match part.kind() {
        HirKind::Capture(capture) => text(&capture.sub),
        HirKind::Literal(literal) => String::from_utf8(literal.0.to_vec()).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
