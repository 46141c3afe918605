//! Text with links and code.

use maud::{Markup, html};

use crate::changes::html::safe_text::Span;
use crate::changes::html::view::Link;

/// Separates items with commas.
pub(super) fn listed(items: impl Iterator<Item = Markup>) -> Markup {
    html! {
        @for (at, item) in items.enumerate() {
            @if at > 0 { ", " }
            (item)
        }
    }
}

/// Returns a link within the page, or its text if it has no target.
pub(super) fn link(link: &Link) -> Markup {
    html! {
        @if let Some(to) = &link.to { a href={ "#" (to) } { (link.text) } } @else { (link.text) }
    }
}

/// Links to changes by number.
pub(super) fn notes(numbers: &[usize]) -> Markup {
    html! {
        @for number in numbers {
            " " a.note href={ "#change-" (number) } aria-label={ "change " (number) } { "[" (number) "]" }
        }
    }
}

/// Returns a sentence.
pub(super) fn spans(spans: &[Span]) -> Markup {
    html! {
        @for span in spans {
            @if span.is_code { code { (span.text) } } @else { (span.text) }
        }
    }
}
