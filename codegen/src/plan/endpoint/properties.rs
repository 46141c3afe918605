//! Properties of endpoints, including authentication schemes.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/specification.html#endpoint-object>.

use indexmap::IndexMap;
use serde_json::Value;

use super::refused::{Compiled, PathContext, all, both, refused};
use super::rules::{AuthSchemePlan, PropertyValue};
use super::scope::Scope;
use super::template;

type Properties = Vec<(String, PropertyValue)>;

/// The property with the authentication schemes.
pub(super) const AUTH_SCHEMES: &str = "authSchemes";

/// Compiles an endpoint's properties to its authentication schemes and the other properties.
pub(super) fn compile(
    properties: &IndexMap<String, Value>,
    scope: &Scope,
) -> Compiled<(Vec<AuthSchemePlan>, Properties)> {
    let schemes = properties.get(AUTH_SCHEMES).map_or(Ok(Vec::new()), |value| match value {
        Value::Array(schemes) => all(schemes.iter().map(|scheme| auth_scheme(scheme, scope))),
        other => refused(format!("`{AUTH_SCHEMES}`"), format!("it must be a list, but is {other}")),
    });
    let others = properties.iter().filter(|(name, _)| *name != AUTH_SCHEMES);
    both(schemes.within(AUTH_SCHEMES), entries(others, scope))
}

/// Compiles an authentication scheme. Its properties are sorted by name, since their order has no meaning.
fn auth_scheme(scheme: &Value, scope: &Scope) -> Compiled<AuthSchemePlan> {
    let Some(properties) = scheme.as_object() else {
        return refused(
            "an authentication scheme",
            format!("it must be an object, but is {scheme}"),
        );
    };
    let Some(name) = properties.get("name").and_then(Value::as_str) else {
        return refused("an authentication scheme", "it has no name");
    };
    let others = properties.iter().filter(|(key, _)| *key != "name");
    let mut properties = entries(others, scope)?;
    properties.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(AuthSchemePlan { name: template::compile(name, scope)?, properties })
}

fn entries<'v>(
    entries: impl IntoIterator<Item = (&'v String, &'v Value)>,
    scope: &Scope,
) -> Compiled<Properties> {
    all(entries
        .into_iter()
        .map(|(key, value)| property(value, scope).within(key).map(|value| (key.clone(), value))))
}

fn property(value: &Value, scope: &Scope) -> Compiled<PropertyValue> {
    match value {
        Value::String(text) => template::compile(text, scope).map(PropertyValue::Text),
        Value::Bool(value) => Ok(PropertyValue::Bool(*value)),
        Value::Number(number) => Ok(PropertyValue::Number(number.clone())),
        Value::Array(items) => {
            all(items.iter().map(|item| property(item, scope))).map(PropertyValue::List)
        }
        Value::Object(object) => entries(object, scope).map(PropertyValue::Object),
        Value::Null => refused("a property", "it must not be `null`"),
    }
}
