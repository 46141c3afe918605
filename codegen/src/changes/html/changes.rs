//! Builds views of changes.

use super::page::Page;
use super::safe_text::{Anchor, spans};
use super::types::Crates;
use super::view::{AffectedView, ChangeView, LineView, Link};
use crate::api::Difference;
use crate::changes::change::{Change, ChangeKind, Part};
use crate::changes::words::capitalized;
use crate::model::ShapeId;

impl Page<'_> {
    pub(super) fn change(&self, number: usize, change: &Change) -> ChangeView {
        let is_breaking = change.is_breaking();
        let values = change.values_in_words();
        let api = change.api.iter().filter(|difference| is_breaking && difference.breaks());
        let is_of_all = matches!(change.kind, ChangeKind::ServiceRenamed { .. });
        ChangeView {
            number,
            subject: self.subject(change),
            kind: change.kind.to_string().into(),
            breaks: change.breaks().into(),
            why: spans(&change.verdict.why()),
            remedy: spans(&change.remedy().unwrap_or_default()),
            values: values
                .map(|(clause, phrase)| (capitalized(&clause).into(), phrase.map(Into::into))),
            value: lines(change.value_lines()),
            api: lines(api.flat_map(in_lines).collect()),
            affected: if is_of_all { Vec::new() } else { self.affected(change) },
            affected_text: change.affected_in_words().filter(|_| is_of_all).map(Into::into),
        }
    }

    /// Returns the changed shape or member, with a link to the type or operation.
    fn subject(&self, change: &Change) -> Link {
        let root = change.shape.root();
        let operation = || self.operation_of(&root).or_else(|| self.operation_anchor(root.name()));
        let to = self.type_anchor_of(&root).or_else(operation);
        Link { text: change.short_id().into(), to }
    }

    fn affected(&self, change: &Change) -> Vec<AffectedView> {
        let mut found: Vec<(&ShapeId, Vec<String>)> = Vec::new();
        for used in &change.uses {
            let part = (used.part != Part::Operation).then(|| used.part.to_string());
            match found.iter_mut().find(|(operation, _)| *operation == &used.operation) {
                Some((_, parts)) => parts.extend(part),
                None => found.push((&used.operation, part.into_iter().collect())),
            }
        }
        let view = |(operation, parts): (&ShapeId, Vec<String>)| {
            let to = self.operation_anchor(operation.name());
            let operation = Link { text: operation.name().into(), to };
            AffectedView { operation, parts: parts.join(", ").into() }
        };
        // Omit an added or removed operation from its own change.
        let is_other = |(operation, parts): &(&ShapeId, Vec<String>)| {
            **operation != change.shape || !parts.is_empty()
        };
        found.into_iter().filter(is_other).map(view).collect()
    }

    /// Returns the anchor of the operation that has a shape as input or output.
    fn operation_of(&self, shape: &ShapeId) -> Option<Anchor> {
        let sides = self.crates.iter().flat_map(Crates::sides);
        let mut operations = sides.flat_map(|side| &side.plan.operations);
        let found = operations.find(|of| [&of.input.id, &of.output.id].contains(&shape))?;
        self.operation_anchor(&found.wire_name)
    }

    /// Returns the anchor of an operation if it is on the page.
    pub(super) fn operation_anchor(&self, name: &str) -> Option<Anchor> {
        let is_shown = self.report.operations.iter().any(|operation| operation.id.name() == name);
        is_shown.then(|| Anchor::new("operation", name))
    }
}

/// Returns views of signed lines.
pub(super) fn lines(lines: Vec<(char, String)>) -> Vec<LineView> {
    lines.iter().map(|(sign, line)| LineView::signed(*sign, line)).collect()
}

fn in_lines(difference: &Difference) -> Vec<(char, String)> {
    let old = difference.older().map(|item| ('-', item.to_string()));
    let new = difference.newer().map(|item| ('+', item.to_string()));
    old.into_iter().chain(new).collect()
}
