//! The report as text for a terminal.

use std::fmt;

use super::{Change, Node, OperationChanges, Report, Status};

impl Report {
    /// The report as text: a headline, the operations with trees of their members, and the changes with
    /// what follows from them.
    pub fn text(&self) -> String {
        Text(self).to_string()
    }
}

struct Text<'r>(&'r Report);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = self.0;
        writeln!(f, "{}\n{}", report.title(), report.counts())?;
        for sentence in report.consequence().into_iter().chain(report.unseen_in_words()) {
            writeln!(f, "{sentence}")?;
        }
        for operation in &report.operations {
            self.operation(f, operation)?;
        }
        let [breaking, others] = report.listed();
        changes(f, "Breaking changes", &breaking)?;
        changes(f, "Other changes", &others)
    }
}

impl Text<'_> {
    fn operation(&self, f: &mut fmt::Formatter<'_>, operation: &OperationChanges) -> fmt::Result {
        writeln!(f, "\n{} ({})", operation.id.name(), operation.status.name())?;
        for change in self.0.own_changes(operation) {
            writeln!(f, "  ~ {}", change.kind)?;
        }
        for (part, nodes) in operation.parts() {
            writeln!(f, "  {part}")?;
            nodes.iter().try_for_each(|node| self.node(f, node, 4))?;
        }
        Ok(())
    }

    fn node(&self, f: &mut fmt::Formatter<'_>, node: &Node, indent: usize) -> fmt::Result {
        writeln!(f, "{:indent$}{} {}", "", sign(node.status), described(node))?;
        for change in self.0.changes_in(node) {
            writeln!(f, "{:indent$}    {}", "", change.kind)?;
        }
        node.members.iter().try_for_each(|member| self.node(f, member, indent + 2))
    }
}

fn changes(f: &mut fmt::Formatter<'_>, title: &str, changes: &[&Change]) -> fmt::Result {
    if changes.is_empty() {
        return Ok(());
    }
    writeln!(f, "\n{title}")?;
    for change in changes {
        writeln!(f, "  {}: {}", change.place(), change.kind)?;
        writeln!(f, "    breaks {}: {}", change.breaks(), change.verdict.why())?;
        if let Some(reach) = change.reach_in_words() {
            writeln!(f, "    reaches {reach}")?;
        }
    }
    Ok(())
}

/// What stands before a member in a tree.
pub(super) fn sign(status: Status) -> char {
    match status {
        Status::Added => '+',
        Status::Removed => '-',
        Status::Changed => '~',
        Status::Within => ' ',
    }
}

/// A member with its type, and the values of that.
pub(super) fn described(node: &Node) -> String {
    let required = if node.is_required { " (required)" } else { "" };
    let values = match node.values.as_slice() {
        [] => String::new(),
        values => format!(", {}", values.join(" | ")),
    };
    format!("{}{required}: {}{values}", node.name, node.type_name)
}
