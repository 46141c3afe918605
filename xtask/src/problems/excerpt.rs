//! What of a document is shown around a place.

use std::ops::Range;

use smithy_client_codegen::model::{Source, Span};

/// A piece of a line with a place in it.
///
/// Lines of models can be of any length, up to the whole model in one. What is more than a terminal's width
/// away from the place is left out already here: what draws the excerpt cuts it to that width but looks at all
/// of it, for each problem, and cuts no place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt<'s> {
    pub(super) text: &'s str,
    /// The line's number, counted from 1.
    pub(super) line: usize,
    /// Which bytes of the text are the place; of one that goes on in other lines, or is long, its start.
    pub(super) marked: Range<usize>,
}

impl<'s> Excerpt<'s> {
    /// What is shown of a place; nothing, if it isn't in the document.
    pub(super) fn of(source: &'s Source, span: Span, width: usize) -> Option<Self> {
        let line = source.position(span).line;
        let at = source.line(line)?;
        let text = source.slice(at);
        // A place may be the end of a line, which is no part of the line's text.
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

/// The byte so many characters before another.
fn before(text: &str, byte: usize, characters: usize) -> usize {
    text[..byte].char_indices().rev().take(characters).last().map_or(byte, |(at, _)| at)
}

/// The byte so many characters after another.
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
    fn a_place_is_shown_in_its_line() {
        assert_eq!(excerpt("one\n\ttwo\r\n", 5..8, 80), text(("\ttwo", 2, "two")));
        assert_eq!(excerpt("äöü", 2..4, 80), text(("äöü", 1, "ö")));
    }

    #[test]
    fn of_a_place_in_several_lines_the_first_is_shown() {
        assert_eq!(excerpt("a {\r\n}\n", 2..6, 80), text(("a {", 1, "{")));
    }

    #[test]
    fn the_end_of_a_line_and_of_the_document_are_places() {
        assert_eq!(excerpt("{\r\n", 2..2, 80), text(("{", 1, "")));
        assert_eq!(excerpt("{", 1..1, 80), text(("{", 1, "")));
        assert_eq!(excerpt("{\n", 2..2, 80), text(("", 2, "")));
        assert_eq!(excerpt("", 0..0, 80), text(("", 1, "")));
    }

    #[test]
    fn of_a_long_line_what_is_near_is_shown_and_of_a_long_place_its_start() {
        let line = "ä".repeat(100);
        let (shown, _, marked) = excerpt(&line, 100..180, 20);
        assert_eq!((shown.chars().count(), marked.chars().count()), (60, 10));
    }

    #[test]
    fn a_place_within_a_character_or_behind_the_end_is_the_nearest_before() {
        assert_eq!(excerpt("ä", 1..2, 80), text(("ä", 1, "ä")));
        assert_eq!(excerpt("ab", 9..12, 80), text(("ab", 1, "")));
    }
}
