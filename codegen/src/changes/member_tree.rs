//! Trees of the changed members of an operation's request, response or error.

use super::facts::Fact;

/// A member with its changes and the changes of nested members.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MemberNode {
    /// The member's name.
    pub name: String,
    /// Whether the member was added, removed or changed.
    pub status: MemberStatus,
    /// A description of the member's type: in the new revision, or in the old one if the member was removed.
    pub type_name: String,
    /// Whether the service requires the member.
    pub is_required: bool,
    /// The traits that are relevant to callers, if the member was added or removed.
    pub facts: Vec<Fact>,
    /// The values of its type or item type if that is an enum, and the member was added or removed.
    pub values: Vec<String>,
    /// The changes of the member itself, as indices into [`Report::changes`](super::Report::changes).
    pub changes: Vec<usize>,
    /// The nested members that were added, removed or changed.
    pub members: Vec<MemberNode>,
}

/// The status of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberStatus {
    /// The member was added.
    Added,
    /// The member was removed.
    Removed,
    /// The member itself changed.
    Changed,
    /// A nested member changed.
    Within,
}

/// The maximum depth of a tree. Deeper members are compared, but are not in the tree. In JSON, each level of a
/// tree takes two levels of nesting, and common parsers support only 127.
pub(super) const DEEPEST: usize = 48;

impl MemberNode {
    /// Adds the indices of the changes of the member and its nested members.
    pub(super) fn add_changes(&self, found: &mut Vec<usize>) {
        found.extend(&self.changes);
        self.members.iter().for_each(|member| member.add_changes(found));
    }
}

impl MemberStatus {
    /// Returns the name of the status in the JSON report.
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Within => "within",
        }
    }
}
