//! The markup of changes.

use maud::{Markup, html};

use super::line::lines;
use super::text::{link, listed, spans};
use crate::changes::html::safe_text::SafeText;
use crate::changes::html::view::{AffectedView, ChangeView};
use crate::changes::words::plural;

/// Returns the article of a breaking change.
pub(super) fn breaking_change(change: &ChangeView) -> Markup {
    html! {
        "\n"
        article.change.breaking id={ "change-" (change.number) } {
            h3 {
                (number(change.number)) " " code { (link(&change.subject)) } " "
                span.kind { (change.kind) }
            }
            dl {
                (fact("Breaks", html! { strong { (change.breaks) } }))
                (fact("Reason", spans(&change.why)))
                (fact("Remedy", spans(&change.remedy)))
                @if let Some(values) = &change.values { (fact("Values", values_phrase(values))) }
                @if change.affects() { (fact("Affects", affected(change))) }
            }
            (details(change))
        }
    }
}

/// Returns the list item of another change.
pub(super) fn other_change(change: &ChangeView) -> Markup {
    html! {
        "\n"
        li.change id={ "change-" (change.number) } {
            p {
                (number(change.number)) " " code { (link(&change.subject)) } " " (change.kind)
            }
            p.quiet {
                (spans(&change.why))
                @if let Some(values) = &change.values { " " (values_phrase(values)) "." }
                @if change.affects() { " Affects " (affected(change)) "." }
            }
            (details(change))
        }
    }
}

fn number(number: usize) -> Markup {
    html! {
        a.number href={ "#change-" (number) } aria-label={ "change " (number) } { (number) }
    }
}

fn fact(name: &str, content: Markup) -> Markup {
    html! {
        "\n"
        div {
            dt { (name) }
            dd { (content) }
        }
    }
}

fn values_phrase((clause, phrase): &(SafeText, Option<SafeText>)) -> Markup {
    html! {
        (clause)
        @if let Some(phrase) = phrase { ": " code { (phrase) } }
    }
}

fn affected(change: &ChangeView) -> Markup {
    let operation = |affected: &AffectedView| {
        html! {
            (link(&affected.operation))
            @if !affected.parts.is_empty() { " (" (affected.parts) ")" }
        }
    };
    html! {
        @if let Some(text) = &change.affected_text { (text) }
        (listed(change.affected.iter().map(operation)))
    }
}

fn details(change: &ChangeView) -> Markup {
    let count = change.api.len();
    html! {
        @if !change.value.is_empty() {
            "\n"
            details {
                summary { "Old and new value" }
                (lines(&change.value))
            }
        }
        @if !change.api.is_empty() {
            "\n"
            details {
                summary { "Public API: " (count) " line" (plural(count)) }
                (lines(&change.api))
            }
        }
    }
}
