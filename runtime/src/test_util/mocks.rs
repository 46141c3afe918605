//! Mocks of a service.

mod answer;
mod call;
mod erased;
mod refusal;
mod rule;
mod steps;

pub use answer::Answer;
pub use rule::{Rule, RuleBuilder};

pub(crate) use answer::modeled_answer;
pub(super) use call::Call;

use std::borrow::Borrow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_smithy_runtime_api::client::interceptors::context::Input;

use answer::Reply;
use call::MocksInterceptor;
use erased::{AnyRule, KeptInput, MakeReply};
use refusal::Refusal;

use crate::config::{Builder, Config};
use crate::operation::Operation;

/// Rules that answer the requests of clients in place of a service.
///
/// With [`new`](Mocks::new), the first rule that matches a request and has an answer left answers it. With
/// [`in_order`](Mocks::in_order), rules are used in the order in which they are added: each rule must be used up before
/// the next one applies.
///
/// A request without a rule fails the call and is not retried. Nothing is ever sent, regardless of the configuration.
/// Call [`verify`](Mocks::verify) at the end of a test to check that all rules were used and all requests had a rule.
///
/// Clones share their rules, as do all configurations created from one `Mocks`. Clients of different services can
/// share them too. See [the module](super) for an example.
#[derive(Clone, Debug, Default)]
pub struct Mocks {
    rules: Vec<Arc<dyn AnyRule>>,
    /// The index of the current rule, if rules are used in order.
    turn: Option<Arc<Mutex<usize>>>,
    refusals: Arc<Mutex<Vec<Refusal>>>,
}

impl Mocks {
    /// Creates mocks without rules, for use in any order.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates mocks without rules, for use in the order in which they are added.
    ///
    /// A rule that answers [`repeatedly`](Rule::repeatedly) ends with the first request that it does not match.
    pub fn in_order() -> Self {
        Self { turn: Some(Arc::default()), ..Self::default() }
    }

    /// Adds a rule. If passed by reference, the rule can be asked for its calls afterwards.
    #[must_use = "the rule is added to the mocks that are returned"]
    pub fn rule<O: Operation<Input: Clone>>(mut self, rule: impl Borrow<Rule<O>>) -> Self {
        self.rules.push(Arc::new(rule.borrow().clone()));
        self
    }

    /// Returns a configuration for clients that the rules answer.
    pub fn config(&self) -> Config {
        self.config_builder().build()
    }

    /// Returns a configuration builder for clients that the rules answer. All required settings are set, as with
    /// [`offline`](super::offline).
    ///
    /// Any other setting can be added, except for the HTTP client.
    pub fn config_builder(&self) -> Builder {
        super::offline().interceptor(MocksInterceptor(self.clone()))
    }

    /// Checks that each rule has given all of its answers, and that no request was without a rule. Answers given
    /// [`repeatedly`](Rule::repeatedly) may have been given any number of times.
    ///
    /// # Panics
    ///
    /// Panics if one of these checks fails.
    #[track_caller]
    pub fn verify(&self) {
        let unused: Vec<_> = self.rules.iter().filter(|rule| rule.outstanding() > 0).collect();
        assert!(unused.is_empty(), "rules with unused answers:\n{}", refusal::list(&unused));
        let refusals = self.refusals();
        let texts: Vec<String> = refusals.iter().map(Refusal::to_string).collect();
        assert!(texts.is_empty(), "requests without a rule:\n{}", texts.join("\n"));
    }

    fn keep(&self, operation: &str, input: &Input) -> Option<KeptInput> {
        let mut rules = self.rules.iter().filter(|rule| rule.operation() == operation);
        rules.find_map(|rule| rule.keep(input))
    }

    /// Returns the reply to a request of a call.
    fn reply(&self, call: &Call) -> Result<Reply, Refusal> {
        let answer = call.input.as_ref().and_then(|input| match &self.turn {
            None => self.first_match(&call.operation, input),
            Some(turn) => self.next_in_order(turn, &call.operation, input),
        });
        // The locks are released, because the function of the answer may access the rules.
        answer.map(|make| make()).ok_or_else(|| self.refuse(call))
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

    fn refuse(&self, call: &Call) -> Refusal {
        let refusal = Refusal::new(call, &self.rules, self.turn.is_some());
        self.refusals().push(refusal.clone());
        refusal
    }

    fn refusals(&self) -> MutexGuard<'_, Vec<Refusal>> {
        self.refusals.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
