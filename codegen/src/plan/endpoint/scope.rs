//! Scopes: the names that are known at a point in the rules.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::ast;
use super::expression::Expression;
use super::parameters::Parameter;
use super::refused::{Compiled, refused};
use super::types::{Kind, ValueType};
use crate::plan::Name;
use crate::plan::distinct::Distinct;

/// The names that are known at a point in the rules, with their meanings.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    known: Vec<(String, Meaning)>,
    variables: Rc<Variables>,
}

/// The meaning of a name.
#[derive(Clone, Debug)]
enum Meaning {
    Value(Expression),
    /// A value with an invalid definition, which has been reported.
    Unknown,
}

/// The variables in Rust, by the names in the rules. They are the same everywhere in the rules, so that functions
/// can pass them to each other.
#[derive(Clone, Debug, Default)]
struct Variables(HashMap<String, Name>);

impl Variables {
    fn new<'n>(names: impl IntoIterator<Item = &'n str>, functions: Vec<String>) -> Self {
        let taken = functions.into_iter().chain(["params".to_owned()]);
        let mut distinct = Distinct::snake().reserve(taken);
        let mut variables = HashMap::new();
        for name in names {
            if !variables.contains_key(name) {
                variables.insert(name.to_owned(), distinct.name(Name::snake(name)));
            }
        }
        Self(variables)
    }

    fn get(&self, name: &str) -> Name {
        self.0.get(name).cloned().unwrap_or_else(|| Name::snake(name))
    }
}

impl Scope {
    /// Creates the scope of the parameters. `assigned` has the names that conditions assign anywhere in the rules,
    /// and `functions` has the names of functions, which variables must not shadow. Parameters that must be set
    /// are bound, since they are checked before the rules are evaluated.
    pub(super) fn of<'n>(
        parameters: &'n [Parameter],
        assigned: impl IntoIterator<Item = &'n str>,
        functions: Vec<String>,
    ) -> Self {
        let names = parameters.iter().map(|parameter| parameter.wire_name.as_str());
        let variables = Rc::new(Variables::new(names.chain(assigned), functions));
        let mut scope = Self { known: Vec::new(), variables };
        for parameter in parameters {
            let is_optional = !parameter.is_always_set();
            let value_type = ValueType { kind: parameter.kind, is_optional };
            let expression = Expression::Parameter { field: parameter.field.clone(), value_type };
            scope.learn(&parameter.wire_name, expression);
        }
        for parameter in parameters.iter().filter(|parameter| parameter.is_needed()) {
            scope.bind(&parameter.wire_name, parameter.kind);
        }
        scope
    }

    pub(super) fn find(&self, name: &str) -> Compiled<Expression> {
        match self.meaning(name) {
            Some(Meaning::Value(expression)) => Ok(expression.clone()),
            Some(Meaning::Unknown) => Err(Vec::new()),
            None => refused(
                format!("the reference to `{name}`"),
                "no parameter or variable of this name is in scope",
            ),
        }
    }

    fn meaning(&self, name: &str) -> Option<&Meaning> {
        self.known.iter().rev().find(|(known, _)| known == name).map(|(_, meaning)| meaning)
    }

    pub(super) fn get(&self, name: &str) -> Option<&Expression> {
        match self.meaning(name)? {
            Meaning::Value(expression) => Some(expression),
            Meaning::Unknown => None,
        }
    }

    /// Returns the variable that a name is bound to, if any.
    pub(super) fn variable(&self, name: &str) -> Option<(Name, Kind)> {
        match self.get(name)? {
            Expression::Variable { name, kind } => Some((name.clone(), *kind)),
            _ => None,
        }
    }

    /// Returns the known names, each once.
    pub(super) fn names(&self) -> BTreeSet<&str> {
        self.known.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// Binds a name to a value that is set from here on.
    pub(super) fn bind(&mut self, name: &str, kind: Kind) -> Name {
        let variable = self.variables.get(name);
        self.learn(name, Expression::Variable { name: variable.clone(), kind });
        variable
    }

    /// Binds a name to `true` from here on.
    pub(super) fn bind_true(&mut self, name: &str) {
        self.learn(name, Expression::Bool(true));
    }

    fn learn(&mut self, name: &str, expression: Expression) {
        self.known.push((name.to_owned(), Meaning::Value(expression)));
    }

    /// Marks a name whose value is invalid. Problems that depend on it are not reported.
    pub(super) fn forget(&mut self, name: &str) {
        self.known.push((name.to_owned(), Meaning::Unknown));
    }

    /// Marks the names that an invalid condition assigns or checks.
    pub(super) fn forget_all_of(&mut self, call: &ast::Call) {
        if let Some(name) = &call.assign
            && self.meaning(name).is_none()
        {
            self.forget(name);
        }
        for name in call.references() {
            if self.get(name).is_some_and(Expression::is_optional) {
                self.forget(name);
            }
        }
    }

    /// Checks that a name to be assigned is not in scope.
    pub(super) fn check_new(&self, name: &str) -> Compiled<()> {
        match self.meaning(name) {
            None => Ok(()),
            Some(_) => refused(
                format!("the variable `{name}`"),
                "a parameter or variable of this name is already in scope",
            ),
        }
    }
}
