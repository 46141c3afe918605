//! Collects the problems and warnings that planning finds.

use std::cell::RefCell;

use crate::model::{
    Problem, ProblemKind, Problems, ShapeId, Source, Span, Warning, WarningKind, Warnings,
};

/// The problems and warnings found so far.
#[derive(Default)]
pub(super) struct Sink {
    problems: RefCell<Vec<Problem>>,
    warnings: RefCell<Vec<Warning>>,
}

impl Sink {
    /// Reports a part of the model that the generator doesn't support.
    pub(super) fn refuse(
        &self,
        shape: &ShapeId,
        span: Span,
        what: impl Into<String>,
        reason: impl Into<String>,
    ) {
        let kind = ProblemKind::Unsupported { what: what.into(), reason: reason.into() };
        self.report(shape, span, kind);
    }

    /// Reports a problem.
    pub(super) fn report(&self, shape: &ShapeId, span: Span, kind: ProblemKind) {
        self.add(Problem::new(kind).at(span).of(shape.clone()));
    }

    /// Adds a problem that was found elsewhere.
    pub(super) fn add(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// Warns about a part of the model that is left out.
    pub(super) fn warn(&self, shape: &ShapeId, span: Span, kind: WarningKind) {
        self.warnings.borrow_mut().push(Warning::new(kind).at(span).of(shape.clone()));
    }

    /// Removes and returns the warnings, or the problems if there are any.
    pub(super) fn finish(&self, source: &Source) -> Result<Warnings, Problems> {
        let (problems, warnings) = (self.problems.take(), self.warnings.take());
        match problems.is_empty() {
            true => Ok(Warnings::new(source.clone(), warnings)),
            false => Err(Problems::new(source.clone(), problems)),
        }
    }
}
