//! The rules language as the model writes it.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::{Map, Value};

/// A rule set.
#[derive(Debug, Deserialize)]
pub(super) struct RuleSet {
    #[serde(default)]
    pub(super) parameters: IndexMap<String, Parameter>,
    pub(super) rules: Vec<Rule>,
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

/// What is known about a parameter's deprecation.
#[derive(Debug, Deserialize)]
pub(super) struct Deprecated {
    pub(super) message: Option<String>,
}

/// Rules as a binary decision diagram.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Bdd {
    #[serde(default)]
    pub(super) parameters: IndexMap<String, Parameter>,
    pub(super) conditions: Vec<Call>,
    pub(super) results: Vec<Rule>,
    pub(super) root: i32,
    pub(super) node_count: usize,
    pub(super) nodes: String,
}

/// A rule; which of the three kinds it is shows in what it has.
#[derive(Debug, Deserialize)]
pub(super) struct Rule {
    #[serde(default)]
    pub(super) conditions: Vec<Call>,
    #[serde(flatten)]
    pub(super) outcome: Outcome,
}

/// What a rule leads to.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(super) enum Outcome {
    Endpoint { endpoint: Endpoint },
    Error { error: Argument },
    Tree { rules: Vec<Rule> },
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

/// A call of a function.
#[derive(Debug, Deserialize)]
pub(super) struct Call {
    #[serde(rename = "fn")]
    pub(super) function: String,
    #[serde(default)]
    pub(super) argv: Vec<Argument>,
    pub(super) assign: Option<String>,
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

/// A call that has to lead to what a test expects.
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

/// What a test expects: one of the two.
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
