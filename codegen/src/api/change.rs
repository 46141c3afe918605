//! The differences between the lines of two listings.

use std::fmt;

use similar::{ChangeTag, TextDiff};

use super::item::Item;

/// A line in only one of two listings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A line of the older listing.
    Removed(String),
    /// A line of the newer listing.
    Added(String),
}

/// Returns the lines that are in only one of the listings.
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

/// Writes the line with the prefix `-` or `+`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Removed(line) => write!(f, "-{line}"),
            Self::Added(line) => write!(f, "+{line}"),
        }
    }
}
