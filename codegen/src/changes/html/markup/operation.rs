//! The markup of operations and types.

use maud::{Markup, html};

use super::line::{lines, marked};
use super::text::{link, listed, notes, spans};
use crate::changes::html::view::{BlockView, ErrorView, OperationView, TypeView, UseView};

/// Returns the article of an operation.
pub(super) fn operation(of: &OperationView) -> Markup {
    html! {
        "\n"
        article.operation id=(of.anchor) {
            h3 { (of.name) " " span class={ "badge " (of.status) } { (of.status) } }
            @if !of.docs.is_empty() { p { (spans(&of.docs)) } }
            @if !of.changes.is_empty() {
                ul.uses { @for used in &of.changes { (use_item(used)) } }
            }
            @if !of.facts.is_empty() {
                ul.facts { @for fact in &of.facts { "\n" li { code { (fact) } } } }
            }
            (blocks(&of.blocks))
            @if !of.errors.is_empty() {
                p.errors { "Errors:" @for of in &of.errors { " " (error(of)) } }
            }
            (type_articles(&of.types))
        }
    }
}

/// Returns the articles of types.
pub(super) fn type_articles(types: &[TypeView]) -> Markup {
    html! { @for of in types { (type_article(of)) } }
}

fn type_article(of: &TypeView) -> Markup {
    html! {
        "\n"
        article.type id=(of.anchor) {
            h4 {
                code { (of.name) } " " span.quiet { (of.kind) }
                @if !of.status.is_empty() {
                    " " span class={ "badge " (of.status) } { (of.status) }
                }
                (notes(&of.notes))
            }
            (blocks(&of.blocks))
            @if of.operations.len() > 1 {
                p.quiet { "Used by " (listed(of.operations.iter().map(link))) }
            }
        }
    }
}

fn use_item(used: &UseView) -> Markup {
    html! {
        "\n"
        li {
            (used.part)
            @if !used.path.is_empty() { " " code { (used.path) } }
            ": " (used.kind) (notes(&[used.number]))
            @if used.is_breaking { " " span.badge.breaking { "breaking" } }
        }
    }
}

fn error(of: &ErrorView) -> Markup {
    let sign = of.mark.sign();
    let content = html! {
        @if sign != ' ' { span.sign { (sign) } }
        code { (link(&of.error)) }
    };
    marked(of.mark, "error", None, content)
}

fn blocks(blocks: &[BlockView]) -> Markup {
    html! {
        @for block in blocks {
            "\n"
            figure {
                figcaption {
                    (block.title)
                    @if block.is_same { " " span.quiet { "unchanged" } }
                }
                (lines(&block.lines))
            }
        }
    }
}
