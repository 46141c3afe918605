//! Trees of members: the changes of one part of an operation, down to the leaves.

use super::facts::Fact;

/// A member, with the changes in it and below it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MemberNode {
    /// The member's name.
    pub name: String,
    /// The status of the member.
    pub status: MemberStatus,
    /// Its type in words: in the new revision, or in the old one if it is gone.
    pub type_name: String,
    /// Whether the service requires it.
    pub is_required: bool,
    /// The traits that matter to callers, if the member was added or removed.
    pub facts: Vec<Fact>,
    /// The values of its type or of its items, if that is an enum, where the member has come or gone.
    pub values: Vec<String>,
    /// The changes of the member itself, as positions in [`Report::changes`](super::Report::changes).
    pub changes: Vec<usize>,
    /// The members below that have changed, come or gone.
    pub members: Vec<MemberNode>,
}

/// The status of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberStatus {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has itself changed.
    Changed,
    /// Something below it has changed.
    Within,
}

/// How many members deep a tree is at most. What lies deeper is compared all the same. As JSON, a level takes
/// two, of which common parsers read 127.
pub(super) const DEEPEST: usize = 48;

impl MemberNode {
    /// Adds the positions of the changes in the member and below it.
    pub(super) fn add_changes(&self, found: &mut Vec<usize>) {
        found.extend(&self.changes);
        self.members.iter().for_each(|member| member.add_changes(found));
    }
}

impl MemberStatus {
    /// The status's name in the JSON report.
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Within => "within",
        }
    }
}
