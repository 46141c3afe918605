//! Problems: everything that can be wrong with a model, with its place and what to do about it.

mod help;
mod kind;

use std::fmt;

pub use kind::ProblemKind;

use super::{ShapeId, Source, Span};

/// One problem of a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where, if it is at one place.
    pub span: Option<Span>,
    /// The shape or member that it is about.
    pub shape: Option<ShapeId>,
}

impl Problem {
    /// A problem without a place yet.
    pub fn new(kind: ProblemKind) -> Self {
        Self { kind, span: None, shape: None }
    }

    /// The problem at a place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The problem of a shape or member.
    #[must_use]
    pub fn of(mut self, shape: ShapeId) -> Self {
        self.shape = Some(shape);
        self
    }

    /// Whether the other problem says the same of the same place: a mixin's problems come again with
    /// each shape that includes it.
    fn repeats(&self, other: &Self) -> bool {
        self.span == other.span
            && self.kind == other.kind
            && (self.span.is_some() || self.shape == other.shape)
    }
}

/// All the problems of one document, in the order of their places.
///
/// It is the error of reading a model, and of every later stage that finds fault with one. As text
/// it is a block for each problem: the place, the shape and what is wrong, then what helps.
#[derive(Clone, Debug)]
pub struct Problems {
    source: Source,
    problems: Vec<Problem>,
}

impl Problems {
    /// The problems of a document. They are put in order, and those that say the same of the same
    /// place become one.
    pub fn new(source: Source, mut problems: Vec<Problem>) -> Self {
        problems.sort_by_key(|problem| problem.span);
        let mut kept: Vec<Problem> = Vec::with_capacity(problems.len());
        for problem in problems {
            let place = kept.iter().rev().take_while(|other| other.span == problem.span);
            if !place.into_iter().any(|other| problem.repeats(other)) {
                kept.push(problem);
            }
        }
        Self { source, problems: kept }
    }

    /// The document.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The problems.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Problem> {
        self.problems.iter()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, problem: &Problem) -> fmt::Result {
        f.write_str(self.source.name())?;
        if let Some(span) = problem.span {
            let position = self.source.position(span);
            write!(f, ":{}:{}", position.line, position.column)?;
        }
        if let Some(shape) = &problem.shape {
            write!(f, ": {shape}")?;
        }
        write!(f, ": {}", problem.kind)?;
        match problem.kind.help() {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            self.write(f, problem)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_error<E: std::error::Error + Send + Sync + 'static>(_: &E) {}

    #[test]
    fn problems_are_listed_in_order_and_once() {
        let source = Source::new("model.json", "{\n  \"a\": 1\n}");
        let shape: ShapeId = "ns#Shape$member".parse().expect("valid");
        let at = |start| Span { start, end: start + 1 };
        let problems = Problems::new(
            source,
            vec![
                Problem::new(ProblemKind::MissingEnumValue).at(at(9)).of(shape.clone()),
                Problem::new(ProblemKind::MixinCycle { path: vec![] }).at(at(9)),
                Problem::new(ProblemKind::MissingEnumValue)
                    .at(at(9))
                    .of(shape.with_member("other")),
                Problem::new(ProblemKind::NoMembers { shape_type: "union" })
                    .at(at(4))
                    .of(shape.root()),
                Problem::new(ProblemKind::NoService),
            ],
        );
        assert_error(&problems);
        assert_eq!(problems.iter().len(), 4);
        let expected = "\
model.json: the model has no service
  help: give a model that defines a service
model.json:2:3: ns#Shape: a union needs a member
  help: add a member
model.json:2:8: ns#Shape$member: a member of an intEnum needs a value
  help: add the trait `smithy.api#enumValue`
model.json:2:8: the mixin includes itself: 
  help: remove it from the `mixins` of one of these shapes";
        assert_eq!(problems.to_string(), expected);
    }
}
