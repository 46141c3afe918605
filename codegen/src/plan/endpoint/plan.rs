//! The planned endpoint rules.

use super::expression::Expression;
use super::parameters::{Parameter, Setting};
use super::rules::{Outcome, Rule, RulesFunction};
use super::test_plan::EndpointTest;
use crate::plan::Name;

/// The endpoint rules of a service.
#[derive(Clone, Debug, Default)]
pub struct EndpointPlan {
    /// The parameters of the rules.
    pub parameters: Vec<Parameter>,
    /// The parameters that must have a value before the rules are evaluated, with their variables if the rules use
    /// them.
    pub needed: Vec<(Parameter, Option<Name>)>,
    /// The settings specific to the service.
    pub settings: Vec<Setting>,
    /// The rules. The first one that applies determines the result.
    pub rules: Vec<Rule>,
    /// The functions that the rules call.
    pub functions: Vec<RulesFunction>,
    /// The model's tests of the rules.
    pub tests: Vec<EndpointTest>,
    /// The reasons why some of the model's tests are left out, with the number of tests.
    pub left_out: Vec<(String, usize)>,
    /// Whether the rules use the configured endpoint. If not, the configured endpoint replaces the result of the
    /// rules.
    pub takes_endpoint: bool,
}

impl EndpointPlan {
    /// Returns whether rules use parameters, directly or in functions that they call.
    pub fn takes_params(rules: &[Rule]) -> bool {
        rules.iter().any(takes_params)
    }
}

fn takes_params(rule: &Rule) -> bool {
    let calls = match &rule.outcome {
        Outcome::Call(call) => call.takes_params,
        Outcome::Tree(rules) => EndpointPlan::takes_params(rules),
        Outcome::Endpoint { .. } | Outcome::Error(_) => false,
    };
    calls || rule.any(&|expression| matches!(expression, Expression::Parameter { .. }))
}

/// Rules and the functions that they call.
pub(super) struct Rules {
    pub(super) rules: Vec<Rule>,
    pub(super) functions: Vec<RulesFunction>,
}
