//! The model's tests of the endpoint rules.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/test-cases.html>. Tests and calls that can't be
//! generated are counted by reason.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::ast;
use super::parameters::{Builtin, ParameterValue, Setting, builtin_of};
use super::plan::EndpointPlan;
use super::properties::AUTH_SCHEMES;
use super::test_plan::{EndpointTest, EndpointTestCall, EndpointTestExpectation};
use crate::model::{Node, ProblemKind, Shape, ShapeId, Span, WarningKind};
use crate::plan::context::Context;
use crate::plan::docs::Docs;
use crate::plan::names::name::Name;
use crate::plan::operations::operation::OperationPlan;
use crate::plan::types::members::Role;
use crate::plan::types::values::Notation;
use crate::plan::types::values::field_values;
use crate::plan::types::values::required::missing_member;

/// Plans the tests of the endpoint rules.
pub(super) fn plan_endpoint_tests(
    cx: &Context<'_>,
    service: &Shape,
    plan: &mut EndpointPlan,
    operations: &[OperationPlan],
) {
    let Some(node) = &service.traits.endpoint_tests else { return };
    let tests = match node.parse::<ast::Tests>(&cx.model.source) {
        Ok(tests) => tests,
        Err((kind, span)) => {
            let what = "the trait with the tests of the endpoint rules".to_owned();
            let kind = ProblemKind::EndpointRules { what, reason: kind.to_string() };
            return cx.sink.report(&service.id, span, kind);
        }
    };
    // No warning is needed for calls of operations that aren't part of the selection.
    let whole = cx.model.service(Some(cx.closure.service.as_str()));
    let whole = whole.map(|closure| closure.operations).unwrap_or_default();
    let is_lost = |input: &ast::OperationInput| {
        let is_called = |id: &ShapeId| id.name() == input.operation_name;
        cx.closure.operations.iter().any(is_called) || !whole.iter().any(is_called)
    };
    let mut left_out = Vec::new();
    for (case, written) in tests.test_cases.iter().enumerate() {
        let mut test = match plan_endpoint_test(case, written, plan) {
            Ok(test) => test,
            Err(reason) => {
                left_out.push(LeftOut { case, call: None, reason, is_lost: true });
                continue;
            }
        };
        for (call, input) in written.operation_inputs.iter().enumerate() {
            match plan_endpoint_test_call(cx, &test, input, plan, operations) {
                Ok(call) => test.calls.push(call),
                Err(reason) => {
                    let (call, is_lost) = (Some(call), is_lost(input));
                    left_out.push(LeftOut { case, call, reason, is_lost });
                }
            }
        }
        plan.tests.push(test);
    }
    plan.left_out = counted(&left_out);
    warn_of_endpoint_tests(cx, service, node, &left_out);
}

/// Warns about tests and calls that are left out.
fn warn_of_endpoint_tests(cx: &Context<'_>, service: &Shape, node: &Node, left_out: &[LeftOut]) {
    let items = |span: Option<Span>, name: &str| {
        let node = Node::synthetic(Value::Null, span?);
        let span = node.entry(&cx.model.source, name)?;
        Some(Node::synthetic(Value::Null, span).items(&cx.model.source))
    };
    if left_out.is_empty() {
        return;
    }
    let cases = items(Some(node.span), "testCases").unwrap_or_default();
    for LeftOut { case, call, reason, .. } in left_out.iter().filter(|it| it.is_lost) {
        let span = cases.get(*case).copied();
        let calls = call.and_then(|call| items(span, "operationInputs")?.get(call).copied());
        let test = match call {
            Some(call) => format!("call {} of endpoint test {}", call + 1, case + 1),
            None => format!("endpoint test {}", case + 1),
        };
        let kind = WarningKind::EndpointTest { test, reason: reason.clone() };
        cx.sink.warn(&service.id, calls.or(span).unwrap_or(node.span), kind);
    }
}

/// Plans a test, or returns the reason why it can't be generated.
fn plan_endpoint_test(
    at: usize,
    case: &ast::TestCase,
    plan: &EndpointPlan,
) -> Result<EndpointTest, String> {
    let mut set = Vec::new();
    for (name, value) in &case.params {
        let parameter = plan.parameters.iter().find(|parameter| parameter.wire_name == *name);
        let value = ParameterValue::of(value)
            .filter(|value| parameter.is_some_and(|parameter| parameter.kind == value.kind()));
        match (parameter, value) {
            (Some(parameter), Some(value)) => set.push((parameter.field.clone(), value)),
            (None, _) => return Err(format!("the rules have no parameter `{name}`")),
            (Some(parameter), None) => {
                return Err(format!("the parameter `{name}` must be {}", parameter.kind));
            }
        }
    }
    Ok(EndpointTest {
        name: test_name(at, case.documentation.as_deref()),
        docs: Docs::from_model(case.documentation.as_deref().unwrap_or_default()),
        parameters: set,
        expectation: expectation(&case.expect),
        calls: Vec::new(),
    })
}

/// Plans a call, or returns the reason why it can't be generated.
fn plan_endpoint_test_call(
    cx: &Context<'_>,
    test: &EndpointTest,
    written: &ast::OperationInput,
    plan: &EndpointPlan,
    operations: &[OperationPlan],
) -> Result<EndpointTestCall, String> {
    let name = &written.operation_name;
    let mut named = operations.iter().filter(|it| it.wire_name == *name);
    let operation = match (named.next(), named.next()) {
        (Some(operation), None) => operation,
        (None, _) => return Err(format!("the service has no operation `{name}`")),
        _ => return Err(format!("the service has several operations `{name}`")),
    };
    let (input, params) = (&operation.input.id, &written.operation_params);
    if let Some(missing) = missing_member(cx, input, Role::Input, params) {
        return Err(format!("the input of `{name}` lacks the required member `{missing}`"));
    }
    let number = test.calls.len() + 1;
    Ok(EndpointTestCall {
        name: Name::snake(&format!("{} call {number}", test.name.bare())),
        operation: operation.name.clone(),
        module: operation.module.clone(),
        input_name: operation.input.name.clone(),
        input: field_values(cx, input, params, Notation::Example)
            .map_err(|invalid| invalid.reason)?,
        builtins: builtins(&written.built_in_params, plan)?,
        settings: settings(written, plan)?,
    })
}

/// A test or one of its calls that is left out, by index.
struct LeftOut {
    case: usize,
    call: Option<usize>,
    reason: String,
    /// Whether it is left out because of the model, rather than because of the selection of operations.
    is_lost: bool,
}

/// The number of calls that are left out, by reason.
fn counted(left_out: &[LeftOut]) -> Vec<(String, usize)> {
    let mut reasons = IndexMap::<String, usize>::new();
    for LeftOut { reason, .. } in left_out.iter().filter(|it| it.call.is_some()) {
        *reasons.entry(reason.clone()).or_default() += 1;
    }
    reasons.into_iter().collect()
}

/// The settings of all services in a call. The settings specific to the service are planned by [`settings`].
fn builtins(
    written: &Map<String, Value>,
    plan: &EndpointPlan,
) -> Result<Vec<(Builtin, ParameterValue)>, String> {
    let is_own = |id: &str| plan.settings.iter().any(|it| it.builtin.as_deref() == Some(id));
    let others = written.iter().filter(|(id, _)| !is_own(id));
    others
        .map(|(id, value)| match (builtin_of(id), ParameterValue::of(value)) {
            (Some((builtin, kind)), Some(value)) if value.kind() == kind => Ok((builtin, value)),
            _ => Err(format!("the built-in `{id}` can't be set")),
        })
        .collect()
}

fn settings(
    written: &ast::OperationInput,
    plan: &EndpointPlan,
) -> Result<Vec<(Setting, ParameterValue)>, String> {
    let own = plan.settings.iter().filter_map(|setting| {
        let builtin = setting.builtin.as_ref().and_then(|id| written.built_in_params.get(id));
        Some((setting, written.client_params.get(&setting.parameter).or(builtin)?))
    });
    let known = |name: &String| plan.settings.iter().any(|setting| setting.parameter == *name);
    if let Some(unknown) = written.client_params.keys().find(|name| !known(name)) {
        return Err(format!("clients can't set `{unknown}`"));
    }
    own.map(|(setting, value)| match ParameterValue::of(value) {
        Some(value) if value.kind() == setting.kind => Ok((setting.clone(), value)),
        _ => Err(format!("the setting `{}` must be {}", setting.parameter, setting.kind)),
    })
    .collect()
}

/// The name of a test, from its number and the first words of its documentation.
fn test_name(at: usize, documentation: Option<&str>) -> Name {
    let words: Vec<&str> = documentation
        .unwrap_or_default()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(8)
        .collect();
    Name::snake(&format!("case {} {}", at + 1, words.join(" ").to_lowercase()))
}

fn expectation(expected: &ast::Expectation) -> EndpointTestExpectation {
    match (&expected.endpoint, &expected.error) {
        (Some(endpoint), _) => EndpointTestExpectation::Endpoint {
            url: endpoint.url.clone(),
            auth_schemes: endpoint.properties.get(AUTH_SCHEMES).map_or_else(Vec::new, auth_schemes),
            properties: {
                let others = endpoint.properties.iter().filter(|(name, _)| *name != AUTH_SCHEMES);
                others.map(|(name, value)| (name.clone(), value.clone())).collect()
            },
            headers: endpoint.headers.clone().into_iter().collect(),
        },
        (None, error) => EndpointTestExpectation::Error(error.clone().unwrap_or_default()),
    }
}

/// The authentication schemes of an expected endpoint. Their properties are sorted by name, like those of the
/// rules.
fn auth_schemes(value: &Value) -> Vec<(String, Vec<(String, Value)>)> {
    let schemes = value.as_array().into_iter().flatten().filter_map(Value::as_object);
    schemes
        .map(|scheme| {
            let name = scheme.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
            let properties = scheme.iter().filter(|(key, _)| *key != "name");
            let mut properties: Vec<(String, Value)> =
                properties.map(|(key, value)| (key.clone(), value.clone())).collect();
            properties.sort_by(|(a, _), (b, _)| a.cmp(b));
            (name, properties)
        })
        .collect()
}
