//! Problems: everything that can be wrong with a model, with its place and what to do about it.

mod help;
mod kind;

pub use kind::ProblemKind;

use super::diagnostic::{Diagnostic, Diagnostics};

/// One problem of a model.
pub type Problem = Diagnostic<ProblemKind>;

/// All the problems of one document: the error of reading a model, and of every later stage that finds
/// fault with one.
pub type Problems = Diagnostics<ProblemKind>;

impl std::error::Error for Problems {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ShapeId, Source, Span};

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
