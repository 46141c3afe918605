//! The markup of the page.
//!
//! Each function returns the markup of one view, and decides nothing else. `maud` escapes the text.

mod change;
mod line;
mod operation;
mod text;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::change::{breaking_change, other_change};
use self::line::lines;
use self::operation::{operation, type_articles};
use self::text::{link, listed};
use super::view::{DocumentedView, Figure, GroupView, NoteView, TypeView, View};
use crate::changes::words::plural;

const STYLE: &str = include_str!("markup/page.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// Returns the HTML page.
pub(super) fn page(view: &View) -> String {
    let markup = html! {
        (DOCTYPE) "\n"
        html lang="en" {
            (head(view))
            body {
                "\n" (header(view))
                "\n" (contents(view))
                "\n" (main_part(view))
            }
        }
    };
    markup.into_string()
}

fn head(view: &View) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(PreEscaped(POLICY));
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title {
                (view.service) ": " @if let Some(old) = &view.old { (old) " → " } (view.new)
            }
            "\n" style { "\n" (PreEscaped(STYLE)) } "\n"
        }
    }
}

fn header(view: &View) -> Markup {
    html! {
        header {
            p.quiet { "API changes" }
            h1 { (view.service) }
            p.revisions {
                @if let Some(old) = &view.old { code { (old) } " → " }
                code { (view.new) }
            }
            p.headline { (view.headline) }
            @for note in &view.notes { (warning(note)) }
            "\n" dl.figures { @for figure in &view.figures { (figure_entry(figure)) } }
        }
    }
}

fn warning(note: &NoteView) -> Markup {
    html! {
        p.warning {
            (note.sentence)
            @if let Some((about, quote)) = &note.quote { " " code { (about) } ": " code { (quote) } }
        }
    }
}

fn figure_entry(figure: &Figure) -> Markup {
    html! {
        "\n"
        div class=[figure.is_alarming.then_some("alarming")] {
            dt { (figure.label) }
            dd { (figure.value) }
        }
    }
}

fn contents(view: &View) -> Markup {
    let entry = |is_shown: bool, to: &str, title: &str| {
        html! { @if is_shown { "\n" li { a href={ "#" (to) } { (title) } } } }
    };
    html! {
        nav aria-label="Contents" {
            h2 { "Contents" }
            ul {
                (entry(!view.breaking.is_empty(), "breaking", "Breaking changes"))
                (entry(view.has_others(), "others", "Other changes"))
                @for group in &view.groups { (group_entry(group)) }
                (entry(!view.shared.is_empty(), "shared", "Shared types"))
                (entry(!view.same.is_empty(), "same", "Unchanged types"))
                (entry(!view.unchanged.is_empty(), "unchanged", "Unchanged operations"))
                (entry(!view.documentation.is_empty(), "documentation", "Documentation only"))
            }
        }
    }
}

fn group_entry(group: &GroupView) -> Markup {
    html! {
        "\n"
        li {
            (group.title)
            ul {
                @for operation in &group.operations {
                    "\n" li { a href={ "#" (operation.anchor) } { (operation.name) } }
                }
            }
        }
    }
}

fn main_part(view: &View) -> Markup {
    html! {
        main {
            @if !view.breaking.is_empty() {
                (section("breaking", "Breaking changes", html! {
                    @for change in &view.breaking { (breaking_change(change)) }
                }))
            }
            @if view.has_others() { (section("others", "Other changes", others(view))) }
            @if !view.groups.is_empty() { (legend()) }
            @for group in &view.groups {
                "\n"
                section {
                    h2 { (group.title) }
                    @for of in &group.operations { (operation(of)) }
                }
            }
            @if !view.shared.is_empty() {
                (section("shared", "Shared types", type_articles(&view.shared)))
            }
            @if !view.same.is_empty() { (section("same", "Unchanged types", same(&view.same))) }
            @if !view.unchanged.is_empty() {
                (section("unchanged", "Unchanged operations", html! {
                    p { (listed(view.unchanged.iter().map(|name| html! { (name) }))) }
                }))
            }
            @if !view.documentation.is_empty() {
                (section("documentation", "Documentation only", html! {
                    @for of in &view.documentation { (documented(of)) }
                }))
            }
        }
    }
}

fn section(id: &str, title: &str, content: Markup) -> Markup {
    html! {
        "\n"
        section id=(id) {
            h2 { (title) }
            (content)
        }
    }
}

fn others(view: &View) -> Markup {
    let new_types = view.new_types.iter().map(|of| html! { code { (link(of)) } });
    html! {
        @if !view.others.is_empty() {
            ul.changes { @for change in &view.others { (other_change(change)) } }
        }
        @if !view.new_types.is_empty() { p { "New types: " (listed(new_types)) } }
    }
}

fn legend() -> Markup {
    html! {
        p.legend {
            "In the code below, "
            ins { span.sign { "+" } " marks added" }
            " and "
            del { span.sign { "-" } " removed lines" }
            ". "
            span.touched { span.sign { "~" } " marks lines" }
            " with the same text whose member or type has changed. "
            span.quiet { "[1]" }
            " is the number of a change."
        }
    }
}

fn same(types: &[TypeView]) -> Markup {
    let count = types.len();
    html! {
        details {
            summary { (count) " unchanged type" (plural(count)) " used by the operations above" }
            (type_articles(types))
        }
    }
}

fn documented(view: &DocumentedView) -> Markup {
    html! {
        "\n"
        details {
            summary { code { (view.subject) } " " (view.name) }
            (lines(&view.lines))
        }
    }
}
