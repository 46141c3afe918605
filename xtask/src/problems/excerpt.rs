//! The excerpt of a document around a span.

use std::ops::Range;

use smithy_client_codegen::model::{Source, Span};

/// Part of a line, with a marked range.
///
/// A line of a model can be very long: some models are a single line. `annotate-snippets` shortens lines to
/// the width of the terminal, but processes all of the line for each problem, and does not shorten marked
/// ranges. So an excerpt only extends to a terminal's width before the marked range and twice that after it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt<'s> {
    pub(super) text: &'s str,
    /// The line's number, starting at 1.
    pub(super) line: usize,
    /// The byte range of the span in `text`: its start, if the span is long or continues on other lines.
    pub(super) marked: Range<usize>,
}

impl<'s> Excerpt<'s> {
    /// Returns the excerpt for a span, or `None` if the span lies outside of the document.
    pub(super) fn of(source: &'s Source, span: Span, width: usize) -> Option<Self> {
        let line = source.position(span).line;
        let at = source.line(line)?;
        let text = source.slice(at);
        // A span may be the end of a line, which is not part of the line's text.
        let start = text.floor_char_boundary(span.start.checked_sub(at.start)?);
        let end = text.floor_char_boundary(span.end.saturating_sub(at.start)).max(start);
        let marked = start..end.min(after(text, start, width / 2));
        let shown = before(text, start, width)..after(text, start, 2 * width);
        Some(Self {
            text: &text[shown.clone()],
            line,
            marked: marked.start - shown.start..marked.end - shown.start,
        })
    }
}

/// Returns the index of the byte that lies the given number of characters before `byte`.
fn before(text: &str, byte: usize, characters: usize) -> usize {
    text[..byte].char_indices().rev().take(characters).last().map_or(byte, |(at, _)| at)
}

/// Returns the index of the byte that lies the given number of characters after `byte`.
fn after(text: &str, byte: usize, characters: usize) -> usize {
    text[byte..].char_indices().nth(characters).map_or(text.len(), |(at, _)| byte + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, span: Range<usize>, width: usize) -> (String, usize, String) {
        let source = Source::new("model.json", text);
        let span = Span { start: span.start, end: span.end };
        let Excerpt { text, line, marked } = Excerpt::of(&source, span, width).expect("a line");
        (text.to_owned(), line, text[marked].to_owned())
    }

    fn text(parts: (&str, usize, &str)) -> (String, usize, String) {
        (parts.0.to_owned(), parts.1, parts.2.to_owned())
    }

    #[test]
    fn shows_a_span_in_its_line() {
        assert_eq!(excerpt("one\n\ttwo\r\n", 5..8, 80), text(("\ttwo", 2, "two")));
        assert_eq!(excerpt("äöü", 2..4, 80), text(("äöü", 1, "ö")));
    }

    #[test]
    fn shows_the_first_line_of_a_multiline_span() {
        assert_eq!(excerpt("a {\r\n}\n", 2..6, 80), text(("a {", 1, "{")));
    }

    #[test]
    fn accepts_empty_spans_at_the_end_of_a_line_or_document() {
        assert_eq!(excerpt("{\r\n", 2..2, 80), text(("{", 1, "")));
        assert_eq!(excerpt("{", 1..1, 80), text(("{", 1, "")));
        assert_eq!(excerpt("{\n", 2..2, 80), text(("", 2, "")));
        assert_eq!(excerpt("", 0..0, 80), text(("", 1, "")));
    }

    #[test]
    fn shortens_long_lines_and_long_spans() {
        let line = "ä".repeat(100);
        let (shown, _, marked) = excerpt(&line, 100..180, 20);
        assert_eq!((shown.chars().count(), marked.chars().count()), (60, 10));
    }

    #[test]
    fn moves_a_span_to_the_nearest_character_boundary_before_it() {
        assert_eq!(excerpt("ä", 1..2, 80), text(("ä", 1, "ä")));
        assert_eq!(excerpt("ab", 9..12, 80), text(("ab", 1, "")));
    }
}
