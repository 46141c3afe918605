//! The shapes of values on a path, and random values of them.

use std::collections::BTreeMap;

use proptest::prelude::RngExt;
use proptest::test_runner::TestRng;
use serde_json::{Map, Value, json};

/// Strings that are likely to be equal to, part of or longer than each other.
pub(crate) const TEXTS: [&str; 8] = ["", "a", "b", "ab", "ba", "ACTIVE", "ü", "日本a"];

/// Integers. There are only a few, so that equal ones are likely.
pub(crate) const NUMBERS: [i64; 7] = [-2, -1, 0, 1, 2, 3, 127];

/// The shapes of a model.
pub(crate) struct Shapes(BTreeMap<String, Value>);

/// The kind of a shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Bool,
    Text,
    Enum,
    Whole,
    Float,
    List { item: String, sparse: bool },
    Map { value: String, sparse: bool },
    Structure(Vec<Member>),
    Union(Vec<Member>),
    Unit,
}

/// A member of a structure or union.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) target: String,
    pub(crate) required: bool,
}

impl Shapes {
    pub(crate) fn new(model: &Value) -> Self {
        let shapes = model["shapes"].as_object().expect("shapes");
        Self(shapes.iter().map(|(id, shape)| (id.clone(), shape.clone())).collect())
    }

    pub(crate) fn kind(&self, id: &str) -> Kind {
        let Some(shape) = self.0.get(id) else { return simple(id) };
        let target = |name: &str| shape[name]["target"].as_str().expect("a target").to_owned();
        let sparse = shape["traits"].get("smithy.api#sparse").is_some();
        match shape["type"].as_str() {
            Some("list") => Kind::List { item: target("member"), sparse },
            Some("map") => Kind::Map { value: target("value"), sparse },
            Some("structure") => Kind::Structure(members(shape)),
            Some("union") => Kind::Union(members(shape)),
            Some("enum") => Kind::Enum,
            Some("intEnum") => Kind::Whole,
            other => panic!("{id}: {other:?}"),
        }
    }

    /// Returns a random value of a shape in wire format.
    pub(crate) fn value(&self, rng: &mut TestRng, id: &str, depth: u32) -> Value {
        let count = if depth == 0 { 0 } else { rng.random_range(0..4) };
        match self.kind(id) {
            Kind::Bool => json!(rng.random_bool(0.5)),
            Kind::Text => json!(pick(rng, &TEXTS)),
            Kind::Enum => json!(pick(rng, &["ACTIVE", "FAILED", "OTHER"])),
            Kind::Whole => json!(pick(rng, &NUMBERS)),
            Kind::Float => json!(*pick(rng, &NUMBERS) as f64 + pick(rng, &[0.0, 0.25, 0.5])),
            Kind::List { item, sparse } => {
                let items = (0..count).map(|_| self.item(rng, &item, sparse, depth));
                Value::Array(items.collect())
            }
            Kind::Map { value, sparse } => {
                let entries = (0..count).map(|_| {
                    let key = (*pick(rng, &TEXTS)).to_owned();
                    (key, self.item(rng, &value, sparse, depth))
                });
                Value::Object(entries.collect())
            }
            Kind::Structure(members) => Value::Object(self.members(rng, &members, depth)),
            Kind::Union(members) => {
                let small = |it: &&Member| depth > 0 || self.is_small(&it.target);
                let members: Vec<&Member> = members.iter().filter(small).collect();
                let member = *pick(rng, &members);
                let value = self.value(rng, &member.target, depth.saturating_sub(1));
                json!({ member.name.clone(): value })
            }
            Kind::Unit => json!({}),
        }
    }

    fn item(&self, rng: &mut TestRng, id: &str, sparse: bool, depth: u32) -> Value {
        match sparse && rng.random_bool(0.3) {
            true => Value::Null,
            false => self.value(rng, id, depth - 1),
        }
    }

    fn members(&self, rng: &mut TestRng, members: &[Member], depth: u32) -> Map<String, Value> {
        let mut values = Map::new();
        for member in members {
            let wanted = (depth > 0 || self.is_small(&member.target)) && rng.random_bool(0.7);
            if member.required || wanted {
                let value = self.value(rng, &member.target, depth.saturating_sub(1));
                values.insert(member.name.clone(), value);
            }
        }
        values
    }

    fn is_small(&self, id: &str) -> bool {
        !matches!(
            self.kind(id),
            Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_) | Kind::Union(_)
        )
    }

    /// Adds `null` for each missing member of structures. Structures always have all of their members, so they are
    /// never empty, and therefore always truthy.
    pub(crate) fn with_nulls(&self, id: &str, value: &Value) -> Value {
        match (self.kind(id), value) {
            (Kind::List { item, .. }, Value::Array(items)) => {
                items.iter().map(|it| self.with_nulls(&item, it)).collect()
            }
            (Kind::Map { value: of, .. }, Value::Object(entries)) => {
                entries.iter().map(|(key, it)| (key.clone(), self.with_nulls(&of, it))).collect()
            }
            (Kind::Structure(members), Value::Object(held)) => {
                let all = members.iter().map(|member| {
                    let value = held.get(&member.name).unwrap_or(&Value::Null);
                    (member.name.clone(), self.with_nulls(&member.target, value))
                });
                all.collect()
            }
            (Kind::Union(members), Value::Object(held)) => {
                let of = |name: &str| members.iter().find(|member| member.name == name);
                let held = held.iter().filter_map(|(name, value)| {
                    Some((name.clone(), self.with_nulls(&of(name)?.target, value)))
                });
                held.collect()
            }
            (_, value) => value.clone(),
        }
    }
}

fn simple(id: &str) -> Kind {
    match id.rsplit('#').next() {
        Some("String") => Kind::Text,
        Some("Boolean") => Kind::Bool,
        Some("Byte" | "Integer" | "Long") => Kind::Whole,
        Some("Float" | "Double" | "Timestamp") => Kind::Float,
        Some("Unit") => Kind::Unit,
        other => panic!("{other:?}"),
    }
}

fn members(shape: &Value) -> Vec<Member> {
    let members = shape["members"].as_object().expect("members").iter();
    let member = |(name, member): (&String, &Value)| Member {
        name: name.clone(),
        target: member["target"].as_str().expect("a target").to_owned(),
        required: member["traits"].get("smithy.api#required").is_some(),
    };
    members.map(member).collect()
}

/// Returns a random item.
pub(crate) fn pick<'a, T>(rng: &mut TestRng, all: &'a [T]) -> &'a T {
    &all[rng.random_range(0..all.len())]
}
