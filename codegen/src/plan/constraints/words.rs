//! Descriptions of anchored patterns that are simple sequences, such as `^rs-[a-z0-9]{13}$`. A description means
//! exactly the same as the pattern. Patterns that would need a long description get none.

mod count;
mod set;

use regex_syntax::hir::{Class, Hir, HirKind, Look};

use self::count::Count;
use self::set::Set;
use super::length::{self, Unit};
use crate::model::Length;
use crate::plan::docs::{code, joined};

/// The maximum number of parts in a description.
const MAX_PIECES: usize = 5;

/// The maximum number of alternatives.
const MAX_CHOICES: usize = 6;

/// A pattern as a sequence of parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct Phrase {
    pieces: Vec<Piece>,
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// A fixed string, or one of several.
    Text(Vec<String>),
    /// An optional string.
    Optional(String),
    /// A number of characters from a set.
    Run(Set, Count),
}

impl Phrase {
    /// Parses a pattern in the dialect of the `regex` crate. Returns `None` if it can't be described.
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
        ((1..=MAX_PIECES).contains(&count) && phrase.pieces.iter().all(Piece::is_readable))
            .then_some(phrase)
    }

    /// Adds a part of a pattern. Returns `None` if it can't be described.
    fn push(&mut self, part: &Hir) -> Option<()> {
        match part.kind() {
            HirKind::Capture(capture) => self.push(&capture.sub)?,
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.push(part))?,
            HirKind::Literal(_) => self.push_text(vec![text(part)?]),
            HirKind::Alternation(parts) if parts.len() <= MAX_CHOICES => {
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

    /// Adds alternative strings, joined with the preceding part if that consists of strings as well.
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

    /// The description, including the bounds of a length.
    pub(in crate::plan) fn with_length(&self, length: Option<Length>) -> String {
        let Some(length) = length else { return self.in_words() };
        if let [Piece::Run(set, count)] = self.pieces.as_slice()
            && let Some(count) = count.intersect(length)
        {
            return set.in_words(count);
        }
        match self.count().not_implied(length) {
            Some(left) => {
                format!("{}, {} in total", self.in_words(), length::length(left, Unit::Characters))
            }
            None => self.in_words(),
        }
    }

    fn in_words(&self) -> String {
        let mut words: Vec<String> = self.pieces.iter().map(Piece::in_words).collect();
        match self.pieces.as_slice() {
            [Piece::Text(texts), Piece::Run(..)] if texts.len() == 1 => words.join(" followed by "),
            _ => {
                let last = words.pop().unwrap_or_default();
                words.into_iter().map(|piece| piece + ", then ").collect::<String>() + &last
            }
        }
    }

    /// The number of characters in a matching string.
    fn count(&self) -> Count {
        self.pieces.iter().map(Piece::count).fold(Count::exactly(0), Count::add)
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
            Self::Run(set, count) => set.in_words(*count),
        }
    }

    /// Returns whether Markdown preserves the strings, and all their characters are visible.
    fn is_readable(&self) -> bool {
        let is_readable = |text: &String| {
            let is_visible = |c: char| c == ' ' || c.is_ascii_graphic() || c.is_alphanumeric();
            text.chars().all(is_visible) && text.trim() == text && !text.contains("  ")
        };
        match self {
            Self::Text(texts) => texts.iter().all(is_readable),
            Self::Optional(text) => is_readable(text),
            Self::Run(..) => true,
        }
    }
}

fn is_look(part: &Hir, look: Look) -> bool {
    matches!(part.kind(), HirKind::Look(found) if *found == look)
}

/// The string that a part matches, if there is only one.
fn text(part: &Hir) -> Option<String> {
    match part.kind() {
        HirKind::Capture(capture) => text(&capture.sub),
        HirKind::Literal(literal) => String::from_utf8(literal.0.to_vec()).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
