//! Facts about added and removed members and operations: the traits that matter to callers.

use serde_json::Value;

use super::escape::visible;
use super::side::Side;
use crate::model::{Member, Shape, ShapeId, ShapeKind, Traits};

/// A trait of a member or operation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Fact {
    /// The place within the member: empty for the member itself, `[]` for the items of a list, `{}` for
    /// the values and `{key}` for the keys of a map.
    pub path: String,
    /// The trait.
    pub id: ShapeId,
    /// Its value.
    pub value: Value,
}

/// The facts about an operation that was added or removed.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct OperationFacts {
    /// The errors, in the order of the model.
    pub errors: Vec<ShapeId>,
    /// The traits: pagination, idempotency, waiters, authentication.
    pub traits: Vec<Fact>,
}

/// The traits of members that are facts.
const OF_MEMBERS: [&str; 12] = [
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

/// The traits of operations that are facts.
const OF_OPERATIONS: [&str; 8] = [
    "auth",
    "deprecated",
    "endpoint",
    "idempotent",
    "optionalAuth",
    "paginated",
    "readonly",
    "waitable",
];

/// How many lists and maps within each other are looked into.
const DEEPEST: usize = 8;

/// The facts about a member and, for a list or map, about its items, keys and values.
pub(super) fn of_member(side: &Side<'_>, member: &Member) -> Vec<Fact> {
    let mut facts = Vec::new();
    add_member(side, member, "", &mut facts);
    facts
}

fn add_member(side: &Side<'_>, member: &Member, path: &str, facts: &mut Vec<Fact>) {
    let target = side.shape(&member.target);
    let of_target = target.map(|target| &target.traits);
    for name in OF_MEMBERS {
        let id = ShapeId::prelude(name);
        let value = value(&member.traits, &id).or_else(|| value(of_target?, &id));
        if let Some(value) = value.filter(|value| !value.is_null()) {
            facts.push(Fact { path: path.to_owned(), id, value: value.clone() });
        }
    }
    if path.len() > DEEPEST * 2 {
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

/// The facts about an operation.
pub(super) fn of_operation(side: &Side<'_>, shape: &Shape) -> OperationFacts {
    let is_fact = |id: &ShapeId| {
        let is_known = id.namespace() == "smithy.api" || id.namespace() == "smithy.waiters";
        is_known && OF_OPERATIONS.contains(&id.name())
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
    /// The fact in a few words, as in `@length {"max":5}`.
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
