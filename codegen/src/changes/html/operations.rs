//! Builds views of operations.

use super::line::{TypeKey, diff};
use super::page::Page;
use super::safe_text::{Anchor, markdown};
use super::snippet::{request, response};
use super::types::{Crates, TypeStatus};
use super::view::{BlockView, ErrorView, LineView, Link, Mark, OperationView, TypeView, UseView};
use crate::changes::change::{Change, Part, Use};
use crate::changes::member_tree::MemberNode;
use crate::changes::operation::{OperationChanges, OperationStatus};
use crate::changes::text::{described, sign};
use crate::changes::words::capitalized;
use crate::model::ShapeId;
use crate::plan::OperationPlan;

/// An operation in revisions revisions.
#[derive(Clone, Copy)]
struct OperationRevisions<'p> {
    old: Option<&'p OperationPlan>,
    new: Option<&'p OperationPlan>,
}

impl Page<'_> {
    pub(super) fn operation(&self, at: usize, changes: &OperationChanges) -> OperationView {
        let name = changes.id.name();
        let revisions = self.crates.as_ref().map(|crates| OperationRevisions::of(crates, name));
        let docs = revisions
            .and_then(|revisions| revisions.new.or(revisions.old)?.docs.first_sentence_of_model());
        let docs = docs.map(|sentence| markdown(&sentence));
        let (blocks, errors) = match (&self.crates, revisions) {
            (Some(crates), Some(revisions)) => {
                (self.blocks(changes, crates, revisions), self.errors(revisions))
            }
            _ => (self.trees(changes), Vec::new()),
        };
        let error_facts = revisions.is_none().then(|| changes.errors_in_words()).flatten();
        let facts = error_facts.into_iter().chain(changes.facts_in_words());
        OperationView {
            name: name.into(),
            anchor: Anchor::new("operation", name),
            status: changes.status.name().into(),
            docs: docs.unwrap_or_default(),
            facts: facts.map(Into::into).collect(),
            changes: self.uses(changes),
            blocks,
            errors,
            types: self.own_types(at),
        }
    }

    /// Returns the changes that affect an operation, unless it was added.
    fn uses(&self, changes: &OperationChanges) -> Vec<UseView> {
        if changes.status == OperationStatus::New {
            return Vec::new();
        }
        let found = self.numbers.affecting(&changes.id).iter();
        found.flat_map(|(number, change)| uses(*number, change, &changes.id)).collect()
    }

    fn blocks(
        &self,
        changes: &OperationChanges,
        crates: &Crates<'_>,
        revisions: OperationRevisions<'_>,
    ) -> Vec<BlockView> {
        let has_nested_change = |part: Part| {
            let found = self.numbers.affecting(&changes.id);
            let paths = found.iter().flat_map(|(_, change)| paths(change, &changes.id, &part));
            let members: Vec<String> = paths.map(first_member).collect();
            move |member: &ShapeId| {
                member.member().is_some_and(|name| members.iter().any(|member| member == name))
            }
        };
        let lines = |of: Option<&OperationPlan>| {
            of.map(|of| request(of, &crates.variants)).unwrap_or_default()
        };
        let requests = diff(lines(revisions.old), lines(revisions.new));
        let lines = |of: Option<&OperationPlan>| of.map(response).unwrap_or_default();
        let responses = diff(lines(revisions.old), lines(revisions.new));
        vec![
            self.block("Request", &requests, has_nested_change(Part::Request)),
            self.block("Response", &responses, has_nested_change(Part::Response)),
        ]
    }

    fn errors(&self, revisions: OperationRevisions<'_>) -> Vec<ErrorView> {
        let keys = |of: Option<&OperationPlan>| -> Vec<TypeKey> {
            let errors = of.map(|of| of.errors.as_slice()).unwrap_or_default();
            errors.iter().map(|error| TypeKey::error(&error.name)).collect()
        };
        let (old, new) = (keys(revisions.old), keys(revisions.new));
        let gone = old.iter().filter(|key| !new.contains(key));
        let views = new.iter().chain(gone).map(|key| {
            let mark = match (old.contains(key), new.contains(key)) {
                // The operation itself was added or removed.
                _ if revisions.old.is_none() || revisions.new.is_none() => Mark::Same,
                (true, false) => Mark::Removed,
                (false, _) => Mark::Added,
                (true, true) => Mark::Same,
            };
            let error = Link { text: key.name.as_str().into(), to: self.type_anchor(key) };
            ErrorView { mark, error }
        });
        views.collect()
    }

    /// Returns the types that no other operation on the page uses.
    fn own_types(&self, at: usize) -> Vec<TypeView> {
        let own = self
            .types
            .values()
            .filter(|of| of.status != TypeStatus::Same && of.operations.iter().eq([&at]));
        own.map(|of| self.type_view(of)).collect()
    }

    /// Returns trees of members, as a replacement for code if no crate can be generated.
    fn trees(&self, changes: &OperationChanges) -> Vec<BlockView> {
        let parts = changes.parts().into_iter();
        let blocks = parts.map(|(part, nodes)| {
            let mut lines = Vec::new();
            nodes.iter().for_each(|node| self.node(&mut lines, node, 0));
            BlockView::new(&capitalized(&part.to_string()), lines)
        });
        blocks.collect()
    }

    fn node(&self, lines: &mut Vec<LineView>, node: &MemberNode, indent: usize) {
        let text = format!("{:indent$}{}", "", described(node));
        lines.push(LineView::signed(sign(node.status), &text));
        for change in self.report.changes_in(node) {
            let text = format!("{:indent$}    {}", "", change.kind);
            lines.push(LineView::signed('~', &text));
        }
        node.members.iter().for_each(|member| self.node(lines, member, indent + 2));
    }
}

impl<'p> OperationRevisions<'p> {
    fn of(crates: &Crates<'p>, name: &str) -> Self {
        let old = crates.old.as_ref().and_then(|side| side.operation(name));
        Self { old, new: crates.new.operation(name) }
    }
}

fn uses(number: usize, change: &Change, operation: &ShapeId) -> Vec<UseView> {
    let here = change.uses.iter().filter(|used| used.operation == *operation);
    let view = |used: &Use| UseView {
        part: used.part.to_string().into(),
        path: used.path.as_str().into(),
        kind: change.kind.to_string().into(),
        number,
        is_breaking: change.is_breaking(),
    };
    here.map(view).collect()
}

/// Returns the paths through which a change affects a part of an operation.
fn paths<'c>(
    change: &'c Change,
    operation: &'c ShapeId,
    part: &'c Part,
) -> impl Iterator<Item = &'c str> {
    let here =
        change.uses.iter().filter(move |used| used.operation == *operation && used.part == *part);
    here.map(|used| used.path.as_str())
}

/// Returns the first member of a path.
fn first_member(path: &str) -> String {
    path.split(['.', '[', '{']).next().unwrap_or_default().to_owned()
}
