//! The model's tests of its endpoint rules.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/test-cases.html>. What of them can't be written as
//! tests of the generated crate is counted, with the reason.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::parameters::builtin_of;
use super::properties::AUTH_SCHEMES;
use super::{Builtin, EndpointPlan, ParameterValue, Setting, ast};
use crate::model::{ProblemKind, Shape, ShapeKind};
use crate::plan::closure::Planner;
use crate::plan::values::Notation;
use crate::plan::{Docs, FieldValue, Name, OperationPlan};

/// A test of the endpoint rules.
#[derive(Clone, Debug)]
pub struct EndpointTest {
    /// The test's name.
    pub name: Name,
    /// What the model says about it.
    pub docs: Docs,
    /// The parameters that are set, by field.
    pub parameters: Vec<(Name, ParameterValue)>,
    /// What the rules must come to.
    pub expectation: EndpointTestExpectation,
    /// The calls for which the rules must come to the same.
    pub calls: Vec<EndpointTestCall>,
}

/// A call for which the rules must come to what a test expects.
#[derive(Clone, Debug)]
pub struct EndpointTestCall {
    /// The name of the test that the call becomes.
    pub name: Name,
    /// The operation's type.
    pub operation: Name,
    /// The operation's module.
    pub module: Name,
    /// The input's type.
    pub input_name: Name,
    /// The input's members.
    pub input: Vec<FieldValue>,
    /// Settings that all services share.
    pub builtins: Vec<(Builtin, ParameterValue)>,
    /// Settings of the service's own.
    pub settings: Vec<(Setting, ParameterValue)>,
}

/// What the rules must come to.
#[derive(Clone, Debug)]
pub enum EndpointTestExpectation {
    /// An endpoint.
    Endpoint {
        /// The URL.
        url: String,
        /// The ways of authenticating: names and properties.
        auth_schemes: Vec<(String, Vec<(String, Value)>)>,
        /// What else is said about it.
        properties: Vec<(String, Value)>,
        /// The headers.
        headers: Vec<(String, Vec<String>)>,
    },
    /// An error with the message.
    Error(String),
}

impl Planner<'_> {
    /// Plans the tests of the endpoint rules.
    pub(super) fn endpoint_tests(
        &self,
        service: &Shape,
        plan: &mut EndpointPlan,
        operations: &[OperationPlan],
    ) {
        let Some(node) = &service.traits.endpoint_tests else { return };
        let tests = match node.parse::<ast::Tests>(&self.model.source) {
            Ok(tests) => tests,
            Err((kind, span)) => return self.report(&service.id, span, kind),
        };
        let mut left_out = IndexMap::<String, usize>::new();
        for (at, case) in tests.test_cases.iter().enumerate() {
            let Some(mut test) = self.endpoint_test(service, at, case, plan) else { continue };
            for input in &case.operation_inputs {
                match self.endpoint_test_call(&test, input, plan, operations) {
                    Ok(call) => test.calls.push(call),
                    Err(reason) => *left_out.entry(reason).or_default() += 1,
                }
            }
            plan.tests.push(test);
        }
        plan.left_out = left_out.into_iter().collect();
    }

    fn endpoint_test(
        &self,
        service: &Shape,
        at: usize,
        case: &ast::TestCase,
        plan: &EndpointPlan,
    ) -> Option<EndpointTest> {
        let mut set = Vec::new();
        for (name, value) in &case.params {
            let parameter = plan.parameters.iter().find(|parameter| parameter.wire_name == *name);
            let value = ParameterValue::of(value)
                .filter(|value| parameter.is_some_and(|parameter| parameter.kind == value.kind()));
            match (parameter, value) {
                (Some(parameter), Some(value)) => set.push((parameter.field.clone(), value)),
                _ => {
                    let kind = ProblemKind::Unsupported {
                        what: format!("the parameter `{name}` of endpoint test {}", at + 1),
                        reason: "the rules have no such parameter, or it takes other values".into(),
                    };
                    self.report(&service.id, service.span, kind);
                    return None;
                }
            }
        }
        Some(EndpointTest {
            name: test_name(at, case.documentation.as_deref()),
            docs: Docs::from_model(case.documentation.as_deref().unwrap_or_default()),
            parameters: set,
            expectation: expectation(&case.expect),
            calls: Vec::new(),
        })
    }

    /// Plans a call, or says why there can't be one.
    fn endpoint_test_call(
        &self,
        test: &EndpointTest,
        written: &ast::OperationInput,
        plan: &EndpointPlan,
        operations: &[OperationPlan],
    ) -> Result<EndpointTestCall, String> {
        let name = &written.operation_name;
        let Some(operation) = operations.iter().find(|it| it.wire_name == *name) else {
            return Err(format!("the service has no operation `{name}`"));
        };
        let required = operation.input.required().map(|member| &member.wire_name);
        if let Some(lacking) =
            { required }.find(|name| !written.operation_params.contains_key(*name))
        {
            return Err(format!("the input of `{name}` lacks the required member `{lacking}`"));
        }
        let number = test.calls.len() + 1;
        Ok(EndpointTestCall {
            name: Name::snake(&format!("{} call {number}", test.name.bare())),
            operation: operation.name.clone(),
            module: operation.module.clone(),
            input_name: operation.input.name.clone(),
            input: self.input_values(name, &written.operation_params)?,
            builtins: builtins(&written.built_in_params, plan)?,
            settings: settings(written, plan)?,
        })
    }

    fn input_values(
        &self,
        operation: &str,
        params: &Map<String, Value>,
    ) -> Result<Vec<FieldValue>, String> {
        let shapes = self.closure.operations.iter().find(|id| id.name() == operation);
        match shapes.and_then(|id| self.shape(id)).map(|shape| &shape.kind) {
            Some(ShapeKind::Operation(shapes)) => {
                self.field_values(&shapes.input, params, Notation::Example)
            }
            _ => Ok(Vec::new()),
        }
    }
}

/// The settings that all services share; those of the service's own are left to [`settings`].
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
        _ => Err(format!("the setting `{}` takes {}", setting.parameter, setting.kind)),
    })
    .collect()
}

/// The number keeps names apart, and the words say what the test is about.
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

/// The properties of each are in the order of their names, as those of the rules are.
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
