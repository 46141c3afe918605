//! Endpoint rules of the model, compiled to typed conditions and outcomes.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/specification.html>. A model defines its rules as a
//! rule set, as a binary decision diagram, or as both. In that case the rule set is used, since people write
//! and review it. A service with neither gets a standard rule set.

mod ast;
mod attribute;
mod bdd;
mod check;
mod compile;
mod context;
mod expression;
mod functions;
mod parameters;
mod plan;
mod properties;
mod refused;
mod rules;
mod scope;
mod standard;
mod template;
mod test_cases;
mod test_plan;
mod types;

pub use context::{ContextBinding, ContextSource};
pub use expression::{Expression, Function};
pub use parameters::{Builtin, Parameter, ParameterValue, Setting};
pub use plan::EndpointPlan;
pub use rules::{
    AuthSchemePlan, Condition, FunctionCall, Outcome, PropertyValue, Rule, RulesFunction,
};
pub use test_plan::{EndpointTest, EndpointTestCall, EndpointTestExpectation};
pub use types::{Attribute, Kind, ValueType};

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use crate::model::{Node, ProblemKind, Shape, ShapeKind};
use crate::plan::context::Context;
use crate::plan::endpoint::context::{bind_endpoint_params, context_param};
use crate::plan::endpoint::refused::accept;
use crate::plan::endpoint::test_cases::plan_endpoint_tests;
use crate::plan::names::name::Name;
use crate::plan::operations::operation::OperationPlan;
use plan::Rules;
use refused::{Compiled, both};
use scope::Scope;

/// The parameters of rules, and the names that conditions assign.
struct RawRules<'w> {
    parameters: &'w parameters::RawParameters,
    assigned: Vec<&'w str>,
}

/// Plans the endpoint rules, and the parameters that operations bind.
pub(super) fn plan_endpoint(cx: &Context<'_>, operations: &mut [OperationPlan]) -> EndpointPlan {
    let Some(shape) = cx.shape(&cx.closure.service) else { return EndpointPlan::default() };
    let traits = &shape.traits;
    let plan = match (&traits.endpoint_rule_set, &traits.endpoint_bdd) {
        (Some(node), _) => plan_rule_set(cx, shape, node),
        (None, Some(node)) => plan_bdd(cx, shape, node),
        (None, None) => plan_standard(cx, shape),
    };
    // References to invalid rules can't be checked.
    let Some(mut plan) = plan else { return EndpointPlan::default() };
    bind_endpoint_params(cx, shape, &plan, operations);
    plan_endpoint_tests(cx, shape, &mut plan, operations);
    plan
}

fn plan_rule_set(cx: &Context<'_>, service: &Shape, node: &Node) -> Option<EndpointPlan> {
    let rule_set: ast::RuleSet = parse_rules(cx, service, node)?;
    let written = RawRules { parameters: &rule_set.parameters, assigned: rule_set.assigned() };
    let plan = compile_endpoint(cx, service, written, Vec::new(), |scope| tree(&rule_set, scope));
    accept(cx, node, plan)
}

fn plan_bdd(cx: &Context<'_>, service: &Shape, node: &Node) -> Option<EndpointPlan> {
    let diagram: ast::Bdd = parse_rules(cx, service, node)?;
    let written = RawRules { parameters: &diagram.parameters, assigned: diagram.assigned() };
    let functions = bdd::function_names(&diagram);
    let plan =
        compile_endpoint(cx, service, written, functions, |scope| bdd::compile(&diagram, scope));
    accept(cx, node, plan)
}

/// The rules of a service without any in the model.
fn plan_standard(cx: &Context<'_>, service: &Shape) -> Option<EndpointPlan> {
    let aws = service.traits.aws_service.as_ref();
    let value = standard::rule_set(aws.and_then(|aws| aws.endpoint_prefix.as_deref()));
    plan_rule_set(cx, service, &Node::synthetic(value, service.span))
}

fn parse_rules<T: DeserializeOwned>(cx: &Context<'_>, service: &Shape, node: &Node) -> Option<T> {
    let parsed = node.parse(&cx.model.source);
    let report = |(kind, span): (ProblemKind, _)| {
        let what = "the trait with the endpoint rules".to_owned();
        let kind = ProblemKind::EndpointRules { what, reason: kind.to_string() };
        cx.sink.report(&service.id, span, kind);
    };
    parsed.map_err(report).ok()
}

fn compile_endpoint(
    cx: &Context<'_>,
    service: &Shape,
    RawRules { parameters: written, assigned }: RawRules<'_>,
    function_names: Vec<String>,
    rules: impl FnOnce(&Scope) -> Compiled<Rules>,
) -> Compiled<EndpointPlan> {
    let client = &service.traits.client_context_params;
    let (mut parameters, mut wrong, mut problems) = (Vec::new(), Vec::new(), Ok(()));
    for (name, parameter) in parameters::parameters(written, &bound_params(cx, service)) {
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

/// The names of the parameters that clients and operations bind.
fn bound_params<'s>(cx: &'s Context<'_>, service: &'s Shape) -> BTreeSet<&'s str> {
    let client = service.traits.client_context_params.keys();
    let mut bound: BTreeSet<&str> = client.map(String::as_str).collect();
    for operation in cx.closure.operations.iter().filter_map(|id| cx.shape(id)) {
        let ShapeKind::Operation(shapes) = &operation.kind else { continue };
        bound.extend(operation.traits.static_context_params.keys().map(String::as_str));
        bound.extend(operation.traits.operation_context_params.keys().map(String::as_str));
        let members = cx.shape(&shapes.input).map(Shape::members).unwrap_or_default();
        let params = members.into_iter().filter_map(|member| context_param(service, member));
        bound.extend(params.map(|(name, _)| name));
    }
    bound
}

/// Returns whether rules use a parameter.
fn is_used(parameter: &Parameter, rules: &[Rule], functions: &[RulesFunction]) -> bool {
    let is_parameter = |expression: &Expression| matches!(expression, Expression::Parameter { field, .. } if *field == parameter.field);
    let mut all = rules.iter().chain(functions.iter().flat_map(|function| &function.rules));
    all.any(|rule| rule.any(&is_parameter))
}

fn tree(rule_set: &ast::RuleSet, scope: &Scope) -> Compiled<Rules> {
    let rules = compile::compile_rules(&rule_set.rules, scope)?;
    Ok(Rules { rules, functions: Vec::new() })
}
