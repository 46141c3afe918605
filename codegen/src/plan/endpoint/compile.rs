//! Compilation of rules.

use super::ast;
use super::check::expect_type;
use super::expression::Expression;
use super::functions::{assumed_set, compile_argument, compile_call};
use super::properties;
use super::refused::{Compiled, PathContext, all, both, refused};
use super::rules::{Condition, Outcome, Rule};
use super::scope::Scope;
use super::types::Kind;
use crate::plan::names::name::Name;

/// The result of compiling a condition.
pub(super) enum CompiledCondition {
    /// The condition always holds.
    Always,
    /// The condition never holds.
    Never,
    /// The condition must be evaluated at run time.
    If(Condition),
}

/// Compiles rules, leaving out those that never apply.
pub(super) fn compile_rules(rules: &[ast::Part<ast::Rule>], scope: &Scope) -> Compiled<Vec<Rule>> {
    let rules = rules.iter().enumerate();
    let rules = all(rules.map(|(at, rule)| {
        let rule = rule.get("a rule").and_then(|rule| compile_rule(rule, scope));
        rule.within_item("rules", at)
    }))?;
    Ok(rules.into_iter().flatten().collect())
}

fn compile_rule(rule: &ast::Rule, scope: &Scope) -> Compiled<Option<Rule>> {
    let mut scope = scope.clone();
    let conditions = all(rule.conditions.iter().enumerate().map(|(at, written)| {
        let call = written.get("a condition");
        let compiled = call.and_then(|call| compile_conditions(call, &mut scope));
        if let (Err(_), Some(call)) = (&compiled, written.ok()) {
            scope.forget_all_of(call);
        }
        compiled.within_item("conditions", at)
    }));
    let outcome = compile_outcome(&rule.outcome, &scope);
    let (conditions, outcome) = both(conditions, outcome)?;
    let rule = joined(conditions).map(|conditions| Rule { conditions, outcome });
    Ok(rule.map(Rule::without_unused_bindings))
}

/// The conditions of a rule, without duplicates. `None` if they can't all hold.
fn joined(found: Vec<Vec<CompiledCondition>>) -> Option<Vec<Condition>> {
    let mut conditions: Vec<Condition> = Vec::new();
    for condition in found.into_iter().flatten() {
        let condition = match condition {
            CompiledCondition::Always => continue,
            CompiledCondition::Never => return None,
            CompiledCondition::If(condition) => condition,
        };
        if conditions.iter().any(|known| known.contradicts(&condition)) {
            return None;
        }
        if !conditions.contains(&condition) {
            conditions.push(condition);
        }
    }
    Some(conditions)
}

/// Compiles a condition, preceded by the conditions that its optional arguments are set.
fn compile_conditions(call: &ast::Call, scope: &mut Scope) -> Compiled<Vec<CompiledCondition>> {
    if let Some(name) = assigned(call) {
        scope.check_new(name).within("assign")?;
    }
    let assumed_set = assumed_set(call, scope);
    let mut conditions = all(assumed_set.iter().map(|name| compile_is_set(name, None, scope)))?;
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

/// Compiles a condition. A condition whose value is missing or `false` does not hold, even if it assigns a name.
pub(super) fn compile_condition(
    call: &ast::Call,
    scope: &mut Scope,
) -> Compiled<CompiledCondition> {
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
    Ok(match (is_optional, binding) {
        (true, binding) => CompiledCondition::If(Condition::IsSome { binding, value }),
        (false, Some(binding)) => CompiledCondition::If(Condition::Let { binding, value }),
        (false, None) => CompiledCondition::Always,
    })
}

fn holds(value: Expression) -> CompiledCondition {
    match value {
        Expression::Bool(true) => CompiledCondition::Always,
        Expression::Bool(false) => CompiledCondition::Never,
        value if value.is_optional() => {
            CompiledCondition::If(Condition::Holds(Expression::IsTrue(Box::new(value))))
        }
        value => CompiledCondition::If(Condition::Holds(value)),
    }
}

/// Compiles `isSet` of a name, and binds the name to a value that is set from here on.
fn compile_is_set(
    name: &str,
    assigned: Option<&str>,
    scope: &mut Scope,
) -> Compiled<CompiledCondition> {
    let value = scope.find(name).within_item("argv", 0)?;
    if let Some(assigned) = assigned {
        scope.bind_true(assigned);
    }
    if !value.is_optional() {
        return Ok(CompiledCondition::Always);
    }
    let binding: Name = scope.bind(name, value.kind());
    Ok(CompiledCondition::If(Condition::IsSome { binding: Some(binding), value }))
}

fn compile_endpoint(endpoint: &ast::Endpoint, scope: &Scope) -> Compiled<Outcome> {
    let url = compile_url(&endpoint.url, scope).within("url");
    let properties = properties::compile(&endpoint.properties, scope).within("properties");
    let headers = all(endpoint.headers.iter().map(|(name, values)| {
        let values = all(values.iter().map(|value| compile_text("a header's value", value, scope)));
        values.within(name).map(|values| (name.clone(), values))
    }));
    let (url, (properties, headers)) = both(url, both(properties, headers.within("headers")))?;
    let (auth_schemes, properties) = properties;
    Ok(Outcome::Endpoint { url, auth_schemes, properties, headers })
}

/// Compiles a URL of a scheme, a host and an optional path.
fn compile_url(argument: &ast::Argument, scope: &Scope) -> Compiled<Expression> {
    let url = compile_text("the URL", argument, scope)?;
    let parts = match &url {
        Expression::Template(parts) => parts.as_slice(),
        whole => std::slice::from_ref(whole),
    };
    let is_wrong = |(at, part): (usize, &Expression)| match part {
        Expression::Text(text) => {
            text.contains(['?', '#', ' ']) || (at == 0 && !starts_url(text, parts.len() > 1))
        }
        _ => false,
    };
    match parts.iter().enumerate().any(is_wrong) {
        false => Ok(url),
        true => refused(
            "the URL",
            "it must consist of `http://` or `https://`, a host and optionally a path",
        ),
    }
}

/// Returns whether a URL may start with a text, which is the whole URL if no more follows.
fn starts_url(text: &str, more_follows: bool) -> bool {
    let text = text.to_ascii_lowercase();
    let host = ["http://", "https://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    host.is_some_and(|host| match host {
        "" => more_follows,
        host => !host.starts_with(['/', ':']),
    })
}

fn compile_text(what: &str, argument: &ast::Argument, scope: &Scope) -> Compiled<Expression> {
    let text = compile_argument(argument, scope)?;
    expect_type(what, &text, Kind::Text)?;
    Ok(text)
}

#[cfg(test)]
mod tests;
