//! Values of the model's shapes, as JSON on the wire.

use serde_json::{Value, json};

use crate::model::{Member, Model, Shape};

/// What a value looks like that is made from a shape.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// The text of strings.
    pub text: &'static str,
    /// What timestamps look like.
    pub timestamp: &'static str,
    /// How many items lists have.
    pub items: usize,
    /// Which member of unions is set, and which value enums have.
    pub choice: usize,
    /// Which members are there.
    pub members: Members,
    /// Which members are there in structures within structures.
    pub inner_members: Members,
    /// What is added that no model knows.
    pub unknown: Unknown,
    /// Where there is null.
    pub nulls: Nulls,
}

/// Which members of a structure are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Members {
    /// All.
    All,
    /// The required ones.
    Required,
    /// All but the required ones.
    Optional,
    /// None.
    None,
}

/// What is there that the model does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Nothing.
    Nothing,
    /// A member in each structure.
    Members,
    /// The value of each enum.
    Values,
    /// The member of each union.
    UnionMembers,
    /// What type a union has, in `__type`, which the protocol has clients pass over.
    UnionTypes,
}

/// Where there is null in place of, or beside, a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nulls {
    /// Nowhere.
    Nowhere,
    /// In each member of the outermost structure.
    Members,
    /// In each member of the structures in it.
    InnerMembers,
    /// In lists, after the other items.
    Items,
    /// In those members of unions that are not set.
    UnionMembers,
}

impl Sample {
    /// Everything is there.
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

    /// A value of the shape with the given id.
    pub fn of(&self, id: &str) -> Value {
        self.value(Model::get(), id, 0)
    }

    /// An input of the operation with the given name.
    pub fn input(&self, operation: &str) -> Value {
        self.of(Model::get().input(operation))
    }

    /// An output of the operation with the given name.
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
            _ => panic!("there are no samples of {kind}"),
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
