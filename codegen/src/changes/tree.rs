//! Trees of members: the changes of one part of an operation, down to the leaves.

/// A member, with the changes in it and below it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Node {
    /// The member's name.
    pub name: String,
    /// The status of the member.
    pub status: Status,
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
    pub members: Vec<Node>,
}

/// The status of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
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

impl Node {
    /// Adds the positions of the changes in the member and below it.
    pub(super) fn add_changes(&self, found: &mut Vec<usize>) {
        found.extend(&self.changes);
        self.members.iter().for_each(|member| member.add_changes(found));
    }
}

impl Status {
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

use std::collections::HashSet;

use super::facts::{self, Fact};
use super::side::Side;
use crate::model::{EnumValue, Member, Shape, ShapeId, ShapeKind};

/// A member that has come or gone, with all that is below it. A structure or union that appears more than
/// once is shown at the first place.
pub(super) fn whole(side: &Side<'_>, member: &Member, status: Status) -> Node {
    Whole { side, status, shown: HashSet::new(), depth: 0 }.node(member)
}

struct Whole<'a, 'm> {
    side: &'a Side<'m>,
    status: Status,
    shown: HashSet<ShapeId>,
    depth: usize,
}

impl Whole<'_, '_> {
    fn node(&mut self, member: &Member) -> Node {
        let held = held(self.side, &member.target);
        Node {
            name: member.name.clone(),
            status: self.status,
            type_name: self.side.type_name(&member.target),
            is_required: member.traits.required,
            facts: facts::of_member(self.side, member),
            values: held.map(values).unwrap_or_default(),
            changes: Vec::new(),
            members: held.map(|shape| self.members(shape)).unwrap_or_default(),
        }
    }

    fn members(&mut self, shape: &Shape) -> Vec<Node> {
        let (ShapeKind::Structure(members) | ShapeKind::Union(members)) = &shape.kind else {
            return Vec::new();
        };
        if self.depth == DEEPEST || !self.shown.insert(shape.id.clone()) {
            return Vec::new();
        }
        self.depth += 1;
        let nodes = members.iter().map(|member| self.node(member)).collect();
        self.depth -= 1;
        nodes
    }
}

/// The shape at the end of lists and maps.
fn held<'m>(side: &Side<'m>, id: &ShapeId) -> Option<&'m Shape> {
    let mut shape = side.shape(id)?;
    loop {
        shape = match &shape.kind {
            ShapeKind::List(member) => side.shape(&member.target)?,
            ShapeKind::Map { value, .. } => side.shape(&value.target)?,
            _ => return Some(shape),
        };
    }
}

fn values(shape: &Shape) -> Vec<String> {
    let (ShapeKind::Enum(members) | ShapeKind::IntEnum(members)) = &shape.kind else {
        return Vec::new();
    };
    members.iter().map(|member| text(&member.value)).collect()
}

/// An enum's value as text.
pub(super) fn text(value: &EnumValue) -> String {
    match value {
        EnumValue::Text(text) => text.clone(),
        EnumValue::Number(number) => number.to_string(),
    }
}
