//! What is different between two listings.

use std::fmt;

use similar::{ChangeTag, TextDiff};

use super::item::Item;

/// A line that only one of two listings has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Only the older one has it.
    Removed(String),
    /// Only the newer one has it.
    Added(String),
}

/// The lines that only one of the listings has.
pub(super) fn changes(older: &[Item], newer: &[Item]) -> Vec<Change> {
    let (older, newer) = (lines(older), lines(newer));
    let diff = TextDiff::from_lines(&older, &newer);
    let changes = diff.iter_all_changes().filter_map(|change| {
        let line = change.value().trim_end().to_owned();
        match change.tag() {
            ChangeTag::Equal => None,
            ChangeTag::Delete => Some(Change::Removed(line)),
            ChangeTag::Insert => Some(Change::Added(line)),
        }
    });
    changes.collect()
}

fn lines(items: &[Item]) -> String {
    items.iter().map(|item| format!("{item}\n")).collect()
}

/// Writes the line with `-` or `+` before it.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Removed(line) => write!(f, "-{line}"),
            Self::Added(line) => write!(f, "+{line}"),
        }
    }
}
