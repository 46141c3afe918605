//! A revision of a model.

use crate::model::{Model, ServiceClosure};

/// A revision of a model, for comparing.
#[derive(Clone, Copy, Debug)]
pub struct Revision<'m> {
    /// The name of the revision in the report, such as a date or a file name.
    pub name: &'m str,
    /// The model.
    pub model: &'m Model,
    /// The service in the model.
    pub closure: &'m ServiceClosure,
}
