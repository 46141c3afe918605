//! Problems: errors in a model, with their places and remedies.

mod article;
mod binding;
mod help;
mod kind;

pub use binding::BindingProblem;
pub use kind::ProblemKind;

use super::diagnostic::{Diagnostic, Diagnostics};

/// A problem of a model.
pub type Problem = Diagnostic<ProblemKind>;

/// The problems of one document: the error type of reading a model and of all later stages.
pub type Problems = Diagnostics<ProblemKind>;

impl std::error::Error for Problems {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ShapeId, Source, Span};

    fn assert_error<E: std::error::Error + Send + Sync + 'static>(_: &E) {}

    #[test]
    fn sorts_problems_and_removes_duplicates() {
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
  help: use a model that defines a service
model.json:2:3: ns#Shape: a union requires at least one member
  help: add a member
model.json:2:8: ns#Shape$member: a member of an intEnum requires a value
  help: apply the trait `smithy.api#enumValue`
model.json:2:8: the mixin includes itself: 
  help: remove one of these shapes from the `mixins` of another";
        assert_eq!(problems.to_string(), expected);
    }
}
