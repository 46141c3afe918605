//! Type-erased rules.

use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;

use aws_smithy_runtime_api::client::interceptors::context::Input;

use super::answer::Reply;
use super::rule::Rule;
use crate::operation::Operation;

/// A [`Rule`] of any operation. Its `Debug` output has its operation, its source location and the remaining answers.
pub(super) trait AnyRule: Debug + Send + Sync {
    /// Returns the name of the rule's operation.
    fn operation(&self) -> &'static str;

    /// Clones the input of a call for all of its requests. Returns `None` for that of another operation.
    fn keep(&self, input: &Input) -> Option<KeptInput>;

    /// Returns whether the rule applies to requests with this input.
    fn matches(&self, input: &KeptInput) -> bool;

    /// Takes the next answer, if one is left. Call the returned function without holding a lock.
    fn take(&self, input: &KeptInput) -> Option<MakeReply>;

    /// Returns the number of outstanding answers.
    fn outstanding(&self) -> usize;

    /// Returns whether an answer is left.
    fn has_answers(&self) -> bool;
}

/// A type-erased input, which rules of its operation can downcast.
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
