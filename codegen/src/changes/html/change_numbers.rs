//! Numbers the changes on the page, so that other parts of the page can link to them.

use std::collections::{HashMap, HashSet};

use crate::changes::change::Change;
use crate::changes::report::Report;
use crate::model::ShapeId;

/// The listed changes with their numbers.
pub(super) struct ChangeNumbers<'r> {
    /// Breaking changes, then the others.
    listed: [Vec<Numbered<'r>>; 2],
    by_shape: HashMap<&'r ShapeId, Vec<usize>>,
    by_operation: HashMap<&'r ShapeId, Vec<Numbered<'r>>>,
}

/// A change with its number.
pub(super) type Numbered<'r> = (usize, &'r Change);

impl<'r> ChangeNumbers<'r> {
    /// Numbers the changes in the order of the page.
    pub(super) fn new(report: &'r Report) -> Self {
        let mut number = 0;
        let listed = report.listed().map(|list| {
            let numbered = list.into_iter().map(|change| {
                number += 1;
                (number, change)
            });
            numbered.collect::<Vec<Numbered<'_>>>()
        });
        let mut by_shape: HashMap<&ShapeId, Vec<usize>> = HashMap::new();
        let mut by_operation: HashMap<&ShapeId, Vec<Numbered<'_>>> = HashMap::new();
        for (number, change) in listed.iter().flatten() {
            by_shape.entry(&change.shape).or_default().push(*number);
            let operations: HashSet<&ShapeId> =
                change.uses.iter().map(|used| &used.operation).collect();
            for operation in operations {
                by_operation.entry(operation).or_default().push((*number, change));
            }
        }
        Self { listed, by_shape, by_operation }
    }

    /// Returns the breaking changes, then the others.
    pub(super) fn listed(&self) -> &[Vec<Numbered<'r>>; 2] {
        &self.listed
    }

    /// Returns the numbers of the changes of a shape or member.
    pub(super) fn of_shape(&self, shape: &ShapeId) -> &[usize] {
        self.by_shape.get(shape).map_or(&[], Vec::as_slice)
    }

    /// Returns the changes that affect an operation.
    pub(super) fn affecting(&self, operation: &ShapeId) -> &[Numbered<'r>] {
        self.by_operation.get(operation).map_or(&[], Vec::as_slice)
    }
}
