//! Mocks of a service.

mod answer;
mod call;
mod erased;
mod refusal;
mod rule;
mod rules;
mod steps;

pub use answer::Answer;
pub use rule::{Rule, RuleBuilder};

pub(crate) use answer::modeled_answer;

use std::borrow::Borrow;

use call::MocksInterceptor;
use rules::Rules;

use crate::config::{Builder, Config};
use crate::operation::Operation;

/// Rules that answer the requests of clients in place of a service.
///
/// With [`new`](Mocks::new), the first rule that matches a request and has an answer left answers it. With
/// [`in_order`](Mocks::in_order), rules are used in the order of their addition: each rule must be used up before the
/// next one applies.
///
/// A request without a rule fails the call and is not retried. Nothing is ever sent, regardless of the configuration.
/// Call [`verify`](Mocks::verify) at the end of a test to check that all rules were used and all requests had a rule.
///
/// Clones share their rules, as do all configurations created from one `Mocks`. Clients of different services can
/// share them too. See [the module](super) for an example.
#[derive(Clone, Debug, Default)]
pub struct Mocks {
    rules: Rules,
}

impl Mocks {
    /// Creates mocks without rules, for use in any order.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates mocks without rules, for use in the order of their addition.
    ///
    /// A rule that answers [`repeatedly`](Rule::repeatedly) ends with the first request that it does not match.
    pub fn in_order() -> Self {
        Self { rules: Rules::in_order() }
    }

    /// Adds a rule. If passed by reference, the rule can be asked for its calls afterwards.
    #[must_use = "the rule is added to the mocks that are returned"]
    pub fn rule<O: Operation<Input: Clone>>(mut self, rule: impl Borrow<Rule<O>>) -> Self {
        self.rules.add(rule.borrow().clone());
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
        super::offline().interceptor(MocksInterceptor(self.rules.clone()))
    }

    /// Checks that each rule has given all of its answers, and that no request was without a rule. Answers given
    /// [`repeatedly`](Rule::repeatedly) may have been given any number of times.
    ///
    /// # Panics
    ///
    /// Panics if one of these checks fails.
    #[track_caller]
    pub fn verify(&self) {
        let unused = self.rules.unused();
        assert!(unused.is_empty(), "rules with unused answers:\n{unused}");
        let refused = self.rules.refused();
        assert!(refused.is_empty(), "requests without a rule:\n{refused}");
    }
}
