//! Compiled rules.

use super::expression::{Expression, negated};
use super::types::Kind;
use crate::plan::{Docs, Name};

/// A rule: an outcome that applies if all conditions hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The conditions, in order. They may use variables that earlier ones bind.
    pub conditions: Vec<Condition>,
    /// The outcome.
    pub outcome: Outcome,
}

/// A condition of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A boolean expression is true.
    Holds(Expression),
    /// An optional expression has a value.
    IsSome {
        /// The variable bound to the value, if it is used.
        binding: Option<Name>,
        /// The expression.
        value: Expression,
    },
    /// Binds a variable, and always holds.
    Let {
        /// The variable.
        binding: Name,
        /// The value.
        value: Expression,
    },
}

/// The outcome of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An endpoint.
    Endpoint {
        /// The URL.
        url: Expression,
        /// The authentication schemes, in order of preference.
        auth_schemes: Vec<AuthSchemePlan>,
        /// The other properties.
        properties: Vec<(String, PropertyValue)>,
        /// Headers to send.
        headers: Vec<(String, Vec<Expression>)>,
    },
    /// An error.
    Error(Expression),
    /// Nested rules. It is an error if none of them applies.
    Tree(Vec<Rule>),
    /// The result of a function.
    Call(FunctionCall),
}

/// A function with rules that are shared by other rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesFunction {
    /// The function's name.
    pub name: Name,
    /// The documentation.
    pub docs: Docs,
    /// Whether the function takes the parameters of the rules.
    pub takes_params: bool,
    /// The variables that the function takes.
    pub variables: Vec<(Name, Kind)>,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// A call of a function with rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionCall {
    /// The function's name.
    pub name: Name,
    /// Whether the function takes the parameters of the rules.
    pub takes_params: bool,
    /// The variables that the function takes.
    pub variables: Vec<Name>,
}

/// An authentication scheme of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthSchemePlan {
    /// The scheme's name.
    pub name: Expression,
    /// The properties, sorted by name.
    pub properties: Vec<(String, PropertyValue)>,
}

/// A property of an endpoint or authentication scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PropertyValue {
    /// A string.
    Text(Expression),
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(serde_json::Number),
    /// A list.
    List(Vec<PropertyValue>),
    /// An object.
    Object(Vec<(String, PropertyValue)>),
}

impl Rule {
    /// Returns whether an expression of the rule satisfies a predicate.
    pub fn any(&self, predicate: &impl Fn(&Expression) -> bool) -> bool {
        self.conditions.iter().any(|condition| condition.any(predicate))
            || self.outcome.any(predicate)
    }

    /// Removes unused bindings, to avoid unused variables in Rust.
    pub(super) fn without_unused_bindings(mut self) -> Self {
        for at in (0..self.conditions.len()).rev() {
            let (before, later) = self.conditions.split_at_mut(at + 1);
            let Some(condition) = before.last_mut() else { continue };
            let Some(name) = condition.binding().cloned() else { continue };
            let uses = |expression: &Expression| is_variable(expression, &name);
            if later.iter().any(|later| later.any(&uses)) || self.outcome.any(&uses) {
                continue;
            }
            match condition {
                Condition::IsSome { binding, .. } => *binding = None,
                _ => drop(self.conditions.remove(at)),
            }
        }
        self
    }
}

/// Returns whether the expression is the variable.
pub(super) fn is_variable(expression: &Expression, variable: &Name) -> bool {
    matches!(expression, Expression::Variable { name, .. } if name == variable)
}

impl Condition {
    /// The variable that the condition binds.
    pub fn binding(&self) -> Option<&Name> {
        match self {
            Self::Holds(_) => None,
            Self::IsSome { binding, .. } => binding.as_ref(),
            Self::Let { binding, .. } => Some(binding),
        }
    }

    /// Returns whether one of the conditions is the negation of the other.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        let (Self::Holds(a), Self::Holds(b)) = (self, other) else { return false };
        negated(a.clone()) == *b || negated(b.clone()) == *a
    }

    fn any(&self, predicate: &impl Fn(&Expression) -> bool) -> bool {
        match self {
            Self::Holds(value) | Self::IsSome { value, .. } | Self::Let { value, .. } => {
                value.any(predicate)
            }
        }
    }
}

impl Outcome {
    /// Returns whether an expression of the outcome satisfies a predicate. The variables of a call count as
    /// expressions.
    pub fn any(&self, predicate: &impl Fn(&Expression) -> bool) -> bool {
        match self {
            Self::Error(message) => message.any(predicate),
            Self::Tree(rules) => rules.iter().any(|rule| rule.any(predicate)),
            Self::Call(call) => call.variables.iter().any(|name| {
                predicate(&Expression::Variable { name: name.clone(), kind: Kind::Text })
            }),
            Self::Endpoint { url, .. } => url.any(predicate) || self.any_outside_url(predicate),
        }
    }

    /// Returns whether an expression of the endpoint, other than its URL, satisfies a predicate.
    pub fn any_outside_url(&self, predicate: &impl Fn(&Expression) -> bool) -> bool {
        let Self::Endpoint { auth_schemes, properties, headers, .. } = self else { return false };
        auth_schemes.iter().any(|scheme| {
            scheme.name.any(predicate) || scheme.properties.iter().any(|(_, it)| it.any(predicate))
        }) || properties.iter().any(|(_, value)| value.any(predicate))
            || headers.iter().any(|(_, values)| values.iter().any(|value| value.any(predicate)))
    }
}

impl PropertyValue {
    fn any(&self, predicate: &impl Fn(&Expression) -> bool) -> bool {
        match self {
            Self::Text(text) => text.any(predicate),
            Self::Bool(_) | Self::Number(_) => false,
            Self::List(items) => items.iter().any(|item| item.any(predicate)),
            Self::Object(entries) => entries.iter().any(|(_, value)| value.any(predicate)),
        }
    }
}
