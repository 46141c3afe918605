//! The planned tests of the endpoint rules.

use serde_json::Value;

use super::parameters::{Builtin, ParameterValue, Setting};
use crate::plan::{Docs, FieldValue, Name};

/// A test of the endpoint rules.
#[derive(Clone, Debug)]
pub struct EndpointTest {
    /// The test's name.
    pub name: Name,
    /// The test's documentation.
    pub docs: Docs,
    /// The parameters that are set, by field.
    pub parameters: Vec<(Name, ParameterValue)>,
    /// The expected result of the rules.
    pub expectation: EndpointTestExpectation,
    /// The calls with the same expected result.
    pub calls: Vec<EndpointTestCall>,
}

/// A call for which the rules must return the expected result of a test.
#[derive(Clone, Debug)]
pub struct EndpointTestCall {
    /// The name of the test generated from the call.
    pub name: Name,
    /// The operation's type.
    pub operation: Name,
    /// The operation's module.
    pub module: Name,
    /// The input's type.
    pub input_name: Name,
    /// The input's members.
    pub input: Vec<FieldValue>,
    /// The settings of all services.
    pub builtins: Vec<(Builtin, ParameterValue)>,
    /// The settings specific to the service.
    pub settings: Vec<(Setting, ParameterValue)>,
}

/// The expected result of the rules.
#[derive(Clone, Debug)]
pub enum EndpointTestExpectation {
    /// An endpoint.
    Endpoint {
        /// The URL.
        url: String,
        /// The names and properties of the authentication schemes.
        auth_schemes: Vec<(String, Vec<(String, Value)>)>,
        /// The other properties.
        properties: Vec<(String, Value)>,
        /// The headers.
        headers: Vec<(String, Vec<String>)>,
    },
    /// An error with the message.
    Error(String),
}
