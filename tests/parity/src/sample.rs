//! Sample values of the model's shapes in wire format.

use serde_json::{Value, json};

use crate::model::{Member, Model, Shape};

/// Options for the sample value of a shape.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// The value of strings.
    pub text: &'static str,
    /// The value of timestamps.
    pub timestamp: &'static str,
    /// The number of items in lists.
    pub items: usize,
    /// The index of the selected union member and enum value.
    pub choice: usize,
    /// The members of the outermost structure.
    pub members: Members,
    /// The members of inner structures.
    pub inner_members: Members,
    /// The additions that are unknown to the model.
    pub unknown: Unknown,
    /// The positions of nulls.
    pub nulls: Nulls,
}

/// Selects the members of a structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Members {
    /// All members.
    All,
    /// Required members.
    Required,
    /// Optional members.
    Optional,
    /// No members.
    None,
}

/// Additions that are unknown to the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// No additions.
    Nothing,
    /// An unknown member in each structure.
    Members,
    /// An unknown value for each enum.
    Values,
    /// An unknown member in each union.
    UnionMembers,
    /// The type of each union in `__type`, which the protocol requires clients to ignore.
    UnionTypes,
}

/// Positions of nulls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nulls {
    /// No nulls.
    Nowhere,
    /// Each member of the outermost structure is null.
    Members,
    /// Each member of inner structures is null.
    InnerMembers,
    /// Lists contain an additional null at the end.
    Items,
    /// Unset members of unions are null.
    UnionMembers,
}

impl Sample {
    /// All members.
    pub const FULL: Self = Self {
        text: "text",
        timestamp: "2026-01-02T03:04:05Z",
        items: 2,
        choice: 0,
        members: Members::All,
        inner_members: Members::All,
        unknown: Unknown::Nothing,
        nulls: Nulls::Nowhere,
    };

    /// Returns a value of the shape with the given ID.
    pub fn of(&self, id: &str) -> Value {
        self.value(Model::get(), id, 0)
    }

    /// Returns an input of the operation with the given name.
    pub fn input(&self, operation: &str) -> Value {
        self.of(Model::get().input(operation))
    }

    /// Returns an output of the operation with the given name.
    pub fn output(&self, operation: &str) -> Value {
        self.of(Model::get().output(operation))
    }

    fn value(&self, model: &Model, id: &str, depth: usize) -> Value {
        let Some(shape) = model.shape(id) else { return self.simple(&id.to_lowercase()) };
        match shape.kind() {
            "structure" => self.structure(model, shape, depth),
            "union" => self.union(model, shape, depth),
            "list" => self.list(model, shape, depth),
            "enum" => self.enumeration(shape),
            simple => self.simple(simple),
        }
    }

    fn simple(&self, kind: &str) -> Value {
        match kind.rsplit('#').next() {
            Some("string") => self.text.into(),
            Some("timestamp") => self.timestamp.into(),
            Some("integer") => (self.choice + 7).into(),
            _ => panic!("no sample value for type {kind}"),
        }
    }

    fn structure(&self, model: &Model, shape: Shape<'_>, depth: usize) -> Value {
        let mut value: serde_json::Map<String, Value> = shape
            .members()
            .filter(|member| self.has(*member, depth))
            .map(|member| (member.name.to_owned(), self.member(model, member, depth)))
            .collect();
        if self.unknown == Unknown::Members {
            value.insert("aLaterMember".to_owned(), json!({ "a": [1, { "b": null }], "c": "d" }));
        }
        value.into()
    }

    fn has(&self, member: Member<'_>, depth: usize) -> bool {
        match if depth == 0 { self.members } else { self.inner_members } {
            Members::All => true,
            Members::Required => member.required,
            Members::Optional => !member.required,
            Members::None => false,
        }
    }

    fn member(&self, model: &Model, member: Member<'_>, depth: usize) -> Value {
        match self.nulls {
            Nulls::Members if depth == 0 => Value::Null,
            Nulls::InnerMembers if depth > 0 => Value::Null,
            _ => self.value(model, member.target, depth + 1),
        }
    }

    fn union(&self, model: &Model, shape: Shape<'_>, depth: usize) -> Value {
        let members: Vec<Member<'_>> = shape.members().collect();
        let chosen = members[self.choice % members.len()];
        if self.unknown == Unknown::UnionMembers {
            return json!({ "aLaterMember": { "a": [1, null] } });
        }
        let mut value = serde_json::Map::new();
        if self.unknown == Unknown::UnionTypes {
            value.insert("__type".to_owned(), "com.example#Union".into());
        }
        if self.nulls == Nulls::UnionMembers {
            value.extend(members.iter().map(|member| (member.name.to_owned(), Value::Null)));
        }
        value.insert(chosen.name.to_owned(), self.value(model, chosen.target, depth + 1));
        value.into()
    }

    fn list(&self, model: &Model, shape: Shape<'_>, depth: usize) -> Value {
        let item = self.value(model, shape.item(), depth + 1);
        let null = (self.nulls == Nulls::Items).then_some(Value::Null);
        std::iter::repeat_n(item, self.items).chain(null).collect()
    }

    fn enumeration(&self, shape: Shape<'_>) -> Value {
        if self.unknown == Unknown::Values {
            return "A_LATER_VALUE".into();
        }
        let values = shape.values();
        values[self.choice % values.len()].into()
    }
}
