//! Lines of Rust code with links to types, and the diff of two snippets.

use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices};

use super::safe_text::{SafeText, markdown};
use crate::model::ShapeId;
use crate::plan::{Docs, Module, Name, TypeName};

/// Identifies a type of the generated crate by name, in both revisions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct TypeKey {
    pub(super) module: Module,
    pub(super) name: Name,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Rust code.
    Text(SafeText),
    /// The name of a type or of a variable of that type, as a link.
    Type(SafeText, TypeKey),
    /// A comment.
    Comment(SafeText),
}

/// A line of a snippet.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// The indentation, in spaces.
    pub(super) indent: usize,
    pub(super) pieces: Vec<Piece>,
    /// The member that the line sets or reads.
    pub(super) member: Option<ShapeId>,
    /// The first sentence of the member's documentation.
    pub(super) docs: Option<SafeText>,
}

/// A line in the diff of two snippets.
#[derive(Clone, Debug)]
pub(super) struct DiffLine {
    pub(super) tag: ChangeTag,
    pub(super) line: Line,
}

impl TypeKey {
    pub(super) fn types(name: &Name) -> Self {
        Self { module: Module::Types, name: name.clone() }
    }

    pub(super) fn error(name: &Name) -> Self {
        Self { module: Module::Errors, name: name.clone() }
    }
}

impl From<&TypeName> for TypeKey {
    fn from(name: &TypeName) -> Self {
        Self { module: name.module, name: name.name.clone() }
    }
}

impl Piece {
    fn text(&self) -> &SafeText {
        match self {
            Self::Text(text) | Self::Type(text, _) | Self::Comment(text) => text,
        }
    }
}

impl Line {
    pub(super) fn at(indent: usize) -> Self {
        Self { indent, ..Self::default() }
    }

    /// Returns a line of Rust code without links.
    pub(super) fn plain(indent: usize, text: &str) -> Self {
        Self::at(indent).text(text)
    }

    pub(super) fn text(mut self, text: &str) -> Self {
        match self.pieces.last_mut() {
            Some(Piece::Text(last)) => last.push(&text.into()),
            _ => self.pieces.push(Piece::Text(text.into())),
        }
        self
    }

    pub(super) fn link(mut self, text: &str, to: TypeKey) -> Self {
        self.pieces.push(Piece::Type(text.into(), to));
        self
    }

    /// Adds a comment, unless it is empty.
    pub(super) fn comment(mut self, text: &str) -> Self {
        if !text.is_empty() {
            self.pieces.push(Piece::Comment(format!(" // {text}").into()));
        }
        self
    }

    /// Sets the member of the line.
    pub(super) fn about(self, container: &ShapeId, member: &str, docs: &Docs) -> Self {
        Self { member: Some(container.with_member(member)), docs: sentence(docs), ..self }
    }

    /// Returns the types that the line links to.
    pub(super) fn types(&self) -> impl Iterator<Item = &TypeKey> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Type(_, key) => Some(key),
            Piece::Text(_) | Piece::Comment(_) => None,
        })
    }

    /// Returns the line as text.
    fn whole(&self) -> String {
        let text: String = self.pieces.iter().map(|piece| piece.text().as_str()).collect();
        format!("{:1$}{text}", "", self.indent)
    }
}

/// Returns the first sentence of the model's documentation as plain text.
pub(super) fn sentence(docs: &Docs) -> Option<SafeText> {
    let sentence = markdown(&docs.first_sentence_of_model()?);
    let text: String = sentence.iter().map(|span| span.text.as_str()).collect();
    Some(text.into())
}

/// Returns the diff of two snippets.
pub(super) fn diff(old: Vec<Line>, new: Vec<Line>) -> Vec<DiffLine> {
    let texts = |lines: &[Line]| lines.iter().map(Line::whole).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Patience, &texts(&old), &texts(&new));
    let lines = ops.iter().flat_map(|op| of_operation(op, &old, &new));
    lines.collect()
}

fn of_operation(op: &DiffOp, old: &[Line], new: &[Line]) -> Vec<DiffLine> {
    let lines = |tag, lines: &[Line]| -> Vec<DiffLine> {
        lines.iter().map(|line| DiffLine { tag, line: line.clone() }).collect()
    };
    if matches!(op, DiffOp::Equal { .. }) {
        return lines(ChangeTag::Equal, &new[op.new_range()]);
    }
    let mut found = lines(ChangeTag::Delete, &old[op.old_range()]);
    found.extend(lines(ChangeTag::Insert, &new[op.new_range()]));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_lines_by_text() {
        let line = |text: &str| Line::plain(0, text);
        let (old, new) = (vec![line("a"), line("b")], vec![line("a"), line("c"), line("d")]);
        let found: Vec<_> =
            diff(old, new).into_iter().map(|it| (it.tag, it.line.whole())).collect();
        let expected = [
            (ChangeTag::Equal, "a"),
            (ChangeTag::Delete, "b"),
            (ChangeTag::Insert, "c"),
            (ChangeTag::Insert, "d"),
        ];
        assert_eq!(found, expected.map(|(tag, text)| (tag, text.to_owned())));
    }
}
