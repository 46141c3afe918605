//! The rules of mocks, with the requests that none of them answered.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_smithy_runtime_api::client::interceptors::context::Input;

use super::answer::Reply;
use super::erased::{AnyRule, KeptInput, MakeReply};
use super::refusal::{self, Refusal};

/// Rules, shared by all clones.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    rules: Vec<Arc<dyn AnyRule>>,
    /// The index of the current rule, if rules are used in order.
    turn: Option<Arc<Mutex<usize>>>,
    refusals: Arc<Mutex<Vec<Refusal>>>,
}

impl Rules {
    pub(super) fn in_order() -> Self {
        Self { turn: Some(Arc::default()), ..Self::default() }
    }

    pub(super) fn add(&mut self, rule: impl AnyRule + 'static) {
        self.rules.push(Arc::new(rule));
    }

    /// Returns the rules with outstanding answers as text.
    pub(super) fn unused(&self) -> String {
        let unused: Vec<_> = self.rules.iter().filter(|rule| rule.outstanding() > 0).collect();
        refusal::list(&unused)
    }

    /// Returns the refused requests as text.
    pub(super) fn refused(&self) -> String {
        let texts: Vec<String> = self.refusals().iter().map(Refusal::to_string).collect();
        texts.join("\n")
    }

    /// Clones the input of a call, if there are rules for the operation.
    pub(super) fn keep(&self, operation: &str, input: &Input) -> Option<KeptInput> {
        let mut rules = self.rules.iter().filter(|rule| rule.operation() == operation);
        rules.find_map(|rule| rule.keep(input))
    }

    /// Returns the reply to a request with this input, which is `None` if there are no rules for the operation.
    /// `text` is the input as text.
    pub(super) fn reply(
        &self,
        operation: &str,
        input: Option<&KeptInput>,
        text: &str,
    ) -> Result<Reply, Refusal> {
        let answer = input.and_then(|input| match &self.turn {
            None => self.first_match(operation, input),
            Some(turn) => self.next_in_order(turn, operation, input),
        });
        // The locks are released, because the function of the answer may access the rules.
        answer.map(|make| make()).ok_or_else(|| self.refuse(operation, text))
    }

    fn first_match(&self, operation: &str, input: &KeptInput) -> Option<MakeReply> {
        let matching = |rule: &&Arc<dyn AnyRule>| {
            rule.operation() == operation && rule.has_answers() && rule.matches(input)
        };
        self.rules.iter().filter(matching).find_map(|rule| rule.take(input))
    }

    fn next_in_order(
        &self,
        turn: &Mutex<usize>,
        operation: &str,
        input: &KeptInput,
    ) -> Option<MakeReply> {
        let mut turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
        for (index, rule) in self.rules.iter().enumerate().skip(*turn) {
            if rule.has_answers() && rule.operation() == operation && rule.matches(input) {
                *turn = index;
                return rule.take(input);
            }
            if rule.outstanding() > 0 {
                return None;
            }
        }
        None
    }

    fn refuse(&self, operation: &str, text: &str) -> Refusal {
        let refusal = Refusal::new(operation, text, &self.rules, self.turn.is_some());
        self.refusals().push(refusal.clone());
        refusal
    }

    fn refusals(&self) -> MutexGuard<'_, Vec<Refusal>> {
        self.refusals.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
