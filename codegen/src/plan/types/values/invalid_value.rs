//! Errors for values that don't fit their shapes.

use crate::model::Step;

/// An error for a value that doesn't fit its shape.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::plan) struct InvalidValue {
    /// The reason.
    pub(in crate::plan) reason: String,
    /// The path to the value, innermost step first.
    pub(in crate::plan) path: Vec<Step>,
}

/// The result of converting a value.
pub(in crate::plan) type ValueResult<T> = Result<T, InvalidValue>;

impl InvalidValue {
    /// Creates an error for the value itself.
    pub(in crate::plan) fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), path: Vec::new() }
    }
}

pub(in crate::plan) fn invalid_value<T>(reason: impl Into<String>) -> ValueResult<T> {
    Err(InvalidValue::new(reason))
}

/// Adds the location of a value to errors.
pub(in crate::plan) trait PathContext {
    /// Prepends a step to the error's path.
    fn within(self, step: Step) -> Self;
}

impl<T> PathContext for ValueResult<T> {
    fn within(self, step: Step) -> Self {
        self.map_err(|mut error| {
            error.path.push(step);
            error
        })
    }
}
