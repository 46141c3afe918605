//! The report as text for a terminal.

use std::fmt;

use super::change::Change;
use super::escape::visible;
use super::member_tree::{MemberNode, MemberStatus};
use super::operation::OperationChanges;
use super::report::Report;

impl Report {
    /// Renders the report as text: a headline, the changed operations with trees of their members, and the changes
    /// with their consequences.
    pub fn text(&self) -> String {
        Text(self).to_string()
    }
}

struct Text<'r>(&'r Report);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = self.0;
        writeln!(f, "{}\n{}", report.title(), report.headline())?;
        for note in report.notes() {
            writeln!(f, "{}", note.sentence)?;
            if let Some((about, quote)) = note.quote {
                writeln!(f, "  {}: {}", visible(about), visible(quote))?;
            }
        }
        for operation in &report.operations {
            self.operation(f, operation)?;
        }
        let [breaking, others] = report.listed();
        changes(f, "Breaking changes", &breaking, &[])?;
        changes(f, "Other changes", &others, &report.new_types())?;
        self.documentation(f)
    }
}

impl Text<'_> {
    fn operation(&self, f: &mut fmt::Formatter<'_>, operation: &OperationChanges) -> fmt::Result {
        writeln!(f, "\n{} ({})", operation.id.name(), operation.status.name())?;
        let errors = operation.errors_in_words();
        for line in errors.into_iter().chain(operation.facts_in_words()) {
            writeln!(f, "  {line}")?;
        }
        for change in self.0.own_changes(operation) {
            writeln!(f, "  ~ {}", change.kind)?;
        }
        for (part, nodes) in operation.parts() {
            writeln!(f, "  {part}")?;
            nodes.iter().try_for_each(|node| self.node(f, node, 4))?;
        }
        Ok(())
    }

    fn node(&self, f: &mut fmt::Formatter<'_>, node: &MemberNode, indent: usize) -> fmt::Result {
        writeln!(f, "{:indent$}{} {}", "", sign(node.status), described(node))?;
        for change in self.0.changes_in(node) {
            writeln!(f, "{:indent$}    {}", "", change.under(node))?;
        }
        node.members.iter().try_for_each(|member| self.node(f, member, indent + 2))
    }

    /// Writes the differences that don't affect programs, by name.
    fn documentation(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let documented = self.0.documented();
        if documented.is_empty() {
            return Ok(());
        }
        writeln!(f, "\nDocumentation only")?;
        documented.iter().try_for_each(|(id, traits)| writeln!(f, "  {id}: {traits}"))
    }
}

fn changes(
    f: &mut fmt::Formatter<'_>,
    title: &str,
    changes: &[&Change],
    new_types: &[&str],
) -> fmt::Result {
    if changes.is_empty() && new_types.is_empty() {
        return Ok(());
    }
    writeln!(f, "\n{title}")?;
    changes.iter().try_for_each(|change| write_change(f, change))?;
    match new_types {
        [] => Ok(()),
        [name] => writeln!(f, "  1 new type: {name}"),
        names => writeln!(f, "  {} new types: {}", names.len(), names.join(", ")),
    }
}

fn write_change(f: &mut fmt::Formatter<'_>, change: &Change) -> fmt::Result {
    writeln!(f, "  {}: {}", change.short_id(), change.kind)?;
    for (sign, line) in change.value_lines() {
        writeln!(f, "    {sign} {}", visible(&line))?;
    }
    writeln!(f, "    {}: {}", change.severity(), change.verdict.why())?;
    if let Some((clause, phrase)) = change.values_in_words() {
        let phrase = phrase.map(|phrase| format!(": {}", visible(&phrase))).unwrap_or_default();
        writeln!(f, "    {clause}{phrase}")?;
    }
    match change.affected_in_words() {
        Some(operations) => writeln!(f, "    affects {operations}"),
        None => Ok(()),
    }
}

/// Returns the sign before a member in a tree.
pub(super) fn sign(status: MemberStatus) -> char {
    match status {
        MemberStatus::Added => '+',
        MemberStatus::Removed => '-',
        MemberStatus::Changed => '~',
        MemberStatus::Within => ' ',
    }
}

/// Describes a member: its type, the values of its type, and relevant traits.
pub(super) fn described(node: &MemberNode) -> String {
    let required = if node.is_required { " (required)" } else { "" };
    let values = match node.values.as_slice() {
        [] => String::new(),
        values => format!(", {}", visible(&values.join(" | "))),
    };
    let facts: String = node.facts.iter().map(|fact| format!(", {}", fact.in_words())).collect();
    format!("{}{required}: {}{values}{facts}", node.name, node.type_name)
}
