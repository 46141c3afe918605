//! The state for building a page.

use indexmap::IndexMap;

use super::change_numbers::ChangeNumbers;
use super::line::TypeKey;
use super::types::{Crates, TypeDiff};
use crate::changes::report::Report;

/// A report with the lookup tables for building its page.
pub(super) struct Page<'r> {
    pub(super) report: &'r Report,
    pub(super) numbers: ChangeNumbers<'r>,
    pub(super) crates: Option<Crates<'r>>,
    pub(super) types: IndexMap<TypeKey, TypeDiff>,
}

impl<'r> Page<'r> {
    pub(super) fn new(report: &'r Report, crates: Option<Crates<'r>>) -> Self {
        let numbers = ChangeNumbers::new(report);
        let names: Vec<&str> = report.operations.iter().map(|of| of.id.name()).collect();
        let has_change = |shape: &_| !numbers.of_shape(shape).is_empty();
        let types = crates.as_ref().map(|crates| crates.types(&names, has_change));
        Self { report, types: types.unwrap_or_default(), numbers, crates }
    }
}
