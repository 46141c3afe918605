//! Values and results of rules.

use std::collections::BTreeMap;

use serde_json::Value as Json;

/// A value of the rules language.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// No value, such as that of an unset parameter.
    Nothing,
    Bool(bool),
    Integer(usize),
    Text(String),
    List(Vec<Value>),
    Record(BTreeMap<&'static str, Value>),
}

/// The result of rules.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome {
    Endpoint(Endpoint),
    /// An error with the message in the rules.
    Error(String),
    /// No rule applies.
    Exhausted,
    /// A required parameter has no value.
    Missing(String),
}

/// An endpoint.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Endpoint {
    pub(crate) url: String,
    pub(crate) headers: BTreeMap<String, Vec<String>>,
    /// The properties, including the authentication schemes.
    pub(crate) properties: BTreeMap<String, Json>,
}

impl Value {
    /// Converts a parameter or an argument from JSON.
    pub(crate) fn of(json: &Json) -> Self {
        match json {
            Json::Bool(value) => Self::Bool(*value),
            Json::Number(number) => Self::Integer(
                number.as_u64().and_then(|it| it.try_into().ok()).expect("an integer"),
            ),
            Json::String(text) => Self::Text(text.clone()),
            Json::Array(items) => Self::List(items.iter().map(Self::of).collect()),
            other => panic!("not a value of the rules language: {other}"),
        }
    }

    pub(crate) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub(crate) fn as_text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            other => panic!("not text: {other:?}"),
        }
    }

    pub(crate) fn as_bool(&self) -> bool {
        match self {
            Self::Bool(value) => *value,
            other => panic!("not a Boolean: {other:?}"),
        }
    }

    pub(crate) fn as_integer(&self) -> usize {
        match self {
            Self::Integer(value) => *value,
            other => panic!("not an integer: {other:?}"),
        }
    }
}
