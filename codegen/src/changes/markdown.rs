//! The report as Markdown, for a pull request or a changelog.

use std::fmt;

use super::change::Change;
use super::escape::{code, fence, markdown, visible};
use super::member_tree::{MemberNode, MemberStatus};
use super::operation::{OperationChanges, OperationStatus};
use super::report::Report;
use super::text::{described, sign};
use super::words::{capitalized, changed_lines, pretty, short_id};

impl Report {
    /// Renders the report as Markdown with third-level headings, so that it can be part of a changelog entry.
    /// Members of new operations, long values and documentation are collapsed. For a first revision, only the
    /// names of operations are listed.
    pub fn markdown(&self) -> String {
        Markdown(self).to_string()
    }
}

struct Markdown<'r>(&'r Report);

/// Lines of a diff.
type Lines = Vec<String>;

impl fmt::Display for Markdown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = self.0;
        writeln!(f, "{}", report.headline())?;
        for note in report.notes() {
            writeln!(f, "\n{}", note.sentence)?;
            if let Some((about, quote)) = note.quote {
                writeln!(f, "\n- {}: {}", code(about), code(quote))?;
            }
        }
        for status in OperationStatus::ALL {
            self.operations(f, status)?;
        }
        let [breaking, others] = report.listed();
        changes(f, "Breaking changes", &breaking, &[])?;
        changes(f, "Other changes", &others, &report.new_types())?;
        self.documentation(f)
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
        if self.0.old.is_none() {
            return Ok(());
        }
        if let Some(errors) = operation.errors_in_words() {
            writeln!(f, "  - {errors}")?;
        }
        for line in operation.facts_in_words() {
            writeln!(f, "  - {}", markdown(&line))?;
        }
        for change in self.0.own_changes(operation) {
            writeln!(f, "  - {}", markdown(&change.kind.to_string()))?;
        }
        for (part, nodes) in operation.parts() {
            let mut lines = Lines::new();
            nodes.iter().for_each(|node| self.node(&mut lines, node, 0));
            if operation.is_added_or_removed() {
                collapsed(f, 2, &format!("{part}"), &lines)?;
            } else {
                writeln!(f, "  - {part}:\n")?;
                block(f, 4, &lines)?;
            }
        }
        Ok(())
    }

    /// Adds the lines of a member. Signs are in the first column, which determines the color of a diff line.
    fn node(&self, lines: &mut Lines, node: &MemberNode, indent: usize) {
        let first = if node.status == MemberStatus::Changed { '!' } else { sign(node.status) };
        lines.push(format!("{first} {:indent$}{}", "", described(node)));
        for change in self.0.changes_in(node) {
            lines.push(format!("! {:indent$}    {}", "", change.under(node)));
        }
        node.members.iter().for_each(|member| self.node(lines, member, indent + 2));
    }

    /// Writes the differences that don't affect programs: by name, then collapsed with old and new values.
    fn documentation(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let documented = self.0.documented();
        if documented.is_empty() {
            return Ok(());
        }
        writeln!(f, "\n### Documentation only\n")?;
        for (id, traits) in &documented {
            writeln!(f, "- {}: {}", code(id), code(traits))?;
        }
        let mut lines = Lines::new();
        for change in &self.0.documentation {
            lines.push(format!("@ {} @{}", short_id(&change.shape), change.id.name()));
            let values = (pretty(change.old.as_ref()), pretty(change.new.as_ref()));
            let changed = changed_lines(&values.0, &values.1);
            lines.extend(changed.iter().map(|(sign, line)| format!("{sign} {line}")));
        }
        collapsed(f, 0, "Old and new text", &lines)
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
    writeln!(f, "\n### {title}\n")?;
    changes.iter().try_for_each(|change| write_change(f, change))?;
    let names: Vec<String> = new_types.iter().map(|name| code(name)).collect();
    match names.as_slice() {
        [] => Ok(()),
        [name] => writeln!(f, "- 1 new type: {name}"),
        names => writeln!(f, "- {} new types: {}", names.len(), names.join(", ")),
    }
}

fn write_change(f: &mut fmt::Formatter<'_>, change: &Change) -> fmt::Result {
    writeln!(f, "- `{}`: {}", change.short_id(), markdown(&change.kind.to_string()))?;
    writeln!(f, "  - {}: {}", change.severity(), change.verdict.why())?;
    if let Some((clause, phrase)) = change.values_in_words() {
        let phrase = phrase.map(|phrase| format!(": {}", code(&phrase))).unwrap_or_default();
        writeln!(f, "  - {clause}{phrase}")?;
    }
    if let Some(operations) = change.affected_in_words() {
        writeln!(f, "  - affects {operations}")?;
    }
    let lines: Lines =
        change.value_lines().iter().map(|(sign, line)| format!("{sign} {line}")).collect();
    if lines.is_empty() { Ok(()) } else { collapsed(f, 2, "Old and new value", &lines) }
}

/// Writes a code block with a diff, indented as part of a list item.
fn block(f: &mut fmt::Formatter<'_>, indent: usize, lines: &[String]) -> fmt::Result {
    let shown: Vec<String> = lines.iter().map(|line| visible(line)).collect();
    let fence = fence(shown.iter().map(String::as_str));
    writeln!(f, "{:indent$}{fence}diff", "")?;
    for line in &shown {
        writeln!(f, "{:indent$}{}", "", line.trim_end())?;
    }
    writeln!(f, "{:indent$}{fence}", "")
}

/// Writes a collapsed code block with a diff.
fn collapsed(
    f: &mut fmt::Formatter<'_>,
    indent: usize,
    title: &str,
    lines: &[String],
) -> fmt::Result {
    writeln!(f, "\n{:indent$}<details>\n{:indent$}<summary>{title}</summary>\n", "", "")?;
    block(f, indent, lines)?;
    writeln!(f, "\n{:indent$}</details>", "")
}
