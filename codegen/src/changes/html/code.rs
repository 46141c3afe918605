//! Builds views of types and of lines of Rust.

use similar::ChangeTag;

use super::line::{DiffLine, Piece, TypeKey};
use super::page::Page;
use super::safe_text::Anchor;
use super::types::{Snippet, TypeDiff, TypeStatus};
use super::view::{BlockView, LineView, Link, Mark, PieceView, TypeView};
use crate::model::ShapeId;
use crate::plan::Module;

impl Page<'_> {
    pub(super) fn type_view(&self, of: &TypeDiff) -> TypeView {
        let mut notes: Vec<usize> =
            of.shapes.iter().flat_map(|shape| self.numbers.of_shape(shape)).copied().collect();
        notes.sort_unstable();
        notes.dedup();
        let snippet = |snippet: &Snippet| self.block(snippet.title, &snippet.lines, |_| false);
        let operations = of.operations.iter().filter_map(|at| self.report.operations.get(*at));
        let operations = operations.map(|operation| {
            let name = operation.id.name();
            Link { text: name.into(), to: self.operation_anchor(name) }
        });
        TypeView {
            name: of.key.name.as_str().into(),
            anchor: anchor(&of.key),
            kind: of.kind,
            status: of.status.name(),
            notes,
            blocks: of.snippets.iter().map(snippet).collect(),
            operations: operations.collect(),
        }
    }

    /// Returns a view of a snippet. `has_nested_change` returns whether a change affects what a member contains.
    pub(super) fn block(
        &self,
        title: &str,
        lines: &[DiffLine],
        has_nested_change: impl Fn(&ShapeId) -> bool,
    ) -> BlockView {
        let lines = lines.iter().map(|diff_line| self.line(diff_line, &has_nested_change));
        BlockView::new(title, lines.collect())
    }

    fn line(
        &self,
        diff_line: &DiffLine,
        has_nested_change: &impl Fn(&ShapeId) -> bool,
    ) -> LineView {
        let DiffLine { tag, line } = diff_line;
        let member = line.member.as_ref();
        let notes = member.map_or(&[][..], |member| self.numbers.of_shape(member)).to_vec();
        let is_touched = !notes.is_empty()
            || member.is_some_and(has_nested_change)
            || line.types().any(|key| self.differs(key));
        let mark = match tag {
            ChangeTag::Insert => Mark::Added,
            ChangeTag::Delete => Mark::Removed,
            ChangeTag::Equal if is_touched => Mark::Touched,
            ChangeTag::Equal => Mark::Same,
        };
        let docs = line.docs.clone().filter(|_| mark == Mark::Added);
        let pieces = line.pieces.iter().map(|piece| self.piece(piece)).collect();
        LineView { mark, indent: line.indent, pieces, docs, notes }
    }

    fn piece(&self, piece: &Piece) -> PieceView {
        match piece {
            Piece::Text(text) => PieceView::Text(text.clone()),
            Piece::Comment(text) => PieceView::Comment(text.clone()),
            Piece::Type(text, key) => {
                PieceView::Link(Link { text: text.clone(), to: self.type_anchor(key) })
            }
        }
    }

    fn differs(&self, key: &TypeKey) -> bool {
        self.types.get(key).is_some_and(|of| of.status != TypeStatus::Same)
    }

    /// Returns the anchor of a type if it is on the page.
    pub(super) fn type_anchor(&self, key: &TypeKey) -> Option<Anchor> {
        self.types.contains_key(key).then(|| anchor(key))
    }

    /// Returns the anchor of the type of a shape if it is on the page.
    pub(super) fn type_anchor_of(&self, shape: &ShapeId) -> Option<Anchor> {
        let of = self.types.values().find(|of| of.shapes.contains(shape))?;
        Some(anchor(&of.key))
    }
}

fn anchor(key: &TypeKey) -> Anchor {
    let kind = match key.module {
        Module::Types => "type",
        Module::Errors => "error",
    };
    Anchor::new(kind, key.name.bare())
}
