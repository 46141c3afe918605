//! From the rules as the model writes them to typed ones.

use super::ast;
use super::expression::Expression;
use super::functions::{certain, compile_argument, compile_call, taken_for_set};
use super::properties;
use super::refused::{Compiled, Within, all};
use super::rules::{Condition, Outcome, Rule};
use super::scope::Scope;
use super::types::Kind;
use crate::plan::Name;

/// Compiles rules; those that can never apply are left out.
pub(super) fn compile_rules(rules: &[ast::Rule], scope: &Scope) -> Compiled<Vec<Rule>> {
    let rules = rules.iter().enumerate();
    let rules = all(rules.map(|(at, rule)| compile_rule(rule, scope).within_item("rules", at)))?;
    Ok(rules.into_iter().flatten().collect())
}

fn compile_rule(rule: &ast::Rule, scope: &Scope) -> Compiled<Option<Rule>> {
    let mut scope = scope.clone();
    let mut conditions = Some(Vec::new());
    for (at, call) in rule.conditions.iter().enumerate() {
        for found in compile_conditions(call, &mut scope).within_item("conditions", at)? {
            conditions = conditions.zip(found).map(|(mut conditions, more)| {
                if more.as_ref().is_some_and(|more| !conditions.contains(more)) {
                    conditions.extend(more);
                }
                conditions
            });
        }
    }
    let outcome = compile_outcome(&rule.outcome, &scope)?;
    let rule = conditions.map(|conditions| Rule { conditions, outcome });
    Ok(rule.map(Rule::without_unused_bindings))
}

/// Compiles a condition, after those that it takes for granted: what it is given has to be there.
fn compile_conditions(
    call: &ast::Call,
    scope: &mut Scope,
) -> Compiled<Vec<Option<Option<Condition>>>> {
    if let Some(name) = assigned(call) {
        scope.check_new(name)?;
    }
    let taken_for_set = taken_for_set(call, scope);
    let mut conditions = all(taken_for_set.iter().map(|name| compile_is_set(name, None, scope)))?;
    conditions.push(compile_condition(call, scope)?);
    Ok(conditions)
}

pub(super) fn assigned(call: &ast::Call) -> Option<&str> {
    call.assign.as_deref()
}

pub(super) fn compile_outcome(outcome: &ast::Outcome, scope: &Scope) -> Compiled<Outcome> {
    match outcome {
        ast::Outcome::Endpoint { endpoint } => compile_endpoint(endpoint, scope).within("endpoint"),
        ast::Outcome::Error { error } => {
            compile_text("the message", error, scope).within("error").map(Outcome::Error)
        }
        ast::Outcome::Tree { rules } => compile_rules(rules, scope).map(Outcome::Tree),
    }
}

/// Compiles a condition: to nothing, if it can never hold; to no condition, if it always does.
///
/// A value that is missing or `false` does not hold, whether it gets a name or not.
pub(super) fn compile_condition(
    call: &ast::Call,
    scope: &mut Scope,
) -> Compiled<Option<Option<Condition>>> {
    if let ("isSet", [ast::Argument::Reference { name }]) = (&*call.function, &*call.argv) {
        return compile_is_set(name, assigned(call), scope);
    }
    let value = compile_call(call, scope)?;
    let kind = value.kind();
    if kind == Kind::Bool {
        if let Some(name) = assigned(call) {
            scope.bind_true(name);
        }
        return Ok(holds(value));
    }
    let is_optional = value.is_optional();
    let binding = assigned(call).map(|name| scope.bind(name, kind));
    Ok(Some(match (is_optional, binding) {
        (true, binding) => Some(Condition::IsSome { binding, value }),
        (false, binding) => binding.map(|binding| Condition::Let { binding, value }),
    }))
}

fn holds(value: Expression) -> Option<Option<Condition>> {
    match value {
        Expression::Bool(true) => Some(None),
        Expression::Bool(false) => None,
        value if value.is_optional() => {
            Some(Some(Condition::Holds(Expression::IsTrue(Box::new(value)))))
        }
        value => Some(Some(Condition::Holds(value))),
    }
}

/// `isSet` of a name lets the name stand for the value that is then known to be there.
fn compile_is_set(
    name: &str,
    assigned: Option<&str>,
    scope: &mut Scope,
) -> Compiled<Option<Option<Condition>>> {
    let value = scope.find(name).within_item("argv", 0)?;
    if let Some(assigned) = assigned {
        scope.bind_true(assigned);
    }
    if !value.is_optional() {
        return Ok(Some(None));
    }
    let binding: Name = scope.bind(name, value.kind());
    Ok(Some(Some(Condition::IsSome { binding: Some(binding), value })))
}

fn compile_endpoint(endpoint: &ast::Endpoint, scope: &Scope) -> Compiled<Outcome> {
    let url = compile_text("the URL", &endpoint.url, scope).within("url");
    let properties = properties::compile(&endpoint.properties, scope).within("properties");
    let headers = all(endpoint.headers.iter().map(|(name, values)| {
        let values = all(values.iter().map(|value| compile_text("a header's value", value, scope)));
        values.within(name).map(|values| (name.clone(), values))
    }));
    let (url, (auth_schemes, properties), headers) =
        (url?, properties?, headers.within("headers")?);
    Ok(Outcome::Endpoint { url, auth_schemes, properties, headers })
}

fn compile_text(what: &str, argument: &ast::Argument, scope: &Scope) -> Compiled<Expression> {
    let text = compile_argument(argument, scope)?;
    certain(what, &text, Kind::Text)?;
    Ok(text)
}

#[cfg(test)]
mod tests;
