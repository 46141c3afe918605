//! The report as Markdown, for a pull request or a changelog.

use std::fmt;

use super::summary::capitalized;
use super::text::{described, sign};
use super::{Change, Node, OperationChanges, OperationStatus, Report, Status};

impl Report {
    /// The report as Markdown, with headings of the third level, so that it can stand in an entry of
    /// a changelog. The members of operations that have come or gone are left out.
    pub fn markdown(&self) -> String {
        Markdown(self).to_string()
    }
}

struct Markdown<'r>(&'r Report);

impl fmt::Display for Markdown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = self.0;
        write!(f, "{}.", capitalized(&report.counts()))?;
        for sentence in report.consequence().into_iter().chain(report.unseen_in_words()) {
            write!(f, " {sentence}")?;
        }
        writeln!(f)?;
        for status in OperationStatus::ALL {
            self.operations(f, status)?;
        }
        let [breaking, others] = report.listed();
        changes(f, "Breaking changes", &breaking)?;
        changes(f, "Other changes", &others)
    }
}

impl Markdown<'_> {
    fn operations(&self, f: &mut fmt::Formatter<'_>, status: OperationStatus) -> fmt::Result {
        let mut operations = self.0.operations_of(status).peekable();
        if operations.peek().is_some() {
            writeln!(f, "\n### {} operations\n", capitalized(status.name()))?;
        }
        operations.try_for_each(|operation| self.operation(f, operation))
    }

    fn operation(&self, f: &mut fmt::Formatter<'_>, operation: &OperationChanges) -> fmt::Result {
        writeln!(f, "- `{}`", operation.id.name())?;
        if operation.is_lone() {
            return Ok(());
        }
        for change in self.0.own_changes(operation) {
            writeln!(f, "  - {}", code_safe(&change.kind.to_string()))?;
        }
        for (part, nodes) in operation.parts() {
            writeln!(f, "  - {part}:\n\n    ```diff")?;
            nodes.iter().try_for_each(|node| self.node(f, node, 0))?;
            writeln!(f, "    ```")?;
        }
        Ok(())
    }

    /// A line of a diff, in which the sign stands in the first column, so that it is coloured.
    fn node(&self, f: &mut fmt::Formatter<'_>, node: &Node, indent: usize) -> fmt::Result {
        let first = if node.status == Status::Changed { '!' } else { sign(node.status) };
        writeln!(f, "    {first} {:indent$}{}", "", described(node))?;
        for change in self.0.changes_in(node) {
            writeln!(f, "    ! {:indent$}    {}", "", change.kind)?;
        }
        node.members.iter().try_for_each(|member| self.node(f, member, indent + 2))
    }
}

fn changes(f: &mut fmt::Formatter<'_>, title: &str, changes: &[&Change]) -> fmt::Result {
    if changes.is_empty() {
        return Ok(());
    }
    writeln!(f, "\n### {title}\n")?;
    for change in changes {
        writeln!(f, "- `{}`: {}", change.place(), code_safe(&change.kind.to_string()))?;
        writeln!(f, "  - breaks {}: {}", change.breaks(), change.verdict.why())?;
        if let Some(reach) = change.reach_in_words() {
            writeln!(f, "  - reaches {reach}")?;
        }
    }
    Ok(())
}

/// Text from a model, in which nothing is to be read as Markdown, HTML or a mention of a person.
fn code_safe(text: &str) -> String {
    let is_plain = |char: char| char.is_alphanumeric() || " ,.→()".contains(char);
    if text.chars().all(is_plain) { text.to_owned() } else { fenced(text) }
}

/// A code span, with more backticks around the text than are in it.
fn fenced(text: &str) -> String {
    let longest = text.split(|char| char != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}
