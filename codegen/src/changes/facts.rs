//! Traits of added and removed members and operations that are relevant to callers.

use serde_json::Value;

use super::escape::visible;
use super::side::Side;
use crate::model::{Member, Shape, ShapeId, ShapeKind, Traits};

/// A trait of an added or removed member or operation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Fact {
    /// The path within the member: empty for the member itself, `[]` for the items of a list, `{}` for the
    /// values and `{key}` for the keys of a map.
    pub path: String,
    /// The ID of the trait.
    pub id: ShapeId,
    /// The value of the trait.
    pub value: Value,
}

/// The errors and traits of an operation that was added or removed.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct OperationFacts {
    /// The IDs of the errors, in model order.
    pub errors: Vec<ShapeId>,
    /// The traits for pagination, idempotency, waiters and authentication.
    pub traits: Vec<Fact>,
}

/// The relevant traits of members, in `smithy.api`.
const MEMBER_TRAITS: [&str; 12] = [
    "default",
    "deprecated",
    "hostLabel",
    "idempotencyToken",
    "length",
    "pattern",
    "range",
    "sensitive",
    "sparse",
    "streaming",
    "timestampFormat",
    "uniqueItems",
];

/// The relevant traits of operations, in `smithy.api` and `smithy.waiters`.
const OPERATION_TRAITS: [&str; 8] = [
    "auth",
    "deprecated",
    "endpoint",
    "idempotent",
    "optionalAuth",
    "paginated",
    "readonly",
    "waitable",
];

/// The maximum depth of nested lists and maps.
const MAX_DEPTH: usize = 8;

/// Returns the relevant traits of a member and, for a list or map, of its items, keys and values.
pub(super) fn of_member(side: &Side<'_>, member: &Member) -> Vec<Fact> {
    let mut facts = Vec::new();
    add_member(side, member, "", &mut facts);
    facts
}

fn add_member(side: &Side<'_>, member: &Member, path: &str, facts: &mut Vec<Fact>) {
    let target = side.shape(&member.target);
    let of_target = target.map(|target| &target.traits);
    for name in MEMBER_TRAITS {
        let id = ShapeId::prelude(name);
        let value = value(&member.traits, &id).or_else(|| value(of_target?, &id));
        if let Some(value) = value.filter(|value| !value.is_null()) {
            facts.push(Fact { path: path.to_owned(), id, value: value.clone() });
        }
    }
    if path.len() > MAX_DEPTH * 2 {
        return;
    }
    match target.map(|target| &target.kind) {
        Some(ShapeKind::List(item)) => add_member(side, item, &format!("{path}[]"), facts),
        Some(ShapeKind::Map { key, value }) => {
            add_member(side, key, &format!("{path}{{key}}"), facts);
            add_member(side, value, &format!("{path}{{}}"), facts);
        }
        _ => {}
    }
}

/// Returns the errors and relevant traits of an operation.
pub(super) fn of_operation(side: &Side<'_>, shape: &Shape) -> OperationFacts {
    let is_fact = |id: &ShapeId| {
        let is_known = id.namespace() == "smithy.api" || id.namespace() == "smithy.waiters";
        is_known && OPERATION_TRAITS.contains(&id.name())
    };
    let traits = shape.traits.all.iter().filter(|(id, _)| is_fact(id));
    let mut traits: Vec<Fact> = traits
        .map(|(id, node)| Fact { path: String::new(), id: id.clone(), value: node.value.clone() })
        .collect();
    traits.sort_by(|a, b| a.id.name().cmp(b.id.name()));
    OperationFacts { errors: side.errors_of(&shape.id), traits }
}

fn value<'m>(traits: &'m Traits, id: &ShapeId) -> Option<&'m Value> {
    traits.all.get(id).map(|node| &node.value)
}

impl Fact {
    /// Returns the trait as text, such as `@length {"max":5}`.
    pub(super) fn in_words(&self) -> String {
        let space = if self.path.is_empty() { "" } else { " " };
        let start = format!("{}{space}@{}", self.path, self.id.name());
        match &self.value {
            Value::Object(entries) if entries.is_empty() => start,
            Value::Object(entries) if self.id.name() == "waitable" => {
                let names: Vec<&str> = entries.keys().map(String::as_str).collect();
                format!("{start} {}", visible(&names.join(", ")))
            }
            value => format!("{start} {}", visible(&value.to_string())),
        }
    }
}
