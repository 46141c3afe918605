//! Rules without their operations' types.

use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;

use aws_smithy_runtime_api::client::interceptors::context::Input;

use super::answer::Reply;
use super::rule::Rule;
use crate::operation::Operation;

/// A [`Rule`] of any operation. Its `Debug` says what it is for, where it was made and what is left of it.
pub(super) trait AnyRule: Debug + Send + Sync {
    /// The name of the operation that the rule is for.
    fn operation(&self) -> &'static str;

    /// The input of a call, to be kept for all of its requests; `None` for that of another operation.
    fn keep(&self, input: &Input) -> Option<KeptInput>;

    /// Whether the rule is for requests with this input.
    fn matches(&self, input: &KeptInput) -> bool;

    /// Takes the next answer, if one is left. The reply is made by calling it, when no lock is held.
    fn take(&self, input: &KeptInput) -> Option<MakeReply>;

    /// How many answers have yet to be given.
    fn outstanding(&self) -> usize;

    /// Whether an answer is left.
    fn has_answers(&self) -> bool;
}

/// An input, which rules of its operation know the type of.
pub(super) type KeptInput = Arc<dyn Any + Send + Sync>;

pub(super) type MakeReply = Box<dyn FnOnce() -> Reply>;

impl<O: Operation<Input: Clone>> AnyRule for Rule<O> {
    fn operation(&self) -> &'static str {
        O::NAME
    }

    fn keep(&self, input: &Input) -> Option<KeptInput> {
        Some(Arc::new(input.downcast_ref::<O::Input>()?.clone()))
    }

    fn matches(&self, input: &KeptInput) -> bool {
        input.downcast_ref().is_some_and(|input| Rule::matches(self, input))
    }

    fn take(&self, input: &KeptInput) -> Option<MakeReply> {
        let input: Arc<O::Input> = input.clone().downcast().ok()?;
        let answer = Rule::take(self, &input)?;
        Some(Box::new(move || answer(&input).into_reply()))
    }

    fn outstanding(&self) -> usize {
        Rule::outstanding(self)
    }

    fn has_answers(&self) -> bool {
        Rule::has_answers(self)
    }
}
