//! Expressions of the rules language, with their types.

use super::types::{Attribute, Kind, ValueType};
use crate::plan::Name;

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A parameter; its field of `params`.
    Parameter {
        /// The field.
        field: Name,
        /// The type.
        value_type: ValueType,
    },
    /// A value that has a name, and is there.
    Variable {
        /// The name.
        name: Name,
        /// What it is.
        kind: Kind,
    },
    /// Text as it stands.
    Text(String),
    /// Text that is put together from parts, of which there are several.
    Template(Vec<Expression>),
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(usize),
    /// A list of text.
    List(Vec<Expression>),
    /// An attribute of a value: `getAttr`.
    Attribute {
        /// The value.
        of: Box<Expression>,
        /// The attribute.
        attribute: Attribute,
    },
    /// An item of a list, which may be missing: `getAttr`.
    Item {
        /// The list.
        of: Box<Expression>,
        /// The position.
        index: usize,
    },
    /// A call of a function of the runtime.
    Call {
        /// The function.
        function: Function,
        /// The arguments.
        arguments: Vec<Expression>,
    },
    /// The first value that is there, or the last: `coalesce`.
    Coalesce(Vec<Expression>),
    /// One of two values: `ite`.
    Either {
        /// What it depends on.
        condition: Box<Expression>,
        /// The value where it is true.
        then: Box<Expression>,
        /// The value where it is false.
        otherwise: Box<Expression>,
    },
    /// Two values are equal: `stringEquals` and `booleanEquals`.
    Equals(Box<Expression>, Box<Expression>),
    /// Text is empty: `stringEquals` with empty text.
    IsEmpty(Box<Expression>),
    /// The opposite: `not`.
    Not(Box<Expression>),
    /// An optional value is there: `isSet`.
    IsSet(Box<Expression>),
    /// An optional value is there and true.
    IsTrue(Box<Expression>),
}

/// A function of the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Function {
    /// The name in the rules.
    pub wire_name: &'static str,
    /// The name in the runtime.
    pub name: &'static str,
    /// What it takes.
    pub parameters: &'static [Kind],
    /// What it gives.
    pub returns: ValueType,
}

impl Expression {
    /// The expression's type.
    pub fn value_type(&self) -> ValueType {
        match self {
            Self::Parameter { value_type, .. } => *value_type,
            Self::Variable { kind, .. } => kind.certain(),
            Self::Text(_) | Self::Template(_) => Kind::Text.certain(),
            Self::Integer(_) => Kind::Integer.certain(),
            Self::List(_) => Kind::TextList.certain(),
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
            | Self::IsTrue(_) => Kind::Bool.certain(),
        }
    }

    /// What the expression's value is, if there is one.
    pub fn kind(&self) -> Kind {
        self.value_type().kind
    }

    /// Whether the expression's value may be missing.
    pub fn is_optional(&self) -> bool {
        self.value_type().is_optional
    }

    /// Whether the expression makes text or a list that nothing else holds.
    pub fn is_made(&self) -> bool {
        match self {
            Self::Template(_) | Self::List(_) => true,
            Self::Call { function, .. } => {
                !function.returns.is_optional
                    && matches!(function.returns.kind, Kind::Text | Kind::TextList)
            }
            _ => false,
        }
    }

    /// Whether text or a list that the expression gives may lie within a value that the expression makes.
    pub fn borrows_from_made(&self) -> bool {
        let makes = |part: &Self| part.is_made() || part.makes_record() || part.borrows_from_made();
        !self.is_made() && self.parts().into_iter().any(makes)
    }

    fn makes_record(&self) -> bool {
        !matches!(self, Self::Variable { .. }) && matches!(self.kind(), Kind::Url | Kind::Arn)
    }

    /// The expressions that this one is made of.
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

    /// Whether this expression or one that it is made of is such.
    pub fn any(&self, is_such: &impl Fn(&Self) -> bool) -> bool {
        is_such(self) || self.parts().into_iter().any(|part| part.any(is_such))
    }
}
