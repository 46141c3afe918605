//! What names stand for, at a place in the rules.

use std::collections::BTreeSet;

use super::expression::Expression;
use super::parameters::Parameter;
use super::refused::{Compiled, refused};
use super::types::{Kind, ValueType};
use crate::plan::Name;

/// What names stand for, at a place in the rules.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope(Vec<(String, Expression)>);

impl Scope {
    /// What parameters stand for. Those that the rules can't do without have been looked at before.
    pub(super) fn of(parameters: &[Parameter]) -> Self {
        let mut scope = Self::default();
        for parameter in parameters {
            let is_optional = !parameter.is_certain();
            let value_type = ValueType { kind: parameter.kind, is_optional };
            let expression = Expression::Parameter { field: parameter.field.clone(), value_type };
            scope.0.push((parameter.wire_name.clone(), expression));
        }
        for parameter in parameters.iter().filter(|parameter| parameter.is_needed()) {
            scope.bind(&parameter.wire_name, parameter.kind);
        }
        scope
    }

    pub(super) fn find(&self, name: &str) -> Compiled<Expression> {
        match self.get(name) {
            Some(expression) => Ok(expression.clone()),
            None => refused(
                format!("the reference to `{name}`"),
                "nothing of that name is known at this place",
            ),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Expression> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, expression)| expression)
    }

    /// The variable that a name stands for, if it is one.
    pub(super) fn variable(&self, name: &str) -> Option<(Name, Kind)> {
        match self.get(name)? {
            Expression::Variable { name, kind } => Some((name.clone(), *kind)),
            _ => None,
        }
    }

    /// The names that stand for something, each once.
    pub(super) fn names(&self) -> BTreeSet<&str> {
        self.0.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// Lets a name stand for a value that is there from here on.
    pub(super) fn bind(&mut self, name: &str, kind: Kind) -> Name {
        let variable = Self::variable_name(name);
        let expression = Expression::Variable { name: variable.clone(), kind };
        self.0.push((name.to_owned(), expression));
        variable
    }

    /// Lets a name stand for `true` from here on.
    pub(super) fn bind_true(&mut self, name: &str) {
        self.0.push((name.to_owned(), Expression::Bool(true)));
    }

    /// Checks that a name is new, as those that rules assign have to be, in Rust as well.
    pub(super) fn check_new(&self, name: &str) -> Compiled<()> {
        let variable = Self::variable_name(name);
        match self.0.iter().find(|(known, _)| Self::variable_name(known) == variable) {
            None => Ok(()),
            Some((known, _)) => refused(
                format!("the variable `{name}`"),
                format!("it has the same name as `{known}`, which is known at this place"),
            ),
        }
    }

    /// The name in Rust. It is made of the name in the rules alone, so that it is the same everywhere.
    fn variable_name(name: &str) -> Name {
        let variable = Name::snake(name);
        match variable.as_str() {
            "params" => variable.with_suffix("_"),
            _ => variable,
        }
    }
}
