//! Checks of HTTP bindings.
//!
//! The reader does not call them, because models of protocols without HTTP bindings can contain invalid ones.

use std::collections::BTreeSet;

use super::HttpMessage;
use crate::model::closure::ServiceClosure;
use crate::model::id::ShapeId;
use crate::model::path::Step;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::semantic_model::Model;
use crate::model::span::Span;
use crate::model::traits::Traits;

/// Checks HTTP bindings and collects the problems.
pub(super) struct Checker<'m> {
    pub(super) model: &'m Model,
    problems: Vec<Problem>,
}

impl ServiceClosure {
    /// Checks the HTTP bindings of the operations and of their inputs, outputs and errors.
    pub(crate) fn check_http_bindings(&self, model: &Model) -> Vec<Problem> {
        let mut checker = Checker { model, problems: Vec::new() };
        checker.check_routes(self);
        for (id, message) in self.messages(model) {
            if let Some(shape) = model.shape(&id) {
                checker.check_members(shape, message);
            }
        }
        checker.problems
    }

    /// Returns the inputs, outputs and errors of the operations.
    fn messages(&self, model: &Model) -> BTreeSet<(ShapeId, HttpMessage)> {
        let mut messages = BTreeSet::new();
        for id in &self.operations {
            let Some(operation) = model.as_operation(id) else { continue };
            messages.insert((operation.input.clone(), HttpMessage::Request));
            messages.insert((operation.output.clone(), HttpMessage::Response));
            let errors = self.errors_of(model, id);
            messages.extend(errors.into_iter().map(|error| (error, HttpMessage::Response)));
        }
        messages
    }
}

impl Checker<'_> {
    /// Reports a problem of a shape or member.
    pub(super) fn report(&mut self, id: &ShapeId, span: Span, kind: impl Into<ProblemKind>) {
        self.problems.push(Problem::new(kind.into()).at(span).of(id.clone()));
    }

    /// Reports an invalid value of a trait.
    pub(super) fn report_trait(
        &mut self,
        id: &ShapeId,
        span: Span,
        trait_name: &str,
        reason: String,
    ) {
        let trait_id = ShapeId::prelude(trait_name).to_string();
        self.report(id, span, ProblemKind::InvalidTrait { trait_id, reason });
    }

    /// Returns the span of an applied trait or of the value at a path in it.
    pub(super) fn span(&self, traits: &Traits, name: &str, path: &[Step]) -> Span {
        let node = traits.all.get(&ShapeId::prelude(name));
        node.map_or_else(Span::default, |node| node.span_at(&self.model.source, path))
    }
}

#[cfg(test)]
mod tests;
