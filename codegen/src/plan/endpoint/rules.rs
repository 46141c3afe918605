//! Rules: conditions and what follows from them.

use super::expression::Expression;
use super::functions::negated;
use super::types::Kind;
use crate::plan::{Docs, Name};

/// A rule: an outcome under conditions, all of which have to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The conditions, in order; later ones may use what earlier ones bind.
    pub conditions: Vec<Condition>,
    /// What follows.
    pub outcome: Outcome,
}

/// A condition of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// An expression of type `bool` is true.
    Holds(Expression),
    /// An optional expression has a value, which gets a name where something uses it.
    IsSome {
        /// The name, if something uses the value.
        binding: Option<Name>,
        /// The expression.
        value: Expression,
    },
    /// A value that is always there gets a name.
    Let {
        /// The name.
        binding: Name,
        /// The value.
        value: Expression,
    },
}

/// What a rule leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An endpoint.
    Endpoint {
        /// The URL.
        url: Expression,
        /// How to authenticate there, in order of preference.
        auth_schemes: Vec<AuthSchemePlan>,
        /// What else is said about it.
        properties: Vec<(String, PropertyValue)>,
        /// Headers to send.
        headers: Vec<(String, Vec<Expression>)>,
    },
    /// An error.
    Error(Expression),
    /// More rules; that none of them applies is an error.
    Tree(Vec<Rule>),
    /// What a function comes to.
    Call(FunctionCall),
}

/// A function with rules that several others lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesFunction {
    /// The function.
    pub name: Name,
    /// What it decides.
    pub docs: Docs,
    /// Whether it is given the parameters of the rules.
    pub takes_params: bool,
    /// The variables that it is given.
    pub variables: Vec<(Name, Kind)>,
    /// Its rules.
    pub rules: Vec<Rule>,
}

/// A call of a function with rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionCall {
    /// The function.
    pub name: Name,
    /// Whether it is given the parameters of the rules.
    pub takes_params: bool,
    /// The variables that it is given.
    pub variables: Vec<Name>,
}

/// A way of authenticating at an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthSchemePlan {
    /// The scheme's name.
    pub name: Expression,
    /// Its properties, by name.
    pub properties: Vec<(String, PropertyValue)>,
}

/// A property of an endpoint or of a way of authenticating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PropertyValue {
    /// Text.
    Text(Expression),
    /// True or false.
    Bool(bool),
    /// A number.
    Number(serde_json::Number),
    /// A list.
    List(Vec<PropertyValue>),
    /// An object.
    Object(Vec<(String, PropertyValue)>),
}

impl Rule {
    /// Whether an expression of the rule is such.
    pub fn any(&self, is_such: &impl Fn(&Expression) -> bool) -> bool {
        self.conditions.iter().any(|condition| condition.any(is_such)) || self.outcome.any(is_such)
    }

    /// Takes away names that nothing uses, so that no variable stays unused in Rust.
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

/// Whether the expression is the variable.
pub(super) fn is_variable(expression: &Expression, variable: &Name) -> bool {
    matches!(expression, Expression::Variable { name, .. } if name == variable)
}

impl Condition {
    /// The name that the condition gives a value.
    pub fn binding(&self) -> Option<&Name> {
        match self {
            Self::Holds(_) => None,
            Self::IsSome { binding, .. } => binding.as_ref(),
            Self::Let { binding, .. } => Some(binding),
        }
    }

    /// Whether one of the conditions is the opposite of the other.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        let (Self::Holds(a), Self::Holds(b)) = (self, other) else { return false };
        negated(a.clone()) == *b || negated(b.clone()) == *a
    }

    fn any(&self, is_such: &impl Fn(&Expression) -> bool) -> bool {
        match self {
            Self::Holds(value) | Self::IsSome { value, .. } | Self::Let { value, .. } => {
                value.any(is_such)
            }
        }
    }
}

impl Outcome {
    /// Whether an expression of the outcome is such. A call's variables count as expressions.
    pub fn any(&self, is_such: &impl Fn(&Expression) -> bool) -> bool {
        match self {
            Self::Error(message) => message.any(is_such),
            Self::Tree(rules) => rules.iter().any(|rule| rule.any(is_such)),
            Self::Call(call) => call.variables.iter().any(|name| {
                is_such(&Expression::Variable { name: name.clone(), kind: Kind::Text })
            }),
            Self::Endpoint { url, .. } => url.any(is_such) || self.any_beside_url(is_such),
        }
    }

    /// Whether an expression of the endpoint is such, the URL left aside.
    pub fn any_beside_url(&self, is_such: &impl Fn(&Expression) -> bool) -> bool {
        let Self::Endpoint { auth_schemes, properties, headers, .. } = self else { return false };
        auth_schemes.iter().any(|scheme| {
            scheme.name.any(is_such) || scheme.properties.iter().any(|(_, it)| it.any(is_such))
        }) || properties.iter().any(|(_, value)| value.any(is_such))
            || headers.iter().any(|(_, values)| values.iter().any(|value| value.any(is_such)))
    }
}

impl PropertyValue {
    fn any(&self, is_such: &impl Fn(&Expression) -> bool) -> bool {
        match self {
            Self::Text(text) => text.any(is_such),
            Self::Bool(_) | Self::Number(_) => false,
            Self::List(items) => items.iter().any(|item| item.any(is_such)),
            Self::Object(entries) => entries.iter().any(|(_, value)| value.any(is_such)),
        }
    }
}
