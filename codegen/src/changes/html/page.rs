//! A page in the making.

use indexmap::IndexMap;

use super::line::TypeKey;
use super::numbers::Numbers;
use super::types::{Crates, TypeChanges};
use crate::changes::report::Report;

/// A page in the making.
pub(super) struct Page<'r> {
    pub(super) report: &'r Report,
    pub(super) numbers: Numbers<'r>,
    pub(super) crates: Option<Crates<'r>>,
    pub(super) types: IndexMap<TypeKey, TypeChanges>,
}

impl<'r> Page<'r> {
    pub(super) fn new(report: &'r Report, crates: Option<Crates<'r>>) -> Self {
        let numbers = Numbers::new(report);
        let names: Vec<&str> = report.operations.iter().map(|of| of.id.name()).collect();
        let is_noted = |shape: &_| !numbers.of_shape(shape).is_empty();
        let types = crates.as_ref().map(|crates| crates.types(&names, is_noted));
        Self { report, types: types.unwrap_or_default(), numbers, crates }
    }
}
