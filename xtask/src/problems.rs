//! Problems of a model and warnings about it, as the command line reports them.
//!
//! Each has a first line in the form of compilers, `file:line:column: error: what is wrong`, by which editors
//! and logs find the place; then the line of the document with the place underlined, and what helps.

mod excerpt;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use smithy_client_codegen::model::{
    Diagnostic, DiagnosticKind, Diagnostics, Problems, Source, Warnings,
};

use crate::terminal::{Terminal, counted, emphasized, error_label, normalized, warning_label};
use excerpt::Excerpt;

/// The label of the first line, and the level of the excerpt.
type Heading = (fn() -> String, Level<'static>);

const ERROR: Heading = (error_label, Level::ERROR);

const WARNING: Heading = (warning_label, Level::WARNING);

/// All problems as styled text, for lines of so many columns; then how many they are, and what has not been
/// done because of them.
pub(crate) fn rendered(problems: &Problems, outcome: &str, width: usize) -> String {
    format!(
        "{}\n\n{} {} in {}; {outcome}",
        blocks(problems, &ERROR, width),
        error_label(),
        counted(problems.len(), "problem"),
        normalized(problems.source().name())
    )
}

/// Prints warnings, however quiet the command is.
pub(crate) fn warn(warnings: &Warnings, terminal: &Terminal) {
    if !warnings.is_empty() {
        terminal.say(&format!("{}\n", blocks(warnings, &WARNING, terminal.width())));
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

/// One diagnostic.
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

/// The first line.
fn title<K: DiagnosticKind>(source: &Source, diagnostic: &Diagnostic<K>, label: &str) -> String {
    let place = match diagnostic.span.map(|span| source.position(span)) {
        Some(position) => format!("{}:{}:{}:", source.name(), position.line, position.column),
        None => format!("{}:", source.name()),
    };
    let shape = diagnostic.shape.as_ref().map(|shape| format!("{shape}: ")).unwrap_or_default();
    let what = emphasized(&normalized(&format!("{shape}{}", diagnostic.kind)));
    format!("{} {label} {what}", emphasized(&normalized(&place)))
}

/// The place, and what helps; nothing, if there is neither.
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
