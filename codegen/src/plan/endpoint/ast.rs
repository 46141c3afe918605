//! Syntax of the rules language in the model.

use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::refused::{Compiled, refused};
use crate::model::json_error_reason;

/// A part of the rules, or the reason why it is malformed. The other parts can still be checked.
#[derive(Debug)]
pub(super) struct Part<T>(Result<T, String>);

impl<T> Part<T> {
    /// The part, or the reason why it is malformed. `what` describes the part in the problem.
    pub(super) fn get(&self, what: &str) -> Compiled<&T> {
        match &self.0 {
            Ok(part) => Ok(part),
            Err(reason) => refused(what, reason),
        }
    }

    /// The part, if it is well-formed.
    pub(super) fn ok(&self) -> Option<&T> {
        self.0.as_ref().ok()
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Part<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(Self(T::deserialize(value).map_err(|error| json_error_reason(&error))))
    }
}

/// A rule set.
#[derive(Debug, Deserialize)]
pub(super) struct RuleSet {
    #[serde(default)]
    pub(super) parameters: IndexMap<String, Part<Parameter>>,
    pub(super) rules: Vec<Part<Rule>>,
}

/// A parameter.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Parameter {
    #[serde(rename = "type")]
    pub(super) parameter_type: String,
    pub(super) built_in: Option<String>,
    #[serde(default)]
    pub(super) required: bool,
    pub(super) default: Option<Value>,
    pub(super) documentation: Option<String>,
    pub(super) deprecated: Option<Deprecated>,
}

/// The deprecation of a parameter.
#[derive(Debug, Deserialize)]
pub(super) struct Deprecated {
    pub(super) message: Option<String>,
}

/// Rules as a binary decision diagram.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Bdd {
    #[serde(default)]
    pub(super) parameters: IndexMap<String, Part<Parameter>>,
    pub(super) conditions: Vec<Part<Call>>,
    pub(super) results: Vec<Part<Rule>>,
    pub(super) root: i32,
    pub(super) node_count: usize,
    pub(super) nodes: String,
}

/// A rule.
#[derive(Debug, Deserialize)]
pub(super) struct Rule {
    #[serde(default)]
    pub(super) conditions: Vec<Part<Call>>,
    #[serde(flatten)]
    pub(super) outcome: Outcome,
}

/// The outcome of a rule.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(super) enum Outcome {
    Endpoint { endpoint: Endpoint },
    Error { error: Argument },
    Tree { rules: Vec<Part<Rule>> },
}

/// An endpoint.
#[derive(Debug, Deserialize)]
pub(super) struct Endpoint {
    pub(super) url: Argument,
    #[serde(default)]
    pub(super) properties: IndexMap<String, Value>,
    #[serde(default)]
    pub(super) headers: IndexMap<String, Vec<Argument>>,
}

impl RuleSet {
    /// The names that conditions assign, in the order of the rules and with duplicates.
    pub(super) fn assigned(&self) -> Vec<&str> {
        let mut names = Vec::new();
        collect_assigned(&self.rules, &mut names);
        names
    }
}

impl Bdd {
    /// The names that conditions assign.
    pub(super) fn assigned(&self) -> Vec<&str> {
        self.conditions.iter().filter_map(|call| call.ok()?.assign.as_deref()).collect()
    }
}

fn collect_assigned<'r>(rules: &'r [Part<Rule>], names: &mut Vec<&'r str>) {
    for rule in rules.iter().filter_map(Part::ok) {
        names.extend(rule.conditions.iter().filter_map(|call| call.ok()?.assign.as_deref()));
        if let Outcome::Tree { rules } = &rule.outcome {
            collect_assigned(rules, names);
        }
    }
}

/// A call of a function.
#[derive(Debug, Deserialize)]
pub(super) struct Call {
    #[serde(rename = "fn")]
    pub(super) function: String,
    #[serde(default)]
    pub(super) argv: Vec<Argument>,
    pub(super) assign: Option<String>,
}

impl Call {
    /// The names that the arguments refer to, at any depth, except in templates.
    pub(super) fn references(&self) -> Vec<&str> {
        self.argv
            .iter()
            .flat_map(|argument| match argument {
                Argument::Reference { name } => vec![name.as_str()],
                Argument::Call(call) => call.references(),
                _ => Vec::new(),
            })
            .collect()
    }
}

/// An argument of a function.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Argument {
    Reference {
        #[serde(rename = "ref")]
        name: String,
    },
    Call(Call),
    Text(String),
    Bool(bool),
    Integer(usize),
    List(Vec<String>),
    Other(Value),
}

/// The model's tests of its rules.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Tests {
    pub(super) test_cases: Vec<TestCase>,
}

/// A test.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TestCase {
    pub(super) documentation: Option<String>,
    #[serde(default)]
    pub(super) params: IndexMap<String, Value>,
    #[serde(default)]
    pub(super) operation_inputs: Vec<OperationInput>,
    pub(super) expect: Expectation,
}

/// A call for which the rules must return the result that a test expects.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OperationInput {
    pub(super) operation_name: String,
    #[serde(default)]
    pub(super) operation_params: Map<String, Value>,
    #[serde(default)]
    pub(super) built_in_params: Map<String, Value>,
    #[serde(default)]
    pub(super) client_params: Map<String, Value>,
}

/// The result that a test expects: an endpoint or an error.
#[derive(Debug, Deserialize)]
pub(super) struct Expectation {
    pub(super) endpoint: Option<ExpectedEndpoint>,
    pub(super) error: Option<String>,
}

/// The endpoint that a test expects.
#[derive(Debug, Deserialize)]
pub(super) struct ExpectedEndpoint {
    pub(super) url: String,
    #[serde(default)]
    pub(super) properties: IndexMap<String, Value>,
    #[serde(default)]
    pub(super) headers: IndexMap<String, Vec<String>>,
}
