//! Spans and positions in a document.

use std::ops::Range;

/// A range of bytes in a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// A position in a document. Lines and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

impl Span {
    /// Returns the span of a slice of a document's text, or `None` if the slice is not borrowed from it.
    pub(super) fn of(piece: &str, text: &str) -> Option<Self> {
        let start = (piece.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
        let end = start.checked_add(piece.len())?;
        (end <= text.len()).then_some(Self { start, end })
    }
}
