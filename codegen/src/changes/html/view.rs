//! Views: the data that the page's template shows. Text in them is [`SafeText`], links lead to [`Anchor`]s.

use super::safe_text::{Anchor, SafeText, Span};

/// A link to a place of the page, or plain text where there is none.
pub(super) struct Link {
    pub(super) text: SafeText,
    pub(super) to: Option<Anchor>,
}

/// A figure of the summary.
pub(super) struct Figure {
    pub(super) label: SafeText,
    pub(super) value: SafeText,
    /// Whether readers must not miss it.
    pub(super) is_alarming: bool,
}

/// A sentence about the report as a whole.
pub(super) struct NoteView {
    pub(super) sentence: SafeText,
    /// The name of a revision and text about it.
    pub(super) quote: Option<(SafeText, SafeText)>,
}

/// A change.
pub(super) struct ChangeView {
    pub(super) number: usize,
    pub(super) subject: Link,
    pub(super) kind: SafeText,
    /// The word for what the change breaks.
    pub(super) breaks: SafeText,
    pub(super) why: Vec<Span>,
    pub(super) remedy: Vec<Span>,
    /// How the accepted values differ, with a phrase of the model.
    pub(super) values: Option<(SafeText, Option<SafeText>)>,
    /// The differences of a long value.
    pub(super) value: Vec<LineView>,
    /// The breaking differences of the public API.
    pub(super) api: Vec<LineView>,
    pub(super) reaches: Vec<ReachView>,
    /// The reach in words where it is not a list of operations.
    pub(super) reach: Option<SafeText>,
}

/// An operation that a change reaches.
pub(super) struct ReachView {
    pub(super) operation: Link,
    /// The parts of it.
    pub(super) parts: SafeText,
}

/// The operations of a status.
pub(super) struct GroupView {
    pub(super) title: SafeText,
    pub(super) operations: Vec<OperationView>,
}

/// An operation.
pub(super) struct OperationView {
    pub(super) name: SafeText,
    pub(super) anchor: Anchor,
    pub(super) status: SafeText,
    pub(super) docs: Vec<Span>,
    pub(super) facts: Vec<SafeText>,
    /// The changes that reach it.
    pub(super) changes: Vec<UseView>,
    pub(super) blocks: Vec<BlockView>,
    pub(super) errors: Vec<ErrorView>,
    /// The types that no other operation of the page reaches.
    pub(super) types: Vec<TypeView>,
}

/// A change that reaches an operation.
pub(super) struct UseView {
    /// The part of the operation, and the path of the member in it.
    pub(super) part: SafeText,
    pub(super) path: SafeText,
    pub(super) kind: SafeText,
    pub(super) number: usize,
    pub(super) is_breaking: bool,
}

/// An error that an operation can give.
pub(super) struct ErrorView {
    pub(super) mark: Mark,
    pub(super) error: Link,
}

/// A type.
pub(super) struct TypeView {
    pub(super) name: SafeText,
    pub(super) anchor: Anchor,
    pub(super) word: &'static str,
    pub(super) status: &'static str,
    /// The numbers of the changes of the type itself.
    pub(super) notes: Vec<usize>,
    pub(super) blocks: Vec<BlockView>,
    /// The operations that reach it, where that is more than one.
    pub(super) operations: Vec<Link>,
}

/// A snippet.
pub(super) struct BlockView {
    pub(super) title: SafeText,
    pub(super) lines: Vec<LineView>,
    /// Whether it is the same in both revisions.
    pub(super) is_same: bool,
}

/// A line of a snippet.
pub(super) struct LineView {
    pub(super) mark: Mark,
    /// The number of spaces at its start, up to which it is aligned where it wraps.
    pub(super) indent: usize,
    pub(super) pieces: Vec<PieceView>,
    pub(super) docs: Option<SafeText>,
    /// The numbers of the changes of its member.
    pub(super) notes: Vec<usize>,
}

/// A part of a line.
pub(super) enum PieceView {
    Text(SafeText),
    Comment(SafeText),
    Link(Link),
}

/// The mark in front of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Added,
    Removed,
    /// It reads the same, but something of it or of its type has changed.
    Touched,
    Same,
}

/// Documentation, examples and the like that differ, of one shape or member.
pub(super) struct DocumentedView {
    pub(super) subject: SafeText,
    pub(super) name: SafeText,
    pub(super) lines: Vec<LineView>,
}

impl LineView {
    /// A line of plain text.
    pub(super) fn plain(mark: Mark, text: &str) -> Self {
        let bare = text.trim_start_matches(' ');
        let indent = text.len() - bare.len();
        let pieces = vec![PieceView::Text(bare.into())];
        Self { mark, indent, pieces, docs: None, notes: Vec::new() }
    }

    /// The spaces at its start.
    pub(super) fn spaces(&self) -> SafeText {
        SafeText::spaces(self.indent)
    }

    /// A line of a difference, with the sign that reports have for it.
    pub(super) fn signed(sign: char, text: &str) -> Self {
        let mark = match sign {
            '+' => Mark::Added,
            '-' => Mark::Removed,
            '~' => Mark::Touched,
            _ => Mark::Same,
        };
        Self::plain(mark, text)
    }
}

impl Mark {
    /// The element of HTML that a line is.
    pub(super) fn element(self) -> &'static str {
        match self {
            Self::Added => "ins",
            Self::Removed => "del",
            Self::Touched | Self::Same => "span",
        }
    }

    /// The class of a line.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Touched => "touched",
            Self::Same => "same",
        }
    }

    pub(super) fn sign(self) -> char {
        match self {
            Self::Added => '+',
            Self::Removed => '-',
            Self::Touched => '~',
            Self::Same => ' ',
        }
    }
}

impl BlockView {
    pub(super) fn new(title: &str, lines: Vec<LineView>) -> Self {
        let is_same = lines.iter().all(|line| line.mark == Mark::Same);
        Self { title: title.into(), lines, is_same }
    }
}
