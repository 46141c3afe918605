//! Complete trees of added and removed members.

use std::collections::HashSet;

use super::facts;
use super::member_tree::{DEEPEST, MemberNode, MemberStatus};
use super::side::Side;
use crate::model::{Member, Shape, ShapeId, ShapeKind};

/// Returns the complete tree of a member that was added or removed. The members of a structure or union are
/// included only at its first occurrence.
pub(super) fn complete_tree(side: &Side<'_>, member: &Member, status: MemberStatus) -> MemberNode {
    TreeBuilder { side, status, shown: HashSet::new(), depth: 0 }.node(member)
}

struct TreeBuilder<'a, 'm> {
    side: &'a Side<'m>,
    status: MemberStatus,
    shown: HashSet<ShapeId>,
    depth: usize,
}

impl TreeBuilder<'_, '_> {
    fn node(&mut self, member: &Member) -> MemberNode {
        let innermost = innermost(self.side, &member.target);
        MemberNode {
            name: member.name.clone(),
            status: self.status,
            type_name: self.side.type_name(&member.target),
            is_required: member.traits.required,
            facts: facts::of_member(self.side, member),
            values: innermost.map(values).unwrap_or_default(),
            changes: Vec::new(),
            members: innermost.map(|shape| self.members(shape)).unwrap_or_default(),
        }
    }

    fn members(&mut self, shape: &Shape) -> Vec<MemberNode> {
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

/// Returns the shape of the innermost items or values of nested lists and maps.
fn innermost<'m>(side: &Side<'m>, id: &ShapeId) -> Option<&'m Shape> {
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
    members.iter().map(|member| member.value.to_string()).collect()
}
