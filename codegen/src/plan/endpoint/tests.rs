//! The model's tests of its endpoint rules.

use serde_json::Value;

use super::{Parameter, ast};
use crate::model::{ProblemKind, Shape};
use crate::plan::closure::Planner;
use crate::plan::{Docs, Name};

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
        /// The headers.
        headers: Vec<(String, Vec<String>)>,
    },
    /// An error with the message.
    Error(String),
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterValue {
    /// Text.
    Text(String),
    /// True or false.
    Bool(bool),
}

impl ParameterValue {
    /// The value that JSON stands for, if parameters can have it.
    pub(super) fn of(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::Text(text.clone())),
            Value::Bool(value) => Some(Self::Bool(*value)),
            _ => None,
        }
    }
}

impl Planner<'_> {
    /// Plans the tests of the endpoint rules.
    pub(super) fn endpoint_tests(
        &self,
        service: &Shape,
        parameters: &[Parameter],
    ) -> Vec<EndpointTest> {
        let Some(node) = &service.traits.endpoint_tests else { return Vec::new() };
        match node.parse::<ast::Tests>(&self.model.source) {
            Ok(tests) => {
                let cases = tests.test_cases.iter().enumerate();
                cases
                    .filter_map(|(at, case)| self.endpoint_test(service, at, case, parameters))
                    .collect()
            }
            Err((kind, span)) => {
                self.report(&service.id, span, kind);
                Vec::new()
            }
        }
    }

    fn endpoint_test(
        &self,
        service: &Shape,
        at: usize,
        case: &ast::TestCase,
        parameters: &[Parameter],
    ) -> Option<EndpointTest> {
        let mut set = Vec::new();
        for (name, value) in &case.params {
            let parameter = parameters.iter().find(|parameter| parameter.wire_name == *name);
            match (parameter, ParameterValue::of(value)) {
                (Some(parameter), Some(value)) => set.push((parameter.field.clone(), value)),
                _ => {
                    let kind = ProblemKind::Unsupported {
                        what: format!("the parameter `{name}` of endpoint test {}", at + 1),
                        reason: "the rule set has no such parameter".into(),
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
        })
    }
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
            auth_schemes: endpoint
                .properties
                .get("authSchemes")
                .map_or_else(Vec::new, auth_schemes),
            headers: endpoint.headers.clone().into_iter().collect(),
        },
        (None, error) => EndpointTestExpectation::Error(error.clone().unwrap_or_default()),
    }
}

fn auth_schemes(value: &Value) -> Vec<(String, Vec<(String, Value)>)> {
    let schemes = value.as_array().into_iter().flatten().filter_map(Value::as_object);
    schemes
        .map(|scheme| {
            let name = scheme.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
            let properties = scheme.iter().filter(|(key, _)| *key != "name");
            (name, properties.map(|(key, value)| (key.clone(), value.clone())).collect())
        })
        .collect()
}
