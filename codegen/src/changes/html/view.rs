//! The data of the page. All text is [`SafeText`], and links refer to [`Anchor`]s.

use super::safe_text::{Anchor, SafeText, Span};

/// The page.
pub(super) struct View {
    pub(super) service: SafeText,
    pub(super) old: Option<SafeText>,
    pub(super) new: SafeText,
    pub(super) headline: SafeText,
    pub(super) figures: Vec<Figure>,
    pub(super) notes: Vec<NoteView>,
    pub(super) breaking: Vec<ChangeView>,
    pub(super) others: Vec<ChangeView>,
    pub(super) new_types: Vec<Link>,
    pub(super) groups: Vec<GroupView>,
    /// The types that several operations use.
    pub(super) shared: Vec<TypeView>,
    /// The unchanged types.
    pub(super) same: Vec<TypeView>,
    /// The unchanged operations.
    pub(super) unchanged: Vec<SafeText>,
    pub(super) documentation: Vec<DocumentedView>,
}

/// A link within the page, or plain text.
pub(super) struct Link {
    pub(super) text: SafeText,
    pub(super) to: Option<Anchor>,
}

/// A number in the summary.
pub(super) struct Figure {
    pub(super) label: SafeText,
    pub(super) value: SafeText,
    /// Whether to emphasize the number.
    pub(super) is_alarming: bool,
}

/// A note about the report as a whole.
pub(super) struct NoteView {
    pub(super) sentence: SafeText,
    /// The name of a revision, and text about it.
    pub(super) quote: Option<(SafeText, SafeText)>,
}

/// A change.
pub(super) struct ChangeView {
    pub(super) number: usize,
    pub(super) subject: Link,
    pub(super) kind: SafeText,
    /// Whether the change breaks the wire, the source or both, in words.
    pub(super) breaks: SafeText,
    pub(super) why: Vec<Span>,
    pub(super) remedy: Vec<Span>,
    /// How the accepted values differ, with a phrase from the model.
    pub(super) values: Option<(SafeText, Option<SafeText>)>,
    /// The diff of a long value.
    pub(super) value: Vec<LineView>,
    /// The breaking differences in the public API.
    pub(super) api: Vec<LineView>,
    pub(super) affected: Vec<AffectedView>,
    /// The affected operations in words, instead of a list.
    pub(super) affected_text: Option<SafeText>,
}

/// An operation that a change affects.
pub(super) struct AffectedView {
    pub(super) operation: Link,
    /// The affected parts of the operation.
    pub(super) parts: SafeText,
}

/// The operations with the same status.
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
    /// The changes that affect the operation.
    pub(super) changes: Vec<UseView>,
    pub(super) blocks: Vec<BlockView>,
    pub(super) errors: Vec<ErrorView>,
    /// The types that no other operation on the page uses.
    pub(super) types: Vec<TypeView>,
}

/// A change that affects an operation.
pub(super) struct UseView {
    /// The affected part of the operation.
    pub(super) part: SafeText,
    pub(super) path: SafeText,
    pub(super) kind: SafeText,
    pub(super) number: usize,
    pub(super) is_breaking: bool,
}

/// An error of an operation.
pub(super) struct ErrorView {
    pub(super) mark: Mark,
    pub(super) error: Link,
}

/// A type.
pub(super) struct TypeView {
    pub(super) name: SafeText,
    pub(super) anchor: Anchor,
    pub(super) kind: &'static str,
    pub(super) status: &'static str,
    /// The numbers of the changes of the type itself.
    pub(super) notes: Vec<usize>,
    pub(super) blocks: Vec<BlockView>,
    /// The operations that use the type.
    pub(super) operations: Vec<Link>,
}

/// A snippet.
pub(super) struct BlockView {
    pub(super) title: SafeText,
    pub(super) lines: Vec<LineView>,
    /// Whether the snippet is unchanged.
    pub(super) is_same: bool,
}

/// A line of a snippet.
pub(super) struct LineView {
    pub(super) mark: Mark,
    /// The indentation in spaces, which also applies to wrapped lines.
    pub(super) indent: usize,
    pub(super) pieces: Vec<PieceView>,
    pub(super) docs: Option<SafeText>,
    /// The numbers of the changes of the line's member.
    pub(super) notes: Vec<usize>,
}

/// A piece of a line.
pub(super) enum PieceView {
    Text(SafeText),
    Comment(SafeText),
    Link(Link),
}

/// The mark at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Added,
    Removed,
    /// The text is unchanged, but the member or its type changed.
    Touched,
    Same,
}

/// A difference in a shape or member that doesn't affect programs.
pub(super) struct DocumentedView {
    pub(super) subject: SafeText,
    pub(super) name: SafeText,
    pub(super) lines: Vec<LineView>,
}

impl View {
    /// Returns whether the page has changes that are not breaking, or new types.
    pub(super) fn has_others(&self) -> bool {
        !self.others.is_empty() || !self.new_types.is_empty()
    }
}

impl ChangeView {
    /// Returns whether the change affects operations.
    pub(super) fn affects(&self) -> bool {
        !self.affected.is_empty() || self.affected_text.is_some()
    }
}

impl LineView {
    /// Returns a line of plain text.
    pub(super) fn plain(mark: Mark, text: &str) -> Self {
        let bare = text.trim_start_matches(' ');
        let indent = text.len() - bare.len();
        let pieces = vec![PieceView::Text(bare.into())];
        Self { mark, indent, pieces, docs: None, notes: Vec::new() }
    }

    /// Returns the indentation.
    pub(super) fn spaces(&self) -> SafeText {
        SafeText::spaces(self.indent)
    }

    /// Returns a line of a diff with the mark for a sign.
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
    /// Returns the CSS class for a line.
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
