//! Problems of a model, as the command line reports them.
//!
//! Each has a first line in the form of compilers, `file:line:column: error: what is wrong`, by which editors
//! and logs find the place; then the line of the document with the place underlined, and what helps.

mod excerpt;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use smithy_client_codegen::model::{Problem, Problems, Source};

use crate::terminal::{counted, emphasized, error_label, normalized};
use excerpt::Excerpt;

/// All problems as styled text, for lines of so many columns; then how many they are, and what has not been
/// done because of them.
pub(crate) fn rendered(problems: &Problems, outcome: &str, width: usize) -> String {
    let source = problems.source();
    let blocks = problems.iter().map(|problem| block(source, problem, width));
    let blocks = blocks.collect::<Vec<_>>().join("\n\n");
    format!(
        "{blocks}\n\n{} {} in {}; {outcome}",
        error_label(),
        counted(problems.iter().len(), "problem"),
        normalized(source.name())
    )
}

/// One problem.
fn block(source: &Source, problem: &Problem, width: usize) -> String {
    let title = title(source, problem);
    let context = context(source, problem, width);
    if context.is_empty() { title } else { format!("{title}\n{context}") }
}

/// The first line.
fn title(source: &Source, problem: &Problem) -> String {
    let place = match problem.span.map(|span| source.position(span)) {
        Some(position) => format!("{}:{}:{}:", source.name(), position.line, position.column),
        None => format!("{}:", source.name()),
    };
    let shape = problem.shape.as_ref().map(|shape| format!("{shape}: ")).unwrap_or_default();
    let what = emphasized(&normalized(&format!("{shape}{}", problem.kind)));
    format!("{} {} {what}", emphasized(&normalized(&place)), error_label())
}

/// The place, and what helps; nothing, if there is neither.
fn context(source: &Source, problem: &Problem, width: usize) -> String {
    let excerpt = problem.span.and_then(|span| Excerpt::of(source, span, width));
    let snippet = excerpt.map(|excerpt| {
        Snippet::source(excerpt.text)
            .line_start(excerpt.line)
            .annotation(AnnotationKind::Primary.span(excerpt.marked))
    });
    let help = problem.kind.help().map(|help| Level::HELP.message(normalized(&help)));
    let group = Group::with_level(Level::ERROR).elements(snippet).elements(help);
    if group.is_empty() {
        return String::new();
    }
    Renderer::styled().term_width(width).render(&[group])
}

#[cfg(test)]
mod tests;
