//! Values that don't fit their shapes.

use crate::model::Step;

/// Why a value doesn't fit its shape, and where.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::plan) struct Misfit {
    /// The reason.
    pub(in crate::plan) reason: String,
    /// The way to the value, from the inside out.
    pub(in crate::plan) path: Vec<Step>,
}

/// A part of a value, or why the value doesn't fit its shape.
pub(in crate::plan) type Fit<T> = Result<T, Misfit>;

impl Misfit {
    /// The value itself doesn't fit.
    pub(in crate::plan) fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), path: Vec::new() }
    }
}

pub(in crate::plan) fn misfit<T>(reason: impl Into<String>) -> Fit<T> {
    Err(Misfit::new(reason))
}

/// Says where a value stands.
pub(in crate::plan) trait Within {
    /// It is at the end of this step.
    fn within(self, step: Step) -> Self;
}

impl<T> Within for Fit<T> {
    fn within(self, step: Step) -> Self {
        self.map_err(|mut misfit| {
            misfit.path.push(step);
            misfit
        })
    }
}
