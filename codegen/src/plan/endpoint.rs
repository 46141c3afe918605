//! Endpoints: the model's rule set as typed conditions and outcomes.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/specification.html>. Functions that the
//! generator does not know yet are refused by name.

mod ast;
mod compile;
mod tests;

pub use tests::{EndpointTest, EndpointTestExpectation, ParameterValue};

use super::closure::Planner;
use super::{Docs, Name};

/// The endpoint rules of a service.
#[derive(Clone, Debug, Default)]
pub struct EndpointPlan {
    /// What the rules decide by.
    pub parameters: Vec<Parameter>,
    /// The rules, in order; the first that applies counts.
    pub rules: Vec<Rule>,
    /// The model's tests of the rules.
    pub tests: Vec<EndpointTest>,
}

/// A parameter of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The parameter's name in the rules.
    pub wire_name: String,
    /// The field.
    pub field: Name,
    /// The type.
    pub parameter_type: ParameterType,
    /// The value where none is given.
    pub default: Option<ParameterValue>,
    /// Whether the rules can't do without.
    pub required: bool,
    /// Where the value comes from.
    pub builtin: Option<Builtin>,
    /// The documentation.
    pub docs: Docs,
}

impl Parameter {
    /// Whether there is always a value, so that the field is no `Option`.
    pub fn is_certain(&self) -> bool {
        self.default.is_some()
    }
}

/// The types that parameters have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterType {
    /// Text.
    Text,
    /// True or false.
    Bool,
}

/// Values that the configuration gives to the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Builtin {
    /// `AWS::Region`.
    Region,
    /// `AWS::UseFIPS`.
    UseFips,
    /// `AWS::UseDualStack`.
    UseDualStack,
    /// `SDK::Endpoint`.
    Endpoint,
}

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
        binding: Option<Binding>,
        /// The expression.
        value: Expression,
    },
    /// A value that is always there gets a name.
    Let {
        /// The name.
        binding: Binding,
        /// The value.
        value: Expression,
    },
}

/// A name for a value in the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The variable.
    pub name: Name,
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
        /// Headers to send.
        headers: Vec<(String, Vec<Expression>)>,
    },
    /// An error.
    Error(Expression),
    /// More rules; that none of them applies is an error.
    Tree(Vec<Rule>),
}

/// A way of authenticating at an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthSchemePlan {
    /// The scheme's name.
    pub name: String,
    /// Its properties.
    pub properties: Vec<(String, PropertyValue)>,
}

/// A property of a way of authenticating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PropertyValue {
    /// Text.
    Text(Expression),
    /// True or false.
    Bool(bool),
    /// A list of text.
    List(Vec<Expression>),
}

/// An expression, with its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A parameter; its field of `params`.
    Parameter {
        /// The field.
        field: Name,
        /// The type.
        value_type: ValueType,
    },
    /// A value that has a name.
    Variable {
        /// The name.
        name: Name,
        /// The type.
        value_type: ValueType,
    },
    /// Text with expressions in it.
    Template(Template),
    /// `true` or `false`.
    Bool(bool),
    /// A field of a partition.
    PartitionField {
        /// The partition.
        partition: Box<Expression>,
        /// The field.
        field: PartitionField,
    },
    /// The partition of a region: `aws.partition`.
    Partition(Box<Expression>),
    /// Two values are equal: `stringEquals` and `booleanEquals`.
    Equals(Box<Expression>, Box<Expression>),
    /// The opposite: `not`.
    Not(Box<Expression>),
    /// An optional value is there, as a value and not as a condition: `isSet`.
    IsSet(Box<Expression>),
}

/// Types in the rules language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// Text.
    Text,
    /// True or false.
    Bool,
    /// What `aws.partition` gives.
    Partition,
    /// Text that may be missing.
    OptionalText,
    /// True, false or missing.
    OptionalBool,
    /// What `aws.partition` gives, before anyone has looked whether it is there.
    OptionalPartition,
}

/// Fields of a partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartitionField {
    /// `name`.
    Name,
    /// `dnsSuffix`.
    DnsSuffix,
    /// `dualStackDnsSuffix`.
    DualStackDnsSuffix,
    /// `supportsFIPS`.
    SupportsFips,
    /// `supportsDualStack`.
    SupportsDualStack,
    /// `implicitGlobalRegion`.
    ImplicitGlobalRegion,
}

/// Text with expressions in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template(pub Vec<TemplatePart>);

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplatePart {
    /// Text.
    Text(String),
    /// An expression of type text.
    Value(Expression),
}

impl ValueType {
    /// The type of the value once it is known to be there.
    pub fn certain(self) -> Self {
        match self {
            Self::OptionalText => Self::Text,
            Self::OptionalBool => Self::Bool,
            Self::OptionalPartition => Self::Partition,
            other => other,
        }
    }

    /// Whether a value may be missing.
    pub fn is_optional(self) -> bool {
        self.certain() != self
    }
}

impl Expression {
    /// The expression's type.
    pub fn value_type(&self) -> ValueType {
        match self {
            Self::Parameter { value_type, .. } | Self::Variable { value_type, .. } => *value_type,
            Self::Template(_) => ValueType::Text,
            Self::Bool(_) | Self::Equals(..) | Self::Not(_) | Self::IsSet(_) => ValueType::Bool,
            Self::PartitionField { field, .. } => field.value_type(),
            Self::Partition(_) => ValueType::OptionalPartition,
        }
    }

    /// Whether the expression uses the variable.
    pub fn uses(&self, variable: &Name) -> bool {
        match self {
            Self::Variable { name, .. } => name == variable,
            Self::Parameter { .. } | Self::Bool(_) => false,
            Self::Template(template) => template.expressions().any(|part| part.uses(variable)),
            Self::Equals(a, b) => a.uses(variable) || b.uses(variable),
            Self::PartitionField { partition: inner, .. }
            | Self::Partition(inner)
            | Self::Not(inner)
            | Self::IsSet(inner) => inner.uses(variable),
        }
    }
}

impl Template {
    /// The expressions in the template.
    pub fn expressions(&self) -> impl Iterator<Item = &Expression> {
        self.0.iter().filter_map(|part| match part {
            TemplatePart::Text(_) => None,
            TemplatePart::Value(expression) => Some(expression),
        })
    }
}

impl PartitionField {
    fn value_type(self) -> ValueType {
        match self {
            Self::SupportsFips | Self::SupportsDualStack => ValueType::Bool,
            _ => ValueType::Text,
        }
    }

    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "name" => Self::Name,
            "dnsSuffix" => Self::DnsSuffix,
            "dualStackDnsSuffix" => Self::DualStackDnsSuffix,
            "supportsFIPS" => Self::SupportsFips,
            "supportsDualStack" => Self::SupportsDualStack,
            "implicitGlobalRegion" => Self::ImplicitGlobalRegion,
            _ => return None,
        })
    }
}

impl Rule {
    /// Whether the rule, once its conditions are past, uses the variable.
    fn uses(&self, variable: &Name) -> bool {
        self.conditions.iter().any(|condition| condition.uses(variable))
            || self.outcome.uses(variable)
    }
}

impl Condition {
    fn uses(&self, variable: &Name) -> bool {
        match self {
            Self::Holds(value) | Self::IsSome { value, .. } | Self::Let { value, .. } => {
                value.uses(variable)
            }
        }
    }
}

impl Outcome {
    fn uses(&self, variable: &Name) -> bool {
        match self {
            Self::Error(message) => message.uses(variable),
            Self::Tree(rules) => rules.iter().any(|rule| rule.uses(variable)),
            Self::Endpoint { url, auth_schemes, headers } => {
                url.uses(variable)
                    || auth_schemes.iter().any(|scheme| scheme.uses(variable))
                    || headers.iter().any(|(_, values)| values.iter().any(|v| v.uses(variable)))
            }
        }
    }
}

impl AuthSchemePlan {
    fn uses(&self, variable: &Name) -> bool {
        self.properties.iter().any(|(_, value)| match value {
            PropertyValue::Text(text) => text.uses(variable),
            PropertyValue::Bool(_) => false,
            PropertyValue::List(items) => items.iter().any(|item| item.uses(variable)),
        })
    }
}

impl Planner<'_> {
    /// Plans the endpoint rules. A service without any is refused: there would be nowhere to call.
    pub(super) fn endpoint(&self) -> EndpointPlan {
        let id = &self.closure.service;
        let Some(shape) = self.shape(id) else { return EndpointPlan::default() };
        let Some(node) = &shape.traits.endpoint_rule_set else {
            self.refuse(
                id,
                shape.span,
                "a service without smithy.rules#endpointRuleSet",
                "the generator needs rules to find endpoints with",
            );
            return EndpointPlan::default();
        };
        let rule_set: ast::RuleSet = match node.parse(&self.model.source) {
            Ok(rule_set) => rule_set,
            Err((kind, span)) => {
                self.report(id, span, kind);
                return EndpointPlan::default();
            }
        };
        let mut plan = self.compile(&rule_set, node.span);
        plan.tests = self.endpoint_tests(shape, &plan.parameters);
        plan
    }
}
