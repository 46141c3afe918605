//! Compares shapes and their members, recursively.

use std::collections::HashSet;

use super::comparison::Comparison;
use crate::changes::change::{ChangeKind, Container, MemberFacts, Part, TypeChange};
use crate::changes::complete_tree::complete_tree;
use crate::changes::fits::fits;
use crate::changes::member_tree::{DEEPEST, MemberNode, MemberStatus};
use crate::changes::walk::Walk;
use crate::model::{EnumMember, Member, Shape, ShapeId, ShapeKind};

/// The indices of a member's own changes, and the trees of its changed nested members.
type MemberChanges = (Vec<usize>, Vec<MemberNode>);

impl Comparison<'_, '_> {
    /// Compares two structures or two unions.
    pub(super) fn aggregate(&mut self, walk: &mut Walk, old: &Shape, new: &Shape) -> MemberChanges {
        let mut own = Vec::new();
        if self.unchanged.is_itself_unchanged(old, new) {
            return (own, self.members_below(walk, old, new));
        }
        own.extend(self.shape_traits(walk, &new.id, old, new));
        let (container, old_members, new_members) = match (&old.kind, &new.kind) {
            (ShapeKind::Structure(old), ShapeKind::Structure(new)) => {
                (Container::Structure, old, new)
            }
            (ShapeKind::Union(old), ShapeKind::Union(new)) => (Container::Union, old, new),
            _ => return (own, Vec::new()),
        };
        if is_reordered(&names(old_members), &names(new_members)) {
            own.push(self.collector.add_use(
                walk,
                &new.id,
                ChangeKind::MembersReordered(container),
            ));
        }
        let nodes = self.members(walk, container, old_members, new_members);
        (own, nodes)
    }

    /// Compares the targets of the members of an unchanged shape.
    fn members_below(&mut self, walk: &mut Walk, old: &Shape, new: &Shape) -> Vec<MemberNode> {
        let is_union = matches!(new.kind, ShapeKind::Union(_));
        let container = if is_union { Container::Union } else { Container::Structure };
        let mut nodes = Vec::new();
        for (old, new) in old.members().into_iter().zip(new.members()) {
            let is_known = walk.has_visited(&new.target);
            if !is_known && !self.unchanged.is_fully_unchanged(&old.target, &new.target) {
                walk.path.push(new.name.clone());
                nodes.extend(self.member(walk, container, old, new));
                walk.path.pop();
            }
        }
        nodes
    }

    fn members(
        &mut self,
        walk: &mut Walk,
        container: Container,
        old: &[Member],
        new: &[Member],
    ) -> Vec<MemberNode> {
        let mut nodes = Vec::new();
        for member in new {
            walk.path.push(member.name.clone());
            match old.iter().find(|old| old.name == member.name) {
                Some(old) => nodes.extend(self.member(walk, container, old, member)),
                None => {
                    nodes.push(self.added_or_removed(walk, container, member, MemberStatus::Added))
                }
            }
            walk.path.pop();
        }
        for member in old.iter().filter(|old| new.iter().all(|new| new.name != old.name)) {
            walk.path.push(member.name.clone());
            nodes.push(self.added_or_removed(walk, container, member, MemberStatus::Removed));
            walk.path.pop();
        }
        nodes
    }

    /// Adds a member that was added or removed.
    fn added_or_removed(
        &mut self,
        walk: &Walk,
        container: Container,
        member: &Member,
        status: MemberStatus,
    ) -> MemberNode {
        let side = if status == MemberStatus::Added { &self.new } else { &self.old };
        let facts = MemberFacts {
            container,
            presence: side.presence(member, is_input(walk)),
            type_name: side.type_name(&member.target),
        };
        let mut node = complete_tree(side, member, status);
        let kind = match status {
            MemberStatus::Added => ChangeKind::MemberAdded(facts),
            _ => ChangeKind::MemberRemoved(facts),
        };
        node.changes.push(self.collector.add_use(walk, &member.id, kind));
        node
    }

    /// Compares a member that is in both revisions. Returns `None` if it and its nested members are unchanged.
    fn member(
        &mut self,
        walk: &mut Walk,
        container: Container,
        old: &Member,
        new: &Member,
    ) -> Option<MemberNode> {
        let mut changes = Vec::new();
        if container == Container::Structure {
            changes.extend(self.presence(walk, old, new));
        }
        let (more, members) = self.member_contents(walk, old, new);
        changes.extend(more);
        changes.sort_unstable();
        changes.dedup();
        let status = if changes.is_empty() { MemberStatus::Within } else { MemberStatus::Changed };
        (!changes.is_empty() || !members.is_empty()).then(|| MemberNode {
            name: new.name.clone(),
            status,
            type_name: self.new.type_name(&new.target),
            is_required: new.traits.required,
            facts: Vec::new(),
            values: Vec::new(),
            changes,
            members,
        })
    }

    fn presence(&mut self, walk: &Walk, old: &Member, new: &Member) -> Option<usize> {
        let is_input = is_input(walk);
        let (old, id) = (self.old.presence(old, is_input), &new.id);
        let new = self.new.presence(new, is_input);
        (old != new)
            .then(|| self.collector.add_use(walk, id, ChangeKind::PresenceChanged { old, new }))
    }

    /// Compares the traits and targets of two members.
    fn member_contents(&mut self, walk: &mut Walk, old: &Member, new: &Member) -> MemberChanges {
        let (Some(old_target), Some(new_target)) =
            (self.old.shape(&old.target), self.new.shape(&new.target))
        else {
            return MemberChanges::default();
        };
        let mut own = self.member_traits(walk, (old, old_target), (new, new_target));
        if self.unchanged.is_fully_unchanged(&old.target, &new.target) {
            return (own, Vec::new());
        }
        let (more, nodes) = self.targets(walk, &new.id, old_target, new_target);
        own.extend(more);
        (own, nodes)
    }

    fn targets(
        &mut self,
        walk: &mut Walk,
        id: &ShapeId,
        old: &Shape,
        new: &Shape,
    ) -> MemberChanges {
        match (&old.kind, &new.kind) {
            (ShapeKind::List(old), ShapeKind::List(new)) => self.element(walk, "[]", old, new),
            (
                ShapeKind::Map { key: old_key, value: old_value },
                ShapeKind::Map { key: new_key, value: new_value },
            ) => {
                let (mut own, mut nodes) = self.element(walk, "{key}", old_key, new_key);
                let (more, below) = self.element(walk, "{}", old_value, new_value);
                own.extend(more);
                nodes.extend(below);
                (own, nodes)
            }
            (ShapeKind::Structure(_), ShapeKind::Structure(_))
            | (ShapeKind::Union(_), ShapeKind::Union(_)) => {
                let mut own = self.type_renamed(walk, id, old, new);
                if !walk.visit(&old.id, &new.id) {
                    return (own, Vec::new());
                }
                if walk.path.len() >= DEEPEST {
                    walk.deeper.push((walk.path(), old.id.clone(), new.id.clone()));
                    return (own, Vec::new());
                }
                let (more, nodes) = self.aggregate(walk, old, new);
                own.extend(more);
                (own, nodes)
            }
            (ShapeKind::Enum(old_values), ShapeKind::Enum(new_values))
            | (ShapeKind::IntEnum(old_values), ShapeKind::IntEnum(new_values)) => {
                let mut own = self.type_renamed(walk, id, old, new);
                own.extend(self.shape_traits(walk, &new.id, old, new));
                own.extend(self.values(walk, &new.id, old_values, new_values));
                (own, Vec::new())
            }
            (ShapeKind::Simple(old), ShapeKind::Simple(new)) if old == new => {
                MemberChanges::default()
            }
            _ => (vec![self.type_changed(walk, id, old, new)], Vec::new()),
        }
    }

    /// Compares the items of two lists, or the keys or values of two maps.
    fn element(
        &mut self,
        walk: &mut Walk,
        name: &str,
        old: &Member,
        new: &Member,
    ) -> MemberChanges {
        walk.path.push(name.to_owned());
        let changes = self.member_contents(walk, old, new);
        walk.path.pop();
        changes
    }

    fn type_renamed(&mut self, walk: &Walk, id: &ShapeId, old: &Shape, new: &Shape) -> Vec<usize> {
        let (old, new) = (self.old.name(&old.id), self.new.name(&new.id));
        if old == new {
            return Vec::new();
        }
        vec![self.collector.add_use(walk, id, ChangeKind::TypeRenamed { old, new })]
    }

    fn type_changed(&mut self, walk: &Walk, id: &ShapeId, old: &Shape, new: &Shape) -> usize {
        let change = TypeChange {
            old: self.old.type_name(&old.id),
            new: self.new.type_name(&new.id),
            old_fits_new: fits(old, new),
            new_fits_old: fits(new, old),
        };
        self.collector.add_use(walk, id, ChangeKind::TypeChanged(change))
    }

    /// Compares the values of two enums.
    fn values(
        &mut self,
        walk: &mut Walk,
        id: &ShapeId,
        old: &[EnumMember],
        new: &[EnumMember],
    ) -> Vec<usize> {
        let mut kinds = Vec::new();
        let mut positions = Vec::new();
        for member in new {
            match old.iter().find(|old| old.value == member.value) {
                None => kinds.push(ChangeKind::ValueAdded(member.value.to_string())),
                Some(old) => {
                    kinds.extend(renamed_value(old, member));
                    positions.extend(self.value_traits(walk, old, member));
                }
            }
        }
        let gone = old.iter().filter(|old| new.iter().all(|new| new.value != old.value));
        kinds.extend(gone.map(|member| ChangeKind::ValueRemoved(member.value.to_string())));
        if is_reordered(&texts(old), &texts(new)) {
            kinds.push(ChangeKind::MembersReordered(Container::Enum));
        }
        positions.extend(kinds.into_iter().map(|kind| self.collector.add_use(walk, id, kind)));
        positions
    }
}

/// Returns whether the walk is at a top-level member of an input, whose default clients don't send.
fn is_input(walk: &Walk) -> bool {
    walk.part == Part::Request && walk.path.len() == 1
}

fn names(members: &[Member]) -> Vec<String> {
    members.iter().map(|member| member.name.clone()).collect()
}

fn texts(members: &[EnumMember]) -> Vec<String> {
    members.iter().map(|member| member.value.to_string()).collect()
}

/// Returns whether the common elements of two lists are in a different order.
fn is_reordered(old: &[String], new: &[String]) -> bool {
    let (in_old, in_new): (HashSet<&String>, HashSet<&String>) =
        (old.iter().collect(), new.iter().collect());
    let kept = old.iter().filter(|name| in_new.contains(name));
    !kept.eq(new.iter().filter(|name| in_old.contains(name)))
}

fn renamed_value(old: &EnumMember, new: &EnumMember) -> Option<ChangeKind> {
    (old.name != new.name).then(|| ChangeKind::ValueRenamed {
        value: new.value.to_string(),
        old: old.name.clone(),
        new: new.name.clone(),
    })
}
