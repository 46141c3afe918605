//! From the rules as the model writes them to typed ones.

use std::collections::BTreeSet;

use serde_json::Value;

use super::ast;
use super::{
    AuthSchemePlan, Binding, Builtin, Condition, EndpointPlan, Expression, Outcome, Parameter,
    ParameterType, ParameterValue, PartitionField, PropertyValue, Rule, Template, TemplatePart,
    ValueType,
};
use crate::model::Span;
use crate::plan::closure::Planner;
use crate::plan::{Docs, Name};

/// Something in the rules that the generator can't express, or that isn't well-formed.
struct Refused {
    what: String,
    reason: &'static str,
}

type Compiled<T> = Result<T, Refused>;

fn refused<T>(what: impl Into<String>, reason: &'static str) -> Compiled<T> {
    Err(Refused { what: what.into(), reason })
}

const NOT_YET: &str = "the generator does not support it yet";
const MALFORMED: &str = "the rules language does not allow it";

impl Planner<'_> {
    /// Compiles a rule set, reporting every function in it that isn't supported, or else the first thing
    /// that can't be compiled.
    pub(super) fn compile(&self, rule_set: &ast::RuleSet, span: Span) -> EndpointPlan {
        let mut functions = BTreeSet::new();
        unsupported_in_rules(&rule_set.rules, &mut functions);
        if !functions.is_empty() {
            for name in functions {
                self.refuse_in_rules(span, &format!("the function `{name}`"), NOT_YET);
            }
            return EndpointPlan::default();
        }
        compile(rule_set).unwrap_or_else(|refused| {
            self.refuse_in_rules(span, &refused.what, refused.reason);
            EndpointPlan::default()
        })
    }

    fn refuse_in_rules(&self, span: Span, what: &str, reason: &str) {
        let what = format!("{what} in the endpoint rules");
        self.refuse(&self.closure.service, span, what, reason);
    }
}

/// The functions that the generator supports.
const FUNCTIONS: &[&str] =
    &["isSet", "not", "booleanEquals", "stringEquals", "getAttr", "aws.partition"];

fn unsupported_in_rules(rules: &[ast::Rule], found: &mut BTreeSet<String>) {
    for rule in rules {
        rule.conditions.iter().for_each(|call| unsupported_in_call(call, found));
        if let ast::Outcome::Tree { rules } = &rule.outcome {
            unsupported_in_rules(rules, found);
        }
    }
}

fn unsupported_in_call(call: &ast::Call, found: &mut BTreeSet<String>) {
    if !FUNCTIONS.contains(&call.function.as_str()) {
        found.insert(call.function.clone());
    }
    for argument in &call.argv {
        if let ast::Argument::Call(call) = argument {
            unsupported_in_call(call, found);
        }
    }
}

fn compile(rule_set: &ast::RuleSet) -> Compiled<EndpointPlan> {
    let parameters: Vec<Parameter> = rule_set
        .parameters
        .iter()
        .map(|(name, parameter)| compile_parameter(name, parameter))
        .collect::<Compiled<_>>()?;
    let scope = Scope::of(&parameters);
    let rules = compile_rules(&rule_set.rules, &scope)?;
    Ok(EndpointPlan { parameters, rules, tests: Vec::new() })
}

fn compile_parameter(name: &str, parameter: &ast::Parameter) -> Compiled<Parameter> {
    let parameter_type = match parameter.parameter_type.to_lowercase().as_str() {
        "string" => ParameterType::Text,
        "boolean" => ParameterType::Bool,
        other => return refused(format!("a parameter of type `{other}`"), NOT_YET),
    };
    let builtin = match parameter.built_in.as_deref() {
        Some("AWS::Region") => Some(Builtin::Region),
        Some("AWS::UseFIPS") => Some(Builtin::UseFips),
        Some("AWS::UseDualStack") => Some(Builtin::UseDualStack),
        Some("SDK::Endpoint") => Some(Builtin::Endpoint),
        Some(other) => return refused(format!("the built-in parameter `{other}`"), NOT_YET),
        None => return refused(format!("the parameter `{name}`, which is no built-in,"), NOT_YET),
    };
    let docs = parameter.documentation.as_deref().map(Docs::from_model);
    Ok(Parameter {
        wire_name: name.to_owned(),
        field: Name::snake(name),
        parameter_type,
        default: parameter.default.as_ref().map(parameter_default).transpose()?,
        required: parameter.required,
        builtin,
        docs: docs.unwrap_or_else(|| Docs::text(&format!("The parameter `{name}`."))),
    })
}

fn parameter_default(value: &Value) -> Compiled<ParameterValue> {
    ParameterValue::of(value)
        .map_or_else(|| refused(format!("the default `{value}` of a parameter"), MALFORMED), Ok)
}

/// What names stand for, at a place in the rules.
#[derive(Clone)]
struct Scope(Vec<(String, Expression)>);

impl Scope {
    fn of(parameters: &[Parameter]) -> Self {
        let value_type = |parameter: &Parameter| match parameter.parameter_type {
            ParameterType::Text if parameter.is_certain() => ValueType::Text,
            ParameterType::Text => ValueType::OptionalText,
            ParameterType::Bool if parameter.is_certain() => ValueType::Bool,
            ParameterType::Bool => ValueType::OptionalBool,
        };
        let entry = |parameter: &Parameter| {
            let field = parameter.field.clone();
            let expression = Expression::Parameter { field, value_type: value_type(parameter) };
            (parameter.wire_name.clone(), expression)
        };
        Self(parameters.iter().map(entry).collect())
    }

    fn find(&self, name: &str) -> Compiled<Expression> {
        match self.0.iter().rev().find(|(known, _)| known == name) {
            Some((_, expression)) => Ok(expression.clone()),
            None => refused(format!("the unknown name `{name}`"), MALFORMED),
        }
    }

    /// Lets `name` stand for a variable from here on.
    fn bind(&mut self, name: &str, value_type: ValueType) -> Name {
        let variable = Name::snake(name);
        let expression = Expression::Variable { name: variable.clone(), value_type };
        self.0.push((name.to_owned(), expression));
        variable
    }
}

fn compile_rules(rules: &[ast::Rule], scope: &Scope) -> Compiled<Vec<Rule>> {
    rules.iter().map(|rule| compile_rule(rule, scope)).collect()
}

fn compile_rule(rule: &ast::Rule, scope: &Scope) -> Compiled<Rule> {
    let mut scope = scope.clone();
    let mut conditions = Vec::new();
    for call in &rule.conditions {
        conditions.extend(compile_condition(call, &mut scope)?);
    }
    let outcome = match &rule.outcome {
        ast::Outcome::Endpoint { endpoint } => compile_endpoint(endpoint, &scope)?,
        ast::Outcome::Error { error } => Outcome::Error(compile_argument(error, &scope)?),
        ast::Outcome::Tree { rules } => Outcome::Tree(compile_rules(rules, &scope)?),
    };
    Ok(without_unused_bindings(Rule { conditions, outcome }))
}

/// Compiles a condition; one that always holds comes to nothing.
fn compile_condition(call: &ast::Call, scope: &mut Scope) -> Compiled<Option<Condition>> {
    if call.function == "isSet" {
        return compile_is_set(call, scope);
    }
    let value = compile_call(call, scope)?;
    let value_type = value.value_type();
    let binding =
        call.assign.as_ref().map(|name| Binding { name: scope.bind(name, value_type.certain()) });
    Ok(Some(match (value_type.is_optional(), binding) {
        (true, binding) => Condition::IsSome { binding, value },
        (false, Some(binding)) => Condition::Let { binding, value },
        (false, None) if value_type == ValueType::Bool => Condition::Holds(value),
        (false, None) => return refused(format!("the condition `{}`", call.function), MALFORMED),
    }))
}

/// `isSet` of a name lets the name stand for the value that is then known to be there.
fn compile_is_set(call: &ast::Call, scope: &mut Scope) -> Compiled<Option<Condition>> {
    let [argument] = call.argv.as_slice() else { return refused("`isSet`", MALFORMED) };
    let value = compile_argument(argument, scope)?;
    if !value.value_type().is_optional() {
        return Ok(None);
    }
    let name = match (&call.assign, argument) {
        (Some(name), _) | (None, ast::Argument::Reference { name }) => Some(name),
        _ => None,
    };
    let certain = value.value_type().certain();
    let binding = name.map(|name| Binding { name: scope.bind(name, certain) });
    Ok(Some(Condition::IsSome { binding, value }))
}

fn compile_argument(argument: &ast::Argument, scope: &Scope) -> Compiled<Expression> {
    match argument {
        ast::Argument::Reference { name } => scope.find(name),
        ast::Argument::Call(call) => compile_call(call, scope),
        ast::Argument::Text(text) => compile_template(text, scope),
        ast::Argument::Bool(value) => Ok(Expression::Bool(*value)),
        ast::Argument::Other(value) => refused(format!("the argument `{value}`"), NOT_YET),
    }
}

fn compile_call(call: &ast::Call, scope: &Scope) -> Compiled<Expression> {
    let arguments: Vec<Expression> = call
        .argv
        .iter()
        .map(|argument| compile_argument(argument, scope))
        .collect::<Compiled<_>>()?;
    match (call.function.as_str(), arguments.as_slice()) {
        ("isSet", [value]) => Ok(Expression::IsSet(Box::new(value.clone()))),
        ("not", [value]) => Ok(Expression::Not(Box::new(certain(value, ValueType::Bool)?))),
        ("booleanEquals", [a, b]) => boolean_equals(a, b),
        ("stringEquals", [a, b]) => equals(a, b, ValueType::Text),
        ("aws.partition", [region]) => {
            Ok(Expression::Partition(Box::new(certain(region, ValueType::Text)?)))
        }
        ("getAttr", [partition, Expression::Template(path)]) => partition_field(partition, path),
        (name, _) => refused(format!("the function `{name}`"), NOT_YET),
    }
}

/// Comparing with `true` or `false` is the value itself or its opposite.
fn boolean_equals(a: &Expression, b: &Expression) -> Compiled<Expression> {
    let (a, b) = (certain(a, ValueType::Bool)?, certain(b, ValueType::Bool)?);
    Ok(match (a, b) {
        (value, Expression::Bool(true)) | (Expression::Bool(true), value) => value,
        (value, Expression::Bool(false)) | (Expression::Bool(false), value) => {
            Expression::Not(Box::new(value))
        }
        (a, b) => Expression::Equals(Box::new(a), Box::new(b)),
    })
}

fn equals(a: &Expression, b: &Expression, value_type: ValueType) -> Compiled<Expression> {
    let (a, b) = (certain(a, value_type)?, certain(b, value_type)?);
    Ok(Expression::Equals(Box::new(a), Box::new(b)))
}

/// The expression, which has to have the type.
fn certain(expression: &Expression, value_type: ValueType) -> Compiled<Expression> {
    if expression.value_type() == value_type {
        Ok(expression.clone())
    } else {
        refused("a value that may be missing, or of the wrong type,", MALFORMED)
    }
}

fn partition_field(partition: &Expression, path: &Template) -> Compiled<Expression> {
    let partition = certain(partition, ValueType::Partition)?;
    let [TemplatePart::Text(name)] = path.0.as_slice() else {
        return refused("`getAttr`", NOT_YET);
    };
    match PartitionField::of(name) {
        Some(field) => Ok(Expression::PartitionField { partition: Box::new(partition), field }),
        None => refused(format!("the attribute `{name}`"), NOT_YET),
    }
}

/// Compiles text with `{name}` and `{name#attribute}` in it; `{{` and `}}` stand for braces.
fn compile_template(text: &str, scope: &Scope) -> Compiled<Expression> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        literal.push_str(before);
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            literal.push_str(&from[..1]);
            rest = after;
            continue;
        }
        let Some((name, after)) = from.strip_prefix('{').and_then(|from| from.split_once('}'))
        else {
            return refused(format!("the template `{text}`"), MALFORMED);
        };
        push_text(&mut parts, &mut literal);
        parts.push(TemplatePart::Value(compile_shorthand(name, scope)?));
        rest = after;
    }
    literal.push_str(rest);
    push_text(&mut parts, &mut literal);
    Ok(Expression::Template(Template(parts)))
}

fn push_text(parts: &mut Vec<TemplatePart>, literal: &mut String) {
    if !literal.is_empty() {
        parts.push(TemplatePart::Text(std::mem::take(literal)));
    }
}

/// Compiles what stands in the braces of a template.
fn compile_shorthand(text: &str, scope: &Scope) -> Compiled<Expression> {
    let expression = match text.split_once('#') {
        None => scope.find(text)?,
        Some((name, attribute)) => {
            let path = Template(vec![TemplatePart::Text(attribute.to_owned())]);
            partition_field(&scope.find(name)?, &path)?
        }
    };
    certain(&expression, ValueType::Text)
}

fn compile_endpoint(endpoint: &ast::Endpoint, scope: &Scope) -> Compiled<Outcome> {
    let mut auth_schemes = Vec::new();
    for (name, value) in &endpoint.properties {
        match (name.as_str(), value) {
            ("authSchemes", Value::Array(schemes)) => {
                auth_schemes = schemes
                    .iter()
                    .map(|scheme| compile_auth_scheme(scheme, scope))
                    .collect::<Compiled<_>>()?;
            }
            _ => return refused(format!("the endpoint property `{name}`"), NOT_YET),
        }
    }
    let headers = endpoint
        .headers
        .iter()
        .map(|(name, values)| {
            let values = values.iter().map(|value| compile_argument(value, scope));
            Ok((name.clone(), values.collect::<Compiled<_>>()?))
        })
        .collect::<Compiled<_>>()?;
    let url = certain(&compile_argument(&endpoint.url, scope)?, ValueType::Text)?;
    Ok(Outcome::Endpoint { url, auth_schemes, headers })
}

fn compile_auth_scheme(scheme: &Value, scope: &Scope) -> Compiled<AuthSchemePlan> {
    let Some(properties) = scheme.as_object() else { return refused("`authSchemes`", MALFORMED) };
    let Some(name) = properties.get("name").and_then(Value::as_str) else {
        return refused("an auth scheme without a name", MALFORMED);
    };
    let properties = properties
        .iter()
        .filter(|(key, _)| *key != "name")
        .map(|(key, value)| Ok((key.clone(), compile_property(value, scope)?)))
        .collect::<Compiled<_>>()?;
    Ok(AuthSchemePlan { name: name.to_owned(), properties })
}

fn compile_property(value: &Value, scope: &Scope) -> Compiled<PropertyValue> {
    match value {
        Value::String(text) => compile_template(text, scope).map(PropertyValue::Text),
        Value::Bool(value) => Ok(PropertyValue::Bool(*value)),
        Value::Array(items) => {
            let texts = items.iter().map(|item| match item.as_str() {
                Some(text) => compile_template(text, scope),
                None => refused(format!("the property `{item}`"), NOT_YET),
            });
            texts.collect::<Compiled<_>>().map(PropertyValue::List)
        }
        other => refused(format!("the property `{other}`"), NOT_YET),
    }
}

/// Takes away names that nothing uses, so that no variable stays unused in Rust.
fn without_unused_bindings(mut rule: Rule) -> Rule {
    for at in 0..rule.conditions.len() {
        let (conditions, later) = rule.conditions.split_at_mut(at + 1);
        let Some(Condition::IsSome { binding, .. }) = conditions.last_mut() else { continue };
        let used = binding.as_ref().is_some_and(|binding| {
            later.iter().any(|condition| condition.uses(&binding.name))
                || rule.outcome.uses(&binding.name)
        });
        if !used {
            *binding = None;
        }
    }
    rule
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(text: &str) -> Compiled<EndpointPlan> {
        let parameters = r#"{
            "Region": {"type": "string", "builtIn": "AWS::Region"},
            "UseFIPS": {"type": "boolean", "builtIn": "AWS::UseFIPS", "required": true, "default": false}
        }"#;
        let text = format!(r#"{{"parameters": {parameters}, "rules": {text}}}"#);
        compile(&serde_json::from_str(&text).expect("a rule set"))
    }

    fn reason(text: &str) -> String {
        rules(text).err().map(|refused| refused.what).expect("refused")
    }

    #[test]
    fn is_set_narrows_a_name_and_templates_use_it() {
        let plan = rules(
            r#"[{"conditions": [{"fn": "isSet", "argv": [{"ref": "Region"}]}],
                "type": "endpoint", "endpoint": {"url": "https://{Region}.example.com"}}]"#,
        );
        let Ok(plan) = plan else { panic!("refused") };
        let rule = &plan.rules[0];
        assert!(matches!(
            &rule.conditions[..],
            [Condition::IsSome { binding: Some(binding), .. }] if binding.name.as_str() == "region"
        ));
        let Outcome::Endpoint { url: Expression::Template(template), .. } = &rule.outcome else {
            panic!("{rule:?}")
        };
        assert_eq!(template.0.len(), 3);
    }

    #[test]
    fn names_that_nothing_uses_are_not_bound() {
        let plan = rules(
            r#"[{"conditions": [{"fn": "isSet", "argv": [{"ref": "Region"}]}],
                "type": "error", "error": "no"}]"#,
        );
        let Ok(plan) = plan else { panic!("refused") };
        assert!(matches!(&plan.rules[0].conditions[..], [Condition::IsSome { binding: None, .. }]));
    }

    #[test]
    fn what_may_be_missing_has_to_be_looked_at_first() {
        let text = r#"[{"type": "endpoint", "endpoint": {"url": "https://{Region}"}}]"#;
        assert_eq!(reason(text), "a value that may be missing, or of the wrong type,");
    }

    #[test]
    fn every_unsupported_function_is_found() {
        let text = r#"[{"type": "tree", "conditions": [{"fn": "parseURL", "argv": ["x"]}], "rules": [
            {"type": "error", "error": "", "conditions": [
                {"fn": "not", "argv": [{"fn": "substring", "argv": ["x", 0, 1, false]}]},
                {"fn": "isSet", "argv": [{"ref": "Region"}]}
            ]}
        ]}]"#;
        let mut found = BTreeSet::new();
        unsupported_in_rules(
            &serde_json::from_str::<Vec<ast::Rule>>(text).expect("rules"),
            &mut found,
        );
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["parseURL", "substring"]);
    }

    #[test]
    fn unknown_functions_and_names_are_refused_by_name() {
        let call =
            |call: &str| format!(r#"[{{"conditions": [{call}], "type": "error", "error": ""}}]"#);
        assert_eq!(
            reason(&call(r#"{"fn": "parseURL", "argv": ["x"]}"#)),
            "the function `parseURL`"
        );
        assert_eq!(
            reason(&call(r#"{"fn": "not", "argv": [{"ref": "Nope"}]}"#)),
            "the unknown name `Nope`"
        );
    }

    #[test]
    fn braces_are_escaped_by_doubling() {
        let scope = Scope(Vec::new());
        let Ok(Expression::Template(template)) = compile_template("a{{b}}c", &scope) else {
            panic!("refused")
        };
        assert_eq!(template.0, [TemplatePart::Text("a{b}c".into())]);
        assert!(compile_template("a{b", &scope).is_err());
    }
}
