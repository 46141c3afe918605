//! Rules that stand in for a service.

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

/// Rules that answer the requests of clients in the place of a service.
///
/// With [`new`](Mocks::new), a request is answered by the first rule that matches it and has an answer
/// left. With [`in_order`](Mocks::in_order), the rules' order is that of the requests: each rule has to be
/// used up before the next one's turn comes.
///
/// A request without a rule fails the call, and is not tried again. Nothing is ever sent, whatever the
/// configuration says. [`verify`](Mocks::verify) checks at the end of a test that all has come to pass as
/// the rules say.
///
/// Clones have the same rules, and so have all configurations made from one `Mocks`. Clients of different
/// services can share them. See [the module](super) for an example.
#[derive(Clone, Debug, Default)]
pub struct Mocks {
    rules: Vec<Arc<dyn AnyRule>>,
    /// The rule whose turn it is, where the order counts.
    turn: Option<Arc<Mutex<usize>>>,
    refusals: Arc<Mutex<Vec<Refusal>>>,
}

impl Mocks {
    /// Mocks without a rule, of which the first that matches answers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Mocks without a rule, which have to be used in the order in which they are added.
    ///
    /// A rule that answers [`repeatedly`](Rule::repeatedly) gives its turn up to the next one when a request
    /// comes that it does not match.
    pub fn in_order() -> Self {
        Self { turn: Some(Arc::default()), ..Self::default() }
    }

    /// Adds a rule. Given by reference, the rule can be asked for its calls afterwards.
    #[must_use = "the rule is added to the mocks that are returned"]
    pub fn rule<O: Operation<Input: Clone>>(mut self, rule: impl Borrow<Rule<O>>) -> Self {
        self.rules.push(Arc::new(rule.borrow().clone()));
        self
    }

    /// A configuration whose clients are answered by the rules.
    pub fn config(&self) -> Config {
        self.config_builder().build()
    }

    /// Starts a configuration whose clients are answered by the rules; all that calls need is set, as with
    /// [`offline`](super::offline).
    ///
    /// Other settings can be added, all but the HTTP client.
    pub fn config_builder(&self) -> Builder {
        super::offline().interceptor(MocksInterceptor(self.clone()))
    }

    /// Checks that each rule has given all of its answers, and that no request was without a rule. An
    /// answer that is given [`repeatedly`](Rule::repeatedly) may have been given any number of times.
    ///
    /// # Panics
    ///
    /// One of that is not so.
    #[track_caller]
    pub fn verify(&self) {
        let unused: Vec<_> = self.rules.iter().filter(|rule| rule.outstanding() > 0).collect();
        assert!(unused.is_empty(), "rules have answers left:\n{}", refusal::list(&unused));
        let refusals = self.refusals();
        let texts: Vec<String> = refusals.iter().map(Refusal::to_string).collect();
        assert!(texts.is_empty(), "requests were without a rule:\n{}", texts.join("\n"));
    }

    fn keep(&self, operation: &str, input: &Input) -> Option<KeptInput> {
        let mut rules = self.rules.iter().filter(|rule| rule.operation() == operation);
        rules.find_map(|rule| rule.keep(input))
    }

    /// What a request of a call gets.
    fn reply(&self, call: &Call) -> Result<Reply, Refusal> {
        let answer = call.input.as_ref().and_then(|input| match &self.turn {
            None => self.first_match(&call.operation, input),
            Some(turn) => self.next_in_order(turn, &call.operation, input),
        });
        // The locks are free again: the answer's function may look at the rules.
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
