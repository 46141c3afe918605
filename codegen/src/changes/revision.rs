//! A revision of a model to compare.

use crate::model::{Model, ServiceClosure};

/// A named revision of a model.
#[derive(Clone, Copy, Debug)]
pub struct Revision<'m> {
    /// The name of the revision in the report, such as a date or a file name.
    pub name: &'m str,
    /// The model.
    pub model: &'m Model,
    /// The service to compare, with the shapes that it reaches.
    pub closure: &'m ServiceClosure,
}
