//! Formats the problems and warnings of a model for a terminal.
//!
//! Each starts with a line in the usual format of compilers, `file:line:column: error: message`, which editors
//! recognize. The source line follows, with the location underlined, and a hint.

mod excerpt;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use smithy_client_codegen::model::{
    Diagnostic, DiagnosticKind, Diagnostics, Problems, Source, Warnings,
};

use crate::terminal::{Terminal, counted, emphasized, error_label, normalized, warning_label};
use excerpt::Excerpt;

/// The label of the first line and the level of the excerpt.
type Heading = (fn() -> String, Level<'static>);

const ERROR: Heading = (error_label, Level::ERROR);

const WARNING: Heading = (warning_label, Level::WARNING);

/// Returns all problems as styled text for a terminal of the given width, followed by their number and the
/// outcome, such as `nothing was written`.
pub(crate) fn rendered(problems: &Problems, outcome: &str, width: usize) -> String {
    format!(
        "{}\n\n{} {} in {}; {outcome}",
        blocks(problems, &ERROR, width),
        error_label(),
        counted(problems.len(), "problem"),
        normalized(problems.source().name())
    )
}

/// Prints warnings, even with `--quiet`.
pub(crate) fn warn(warnings: &Warnings, terminal: &Terminal) {
    if !warnings.is_empty() {
        terminal.message(&format!("{}\n", blocks(warnings, &WARNING, terminal.width())));
    }
}

fn blocks<K: DiagnosticKind>(
    diagnostics: &Diagnostics<K>,
    heading: &Heading,
    width: usize,
) -> String {
    let source = diagnostics.source();
    let blocks = diagnostics.iter().map(|diagnostic| block(source, diagnostic, heading, width));
    blocks.collect::<Vec<_>>().join("\n\n")
}

/// Formats one diagnostic.
fn block<K: DiagnosticKind>(
    source: &Source,
    diagnostic: &Diagnostic<K>,
    (label, level): &Heading,
    width: usize,
) -> String {
    let title = title(source, diagnostic, &label());
    let context = context(source, diagnostic, level.clone(), width);
    if context.is_empty() { title } else { format!("{title}\n{context}") }
}

/// Returns the first line.
fn title<K: DiagnosticKind>(source: &Source, diagnostic: &Diagnostic<K>, label: &str) -> String {
    let location = match diagnostic.span.map(|span| source.position(span)) {
        Some(position) => format!("{}:{}:{}:", source.name(), position.line, position.column),
        None => format!("{}:", source.name()),
    };
    let shape = diagnostic.shape.as_ref().map(|shape| format!("{shape}: ")).unwrap_or_default();
    let message = emphasized(&normalized(&format!("{shape}{}", diagnostic.kind)));
    format!("{} {label} {message}", emphasized(&normalized(&location)))
}

/// Returns the excerpt and the hint, or an empty string if there is neither.
fn context<K: DiagnosticKind>(
    source: &Source,
    diagnostic: &Diagnostic<K>,
    level: Level<'static>,
    width: usize,
) -> String {
    let excerpt = diagnostic.span.and_then(|span| Excerpt::of(source, span, width));
    let snippet = excerpt.map(|excerpt| {
        Snippet::source(excerpt.text)
            .line_start(excerpt.line)
            .annotation(AnnotationKind::Primary.span(excerpt.marked))
    });
    let help = diagnostic.kind.help().map(|help| Level::HELP.message(normalized(&help)));
    let group = Group::with_level(level).elements(snippet).elements(help);
    if group.is_empty() {
        return String::new();
    }
    Renderer::styled().term_width(width).render(&[group])
}

#[cfg(test)]
mod tests;
