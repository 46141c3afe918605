//! Typed expressions of the rules language.

use super::types::{Attribute, Kind, ValueType};
use crate::plan::Name;

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A parameter.
    Parameter {
        /// The field of `params`.
        field: Name,
        /// The type.
        value_type: ValueType,
    },
    /// A variable that is set.
    Variable {
        /// The name.
        name: Name,
        /// The type.
        kind: Kind,
    },
    /// A string literal.
    Text(String),
    /// A string concatenated from several parts.
    Template(Vec<Expression>),
    /// A boolean literal.
    Bool(bool),
    /// An integer literal.
    Integer(usize),
    /// A list of strings.
    List(Vec<Expression>),
    /// An attribute of a value: `getAttr`.
    Attribute {
        /// The value.
        of: Box<Expression>,
        /// The attribute.
        attribute: Attribute,
    },
    /// An optional item of a list: `getAttr`.
    Item {
        /// The list.
        of: Box<Expression>,
        /// The index.
        index: usize,
    },
    /// A call of a function of the runtime.
    Call {
        /// The function.
        function: Function,
        /// The arguments.
        arguments: Vec<Expression>,
    },
    /// The first value that is set, or else the last: `coalesce`.
    Coalesce(Vec<Expression>),
    /// One of two values: `ite`.
    Either {
        /// The condition.
        condition: Box<Expression>,
        /// The value if it is true.
        then: Box<Expression>,
        /// The value if it is false.
        otherwise: Box<Expression>,
    },
    /// True if two values are equal: `stringEquals` and `booleanEquals`.
    Equals(Box<Expression>, Box<Expression>),
    /// True if a string is empty: `stringEquals` with an empty string.
    IsEmpty(Box<Expression>),
    /// Logical negation: `not`.
    Not(Box<Expression>),
    /// True if an optional value is set: `isSet`.
    IsSet(Box<Expression>),
    /// True if an optional value is set and true.
    IsTrue(Box<Expression>),
}

/// A function of the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Function {
    /// The name in the rules.
    pub wire_name: &'static str,
    /// The name in the runtime.
    pub name: &'static str,
    /// The types of the parameters.
    pub parameters: &'static [Kind],
    /// The type of the result.
    pub returns: ValueType,
}

impl Expression {
    /// The expression's type.
    pub fn value_type(&self) -> ValueType {
        match self {
            Self::Parameter { value_type, .. } => *value_type,
            Self::Variable { kind, .. } => kind.required(),
            Self::Text(_) | Self::Template(_) => Kind::Text.required(),
            Self::Integer(_) => Kind::Integer.required(),
            Self::List(_) => Kind::TextList.required(),
            Self::Attribute { of, attribute } => {
                ValueType { kind: attribute.kind, ..of.value_type() }
            }
            Self::Item { .. } => Kind::Text.optional(),
            Self::Call { function, .. } => function.returns,
            Self::Coalesce(values) => ValueType {
                kind: values.first().map_or(Kind::Text, Self::kind),
                is_optional: values.iter().all(Self::is_optional),
            },
            Self::Either { then, otherwise, .. } => ValueType {
                is_optional: then.is_optional() || otherwise.is_optional(),
                ..then.value_type()
            },
            Self::Bool(_)
            | Self::Equals(..)
            | Self::IsEmpty(_)
            | Self::Not(_)
            | Self::IsSet(_)
            | Self::IsTrue(_) => Kind::Bool.required(),
        }
    }

    /// The expression's type, regardless of whether its value may be missing.
    pub fn kind(&self) -> Kind {
        self.value_type().kind
    }

    /// Returns whether the expression's value may be missing.
    pub fn is_optional(&self) -> bool {
        self.value_type().is_optional
    }

    /// Returns whether the expression creates a temporary string or list.
    pub fn is_temporary(&self) -> bool {
        match self {
            Self::Template(_) | Self::List(_) => true,
            Self::Call { function, .. } => {
                !function.returns.is_optional
                    && matches!(function.returns.kind, Kind::Text | Kind::TextList)
            }
            _ => false,
        }
    }

    /// Returns whether the expression borrows from a temporary.
    pub fn borrows_from_temporary(&self) -> bool {
        let has_temporary = |part: &Self| {
            part.is_temporary() || part.is_temporary_record() || part.borrows_from_temporary()
        };
        !self.is_temporary() && self.parts().into_iter().any(has_temporary)
    }

    fn is_temporary_record(&self) -> bool {
        !matches!(self, Self::Variable { .. }) && matches!(self.kind(), Kind::Url | Kind::Arn)
    }

    /// The direct subexpressions.
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Parameter { .. }
            | Self::Variable { .. }
            | Self::Text(_)
            | Self::Bool(_)
            | Self::Integer(_) => Vec::new(),
            Self::Template(parts)
            | Self::List(parts)
            | Self::Coalesce(parts)
            | Self::Call { arguments: parts, .. } => parts.iter().collect(),
            Self::Either { condition, then, otherwise } => vec![condition, then, otherwise],
            Self::Equals(a, b) => vec![a, b],
            Self::Attribute { of: inner, .. }
            | Self::Item { of: inner, .. }
            | Self::IsEmpty(inner)
            | Self::Not(inner)
            | Self::IsSet(inner)
            | Self::IsTrue(inner) => vec![inner],
        }
    }

    /// Returns whether this expression or a subexpression satisfies a predicate.
    pub fn any(&self, predicate: &impl Fn(&Self) -> bool) -> bool {
        predicate(self) || self.parts().into_iter().any(|part| part.any(predicate))
    }
}

/// The logical negation of a boolean expression.
pub(super) fn negated(value: Expression) -> Expression {
    match value {
        Expression::Bool(value) => Expression::Bool(!value),
        Expression::Not(inner) => *inner,
        value => Expression::Not(Box::new(value)),
    }
}
