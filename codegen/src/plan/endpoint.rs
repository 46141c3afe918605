//! Endpoints: the model's rules as typed conditions and outcomes.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/specification.html>. Rules come as a rule set or
//! as a binary decision diagram; where a model has both, the rule set counts, since it is what people write
//! and review. A service that has neither gets a rule set here, so that there is one way to go on.

mod ast;
mod bdd;
mod compile;
mod context;
mod expression;
mod functions;
mod parameters;
mod properties;
mod refused;
mod rules;
mod scope;
mod selection;
mod standard;
mod template;
mod tests;
mod types;

pub use context::{ContextBinding, ContextSource};
pub use expression::{Expression, Function};
pub use parameters::{Builtin, Parameter, ParameterValue, Setting};
pub use rules::{
    AuthSchemePlan, Condition, FunctionCall, Outcome, PropertyValue, Rule, RulesFunction,
};
pub use selection::{Access, Leaf, Selection};
pub use tests::{EndpointTest, EndpointTestCall, EndpointTestExpectation};
pub use types::{Attribute, Kind, ValueType};

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use super::closure::Planner;
use super::{Name, OperationPlan};
use crate::model::{Node, ProblemKind, Shape, ShapeKind};
use refused::{Compiled, both};
use scope::Scope;

/// The endpoint rules of a service.
#[derive(Clone, Debug, Default)]
pub struct EndpointPlan {
    /// What the rules decide by.
    pub parameters: Vec<Parameter>,
    /// The parameters that have to have a value before the rules are looked at, with the names of those
    /// that the rules use.
    pub needed: Vec<(Parameter, Option<Name>)>,
    /// The service's own settings.
    pub settings: Vec<Setting>,
    /// The rules, in order; the first that applies counts.
    pub rules: Vec<Rule>,
    /// Functions that the rules lead to.
    pub functions: Vec<RulesFunction>,
    /// The model's tests of the rules.
    pub tests: Vec<EndpointTest>,
    /// Why some of the model's tests are left out, and how many.
    pub left_out: Vec<(String, usize)>,
    /// Whether the rules look at the endpoint that is configured. If not, it is called in place of theirs.
    pub takes_endpoint: bool,
}

impl EndpointPlan {
    /// Whether rules look at parameters, or lead to functions that do.
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

/// Parameters as the model writes them, and the names that conditions assign.
struct Written<'w> {
    parameters: &'w parameters::Written,
    assigned: Vec<&'w str>,
}

/// Rules, with the functions that they lead to.
struct Rules {
    rules: Vec<Rule>,
    functions: Vec<RulesFunction>,
}

impl Planner<'_> {
    /// Plans the endpoint rules, and what operations give to them.
    pub(super) fn endpoint(&self, operations: &mut [OperationPlan]) -> EndpointPlan {
        let Some(shape) = self.shape(&self.closure.service) else { return EndpointPlan::default() };
        let traits = &shape.traits;
        let plan = match (&traits.endpoint_rule_set, &traits.endpoint_bdd) {
            (Some(node), _) => self.rule_set(shape, node),
            (None, Some(node)) => self.bdd(shape, node),
            (None, None) => self.standard(shape),
        };
        // What refers to rules that are wrong can't be told right from wrong.
        let Some(mut plan) = plan else { return EndpointPlan::default() };
        self.bind_endpoint_params(shape, &plan, operations);
        self.endpoint_tests(shape, &mut plan, operations);
        plan
    }

    fn rule_set(&self, service: &Shape, node: &Node) -> Option<EndpointPlan> {
        let rule_set: ast::RuleSet = self.parsed(service, node)?;
        let written = Written { parameters: &rule_set.parameters, assigned: rule_set.assigned() };
        let plan = self.compiled(service, written, Vec::new(), |scope| tree(&rule_set, scope));
        self.accept(node, plan)
    }

    fn bdd(&self, service: &Shape, node: &Node) -> Option<EndpointPlan> {
        let diagram: ast::Bdd = self.parsed(service, node)?;
        let written = Written { parameters: &diagram.parameters, assigned: diagram.assigned() };
        let functions = bdd::function_names(&diagram);
        let plan =
            self.compiled(service, written, functions, |scope| bdd::compile(&diagram, scope));
        self.accept(node, plan)
    }

    /// The rules of a service that has none in the model.
    fn standard(&self, service: &Shape) -> Option<EndpointPlan> {
        let aws = service.traits.aws_service.as_ref();
        let value = standard::rule_set(aws.and_then(|aws| aws.endpoint_prefix.as_deref()));
        self.rule_set(service, &Node::synthetic(value, service.span))
    }

    fn parsed<T: DeserializeOwned>(&self, service: &Shape, node: &Node) -> Option<T> {
        let parsed = node.parse(&self.model.source);
        let report = |(kind, span): (ProblemKind, _)| {
            let what = "the trait with the endpoint rules".to_owned();
            let kind = ProblemKind::EndpointRules { what, reason: kind.to_string() };
            self.report(&service.id, span, kind);
        };
        parsed.map_err(report).ok()
    }

    fn compiled(
        &self,
        service: &Shape,
        Written { parameters: written, assigned }: Written<'_>,
        function_names: Vec<String>,
        rules: impl FnOnce(&Scope) -> Compiled<Rules>,
    ) -> Compiled<EndpointPlan> {
        let client = &service.traits.client_context_params;
        let (mut parameters, mut wrong, mut problems) = (Vec::new(), Vec::new(), Ok(()));
        for (name, parameter) in parameters::parameters(written, &self.bound_params(service)) {
            match parameter {
                Ok(parameter) => parameters.push(parameter),
                Err(more) => {
                    wrong.push(name);
                    problems = both(problems, Err::<(), _>(more)).map(drop);
                }
            }
        }
        let mut scope = Scope::of(&parameters, assigned, function_names);
        wrong.into_iter().for_each(|name| scope.forget(name));
        let ((), Rules { rules, functions }) = both(problems, rules(&scope))?;
        let needed = parameters.iter().filter(|parameter| parameter.is_needed()).map(|parameter| {
            let name = scope.variable(&parameter.wire_name).map(|(name, _)| name);
            let is_used =
                |name: &Name| rules.iter().any(|rule| rule.any(&|it| rules::is_variable(it, name)));
            (parameter.clone(), name.filter(is_used))
        });
        let needed: Vec<_> = needed.collect();
        Ok(EndpointPlan {
            takes_endpoint: parameters.iter().any(|parameter| {
                parameter.builtin == Some(Builtin::Endpoint)
                    && (is_used(parameter, &rules, &functions)
                        || needed.iter().any(|(it, name)| it == parameter && name.is_some()))
            }),
            needed,
            settings: parameters::settings(written, &parameters, client),
            parameters,
            rules,
            functions,
            ..EndpointPlan::default()
        })
    }

    /// The parameters that clients and operations give values to, by their names in the rules.
    fn bound_params<'s>(&'s self, service: &'s Shape) -> BTreeSet<&'s str> {
        let client = service.traits.client_context_params.keys();
        let mut bound: BTreeSet<&str> = client.map(String::as_str).collect();
        for operation in self.closure.operations.iter().filter_map(|id| self.shape(id)) {
            let ShapeKind::Operation(shapes) = &operation.kind else { continue };
            bound.extend(operation.traits.static_context_params.keys().map(String::as_str));
            bound.extend(operation.traits.operation_context_params.keys().map(String::as_str));
            let members = self.shape(&shapes.input).map(Shape::members).unwrap_or_default();
            let names = members.into_iter().filter_map(|it| it.traits.context_param.as_deref());
            bound.extend(names);
        }
        bound
    }
}

/// Whether rules look at a parameter.
fn is_used(parameter: &Parameter, rules: &[Rule], functions: &[RulesFunction]) -> bool {
    let is_parameter = |expression: &Expression| matches!(expression, Expression::Parameter { field, .. } if *field == parameter.field);
    let mut all = rules.iter().chain(functions.iter().flat_map(|function| &function.rules));
    all.any(|rule| rule.any(&is_parameter))
}

fn tree(rule_set: &ast::RuleSet, scope: &Scope) -> Compiled<Rules> {
    let rules = compile::compile_rules(&rule_set.rules, scope)?;
    Ok(Rules { rules, functions: Vec::new() })
}
