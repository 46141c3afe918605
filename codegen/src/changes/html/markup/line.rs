//! The markup of lines of code.

use maud::{Markup, html};

use super::text::{link, notes};
use crate::changes::html::view::{LineView, Mark, PieceView};

/// Returns a block of code.
pub(super) fn lines(lines: &[LineView]) -> Markup {
    html! {
        pre { code { @for of in lines { (line(of)) "\n" } } }
    }
}

fn line(of: &LineView) -> Markup {
    html! {
        @if let Some(docs) = &of.docs {
            (row(of, "line docs", html! { "// " (docs) })) "\n"
        }
        (row(of, "line", html! {
            @for of in &of.pieces { (piece(of)) }
            (notes(&of.notes))
        }))
    }
}

/// Returns a row of a block, with its sign and indentation.
fn row(line: &LineView, class: &str, content: Markup) -> Markup {
    let content = html! {
        span.sign { (line.mark.sign()) }
        span.text {
            @if line.indent > 0 { span.indent { (line.spaces()) } }
            (content)
        }
    };
    marked(line.mark, class, Some(line.indent), content)
}

fn piece(piece: &PieceView) -> Markup {
    html! {
        @match piece {
            PieceView::Text(text) => (text),
            PieceView::Comment(text) => span.comment { (text) },
            PieceView::Link(of) => (link(of)),
        }
    }
}

/// Returns an element for a mark, indented by a number of characters.
pub(super) fn marked(mark: Mark, class: &str, indent: Option<usize>, content: Markup) -> Markup {
    let class = html! { (class) " " (mark.name()) };
    let style = indent.map(|indent| html! { "--indent: " (indent) });
    html! {
        @match mark {
            Mark::Added => ins class=(class) style=[style] { (content) },
            Mark::Removed => del class=(class) style=[style] { (content) },
            Mark::Touched | Mark::Same => span class=(class) style=[style] { (content) },
        }
    }
}
