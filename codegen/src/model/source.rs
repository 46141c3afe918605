//! The document that a model is read from.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::places::Places;
use super::span::{Position, Span};

/// A document with a name and a text. Clones are cheap.
#[derive(Clone, Debug)]
pub struct Source {
    name: Arc<str>,
    text: Arc<str>,
    /// The first byte of each line.
    lines: Arc<[usize]>,
    /// The number of characters that begin before each block of [`BLOCK`] bytes.
    ///
    /// A model can be a single long line. Without the blocks, finding a column would count from its start.
    characters: Arc<[usize]>,
    /// A cache of the spans of values.
    places: Arc<Places>,
}

/// The maximum number of bytes to count for a column.
const BLOCK: usize = 4096;

impl Source {
    /// Creates a document.
    pub fn new(name: &str, text: &str) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, |before, block| {
            let at_start = *before;
            *before += characters_in(block);
            Some(at_start)
        });
        Self {
            name: name.into(),
            text: text.into(),
            lines: std::iter::once(0).chain(starts).collect(),
            characters: blocks.collect(),
            places: Arc::default(),
        }
    }

    /// Returns the document's name, usually its path.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the last component of the document's path.
    pub fn file_name(&self) -> &str {
        Path::new(&*self.name).file_name().and_then(|name| name.to_str()).unwrap_or(&self.name)
    }

    /// Returns the document's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text of a span, or an empty string if the span is not in this document.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(Range::from(span)).unwrap_or_default()
    }

    /// Returns the span of a line without its line break, or `None` if there is no such line. Lines count from 1.
    pub fn line(&self, line: usize) -> Option<Span> {
        let index = line.checked_sub(1)?;
        let start = *self.lines.get(index)?;
        let end = self.lines.get(index + 1).copied().unwrap_or(self.text.len());
        let text = self.text.get(start..end)?.trim_end_matches(['\n', '\r']);
        Some(Span { start, end: start + text.len() })
    }

    /// Returns the position of the start of a span.
    pub fn position(&self, span: Span) -> Position {
        let start = self.text.floor_char_boundary(span.start);
        let line = self.lines.partition_point(|line| *line <= start);
        let line_start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let column = self.characters_before(start) - self.characters_before(line_start) + 1;
        Position { line, column }
    }

    /// Returns the number of characters that begin before a byte.
    fn characters_before(&self, byte: usize) -> usize {
        let Some(block) = byte.checked_sub(1).map(|last| last / BLOCK) else { return 0 };
        let counted = self.characters.get(block).copied().unwrap_or_default();
        counted + self.text.as_bytes().get(block * BLOCK..byte).map_or(0, characters_in)
    }

    /// Returns the cache of the spans of values.
    pub(super) fn places(&self) -> &Places {
        &self.places
    }

    /// Returns the span of the whole document.
    pub(super) fn span(&self) -> Span {
        Span { start: 0, end: self.text.len() }
    }

    /// Returns the span of a slice of this document's text, or `None` if the slice is not borrowed from it.
    pub(super) fn span_of(&self, piece: &str) -> Option<Span> {
        Span::of(piece, &self.text)
    }

    /// Returns the byte after a position as `serde_json` reports it: the line counts from 1, the column in bytes.
    pub(super) fn byte_after(&self, within: Span, line: usize, column: usize) -> usize {
        let text = self.slice(within);
        let line_start = match line {
            0 | 1 => 0,
            line => text.match_indices('\n').nth(line - 2).map_or(text.len(), |(at, _)| at + 1),
        };
        within.start + line_start.saturating_add(column).min(text.len())
    }
}

/// Returns the number of characters that begin in a piece of UTF-8.
fn characters_in(bytes: &[u8]) -> usize {
    let continues = |byte: &u8| byte & 0b1100_0000 == 0b1000_0000;
    bytes.iter().filter(|byte| !continues(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(source: &Source, start: usize) -> (usize, usize) {
        let Position { line, column } = source.position(Span { start, end: start });
        (line, column)
    }

    #[test]
    fn positions_count_characters_from_one() {
        let source = Source::new("model.json", "{\n  \"ä\": 1\n}");
        let at = source.text().find('1').expect("a 1");
        assert_eq!(position(&source, at), (2, 8));
        assert_eq!(position(&source, 0), (1, 1));
        assert_eq!(position(&source, 2), (2, 1));
        assert_eq!(position(&source, source.text().len()), (3, 2));
    }

    #[test]
    fn an_invalid_position_is_rounded_down() {
        let source = Source::new("model.json", "aä\n");
        assert_eq!(position(&source, 2), (1, 2));
        assert_eq!(position(&source, 1000), (2, 1));
    }

    #[test]
    fn columns_of_long_lines_are_correct() {
        let text = "aä\u{1f600}b\n".to_owned() + &"xyzä€\u{1f600}".repeat(2_000) + "\n€";
        let source = Source::new("model.json", &text);
        for (at, _) in text.char_indices().step_by(7).chain([(text.len(), ' ')]) {
            let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let column = text[line_start..at].chars().count() + 1;
            assert_eq!(position(&source, at).1, column, "{at}");
        }
    }

    #[test]
    fn finds_lines_by_number() {
        let source = Source::new("model.json", "one\r\ntwo\n");
        let text = |line| source.line(line).map(|line| source.slice(line));
        let lines: Vec<_> = (0..5).map(text).collect();
        assert_eq!(lines, [None, Some("one"), Some("two"), Some(""), None]);
    }

    #[test]
    fn finds_the_span_of_a_slice_but_not_of_a_copy() {
        let source = Source::new("model.json", "one two");
        assert_eq!(source.span_of(&source.text()[4..]), Some(Span { start: 4, end: 7 }));
        assert_eq!(source.span_of(&String::from("two")), None);
        assert_eq!(source.slice(Span { start: 4, end: 70 }), "");
    }

    #[test]
    fn the_file_name_is_the_last_component_of_the_path() {
        assert_eq!(Source::new("models/one.json", "").file_name(), "one.json");
        assert_eq!(Source::new("..", "").file_name(), "..");
    }
}
