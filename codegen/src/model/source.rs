//! The document that a model is read from, and places in it.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// A document: its name and its text.
#[derive(Clone, Debug)]
pub struct Source {
    name: Arc<str>,
    text: Arc<str>,
}

/// A range of bytes in a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

/// A place in a document, as people count: from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl Source {
    /// A document of the given name.
    pub fn new(name: &str, text: &str) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// The document's name: the path as it was given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The document's file name.
    pub fn file_name(&self) -> &str {
        Path::new(&*self.name).file_name().and_then(|name| name.to_str()).unwrap_or(&self.name)
    }

    /// The document's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span; nothing, if the span is not of this document.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(Range::from(span)).unwrap_or_default()
    }

    /// The span of a piece of this document's text, by where it lies in memory; nothing, if it is a copy.
    pub(super) fn span_of(&self, piece: &str) -> Option<Span> {
        let start = (piece.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let end = start + piece.len();
        (end <= self.text.len()).then_some(Span { start, end })
    }

    /// Where a span starts.
    pub fn position(&self, span: Span) -> Position {
        let before = self.text.get(..span.start).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    /// The offset of a place that is counted as `serde_json` does: lines from 1, and columns in bytes
    /// from 1, where 0 stands for the line's start.
    pub(super) fn offset(&self, within: Span, line: usize, column: usize) -> usize {
        let text = self.slice(within);
        let line_start = match line {
            0 | 1 => 0,
            line => text.match_indices('\n').nth(line - 2).map_or(text.len(), |(at, _)| at + 1),
        };
        within.start + (line_start + column.saturating_sub(1)).min(text.len())
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters_from_one() {
        let source = Source::new("model.json", "{\n  \"ä\": 1\n}");
        let at = source.text().find('1').expect("a 1");
        let position = source.position(Span { start: at, end: at + 1 });
        assert_eq!(position, Position { line: 2, column: 8 });
        assert_eq!(source.position(Span::default()), Position { line: 1, column: 1 });
    }

    #[test]
    fn a_piece_of_the_text_knows_its_span_and_a_copy_does_not() {
        let source = Source::new("model.json", "one two");
        assert_eq!(source.span_of(&source.text()[4..]), Some(Span { start: 4, end: 7 }));
        assert_eq!(source.span_of(&String::from("two")), None);
    }
}
