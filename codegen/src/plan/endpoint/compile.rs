//! From the rules as the model writes them to typed ones.

use super::ast;
use super::expression::Expression;
use super::functions::{certain, compile_argument, compile_call, taken_for_set};
use super::properties;
use super::refused::{Compiled, Within, all, both, refused};
use super::rules::{Condition, Outcome, Rule};
use super::scope::Scope;
use super::types::Kind;
use crate::plan::Name;

/// Compiles rules; those that can never apply are left out.
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

/// The conditions of a rule, each once; nothing, if they can't all hold.
fn joined(found: Vec<Vec<Option<Option<Condition>>>>) -> Option<Vec<Condition>> {
    let mut conditions: Vec<Condition> = Vec::new();
    for condition in found.into_iter().flatten() {
        let Some(condition) = condition? else { continue };
        if conditions.iter().any(|known| known.contradicts(&condition)) {
            return None;
        }
        if !conditions.contains(&condition) {
            conditions.push(condition);
        }
    }
    Some(conditions)
}

/// Compiles a condition, after those that it takes for granted: what it is given has to be there.
fn compile_conditions(
    call: &ast::Call,
    scope: &mut Scope,
) -> Compiled<Vec<Option<Option<Condition>>>> {
    if let Some(name) = assigned(call) {
        scope.check_new(name).within("assign")?;
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

/// Compiles a URL: a scheme, a host and perhaps a path.
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
            "requests can only be sent to `http://` or `https://`, a host and perhaps a path",
        ),
    }
}

/// Whether a URL can start with a text; it is the whole URL, if no more follows.
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
    certain(what, &text, Kind::Text)?;
    Ok(text)
}

#[cfg(test)]
mod tests;
