//! Changes of shapes, members and traits. Most of them result in a valid model.

use std::collections::HashSet;

use arbitrary::Result;
use serde_json::{Value, json};

use super::Mutation;
use super::names::{NAMES, PRELUDE, TYPES};
use super::seeds::{Seed, reached};

/// The maximum length of a chain of nested shapes.
const LONGEST: u8 = 100;

/// The percentage of targets that are simple shapes.
const SIMPLE: u8 = 30;

impl Mutation<'_, '_> {
    /// Changes a reference to another shape, usually of the same type.
    pub(super) fn retarget(&mut self) -> Result<()> {
        let site = self.place(|key, value| key == "target" && value.is_string())?;
        let target = match self.at(&site).and_then(|value| value.as_str().map(str::to_owned)) {
            Some(before) if self.choices.ratio(1, 2)? => self.like(&before)?,
            _ => self.target()?,
        };
        if let Some(place) = self.at(&site) {
            *place = Value::String(target);
        }
        Ok(())
    }

    /// Chooses a shape of the same type.
    fn like(&mut self, id: &str) -> Result<String> {
        let shape_type = self.shape(id).map(|shape| shape["type"].clone()).unwrap_or_default();
        match self.shape_id(|shape| shape["type"] == shape_type)? {
            Some(id) => Ok(id),
            None => self.target(),
        }
    }

    /// Chooses a shape of any type, from the document or the prelude.
    fn target(&mut self) -> Result<String> {
        let of_document = match self.choices.int_in_range(0..=99)? < SIMPLE {
            true => None,
            false => self.shape_id(|_| true)?,
        };
        match of_document {
            Some(id) => Ok(id),
            None => Ok(format!("smithy.api#{}", self.choices.choose(PRELUDE)?)),
        }
    }

    /// Adds a trait to a shape or member that is used with its type elsewhere.
    pub(super) fn add_trait(&mut self) -> Result<()> {
        let site = self.place(|_, value| value.get("type").or(value.get("target")).is_some())?;
        let Some(owner) = self.at(&site) else { return Ok(()) };
        let kind = owner.get("type").and_then(Value::as_str).unwrap_or("member").to_owned();
        let known = self.seeds.traits(&kind);
        if known.is_empty() {
            return Ok(());
        }
        let (id, value) = self.choices.choose(known)?;
        if let Some(Value::Object(entries)) = self.at(&site) {
            let traits = entries.entry("traits").or_insert_with(|| json!({}));
            if let Value::Object(traits) = traits {
                traits.insert(id.clone(), value.clone());
            }
        }
        Ok(())
    }

    /// Replaces the value of a trait with the value of another use.
    pub(super) fn exchange_trait(&mut self) -> Result<()> {
        let seeds = self.seeds;
        let site =
            self.place(|key, value| key.contains('#') && seeds.values(key, value).len() > 1)?;
        let Some(key) = site.as_ref().map(|site| site.key.clone()) else { return Ok(()) };
        let Some(value) = self.at(&site).cloned() else { return Ok(()) };
        let other = self.choices.choose(seeds.values(&key, &value))?.clone();
        if let Some(place) = self.at(&site) {
            *place = other;
        }
        Ok(())
    }

    /// Renames a shape everywhere.
    pub(super) fn rename_shape(&mut self) -> Result<()> {
        let Some(old) = self.shape_id(|_| true)? else { return Ok(()) };
        let namespace = old.split('#').next().unwrap_or_default();
        let new = format!("{namespace}#{}", self.name()?);
        rename(&mut self.document, &old, &new);
        Ok(())
    }

    /// Renames a member in its definition and in the shape's traits.
    pub(super) fn rename_member(&mut self) -> Result<()> {
        let Some(id) = self.shape_id(|shape| shape.get("members").is_some())? else {
            return Ok(());
        };
        let name = self.name()?;
        let at: usize = self.choices.arbitrary::<u8>()?.into();
        let Some(Value::Object(members)) = self.shape_mut(&id).and_then(|it| it.get_mut("members"))
        else {
            return Ok(());
        };
        let renamed = at % members.len().max(1);
        let renamed =
            |(at, (old, member))| (if at == renamed { name.clone() } else { old }, member);
        *members = std::mem::take(members).into_iter().enumerate().map(renamed).collect();
        Ok(())
    }

    fn name(&mut self) -> Result<String> {
        let name = (*self.choices.choose(NAMES)?).to_owned();
        Ok(match self.choices.int_in_range(0..=3)? {
            0 => format!("{name}_"),
            1 => name.to_ascii_uppercase(),
            _ => name,
        })
    }

    /// Adds a member to a structure or union.
    pub(super) fn add_member(&mut self) -> Result<()> {
        let has_members = |shape: &Value| shape.get("members").is_some();
        let Some(id) = self.shape_id(has_members)? else { return Ok(()) };
        let (name, target) = (self.name()?, self.target()?);
        if let Some(Value::Object(members)) =
            self.shape_mut(&id).and_then(|shape| shape.get_mut("members"))
        {
            members.insert(name, json!({ "target": target }));
        }
        Ok(())
    }

    /// Copies a shape, and adds a reference to the copy.
    pub(super) fn copy_shape(&mut self) -> Result<()> {
        let Some(id) = self.shape_id(|_| true)? else { return Ok(()) };
        let namespace = id.split('#').next().unwrap_or_default();
        let new = format!("{namespace}#{}", self.name()?);
        let copy = self.shape(&id).cloned().unwrap_or_default();
        self.insert(&new, copy);
        self.refer_to(&new)
    }

    /// Copies a shape and all shapes that it reaches from another model, and adds a reference to it.
    pub(super) fn borrow_shape(&mut self) -> Result<()> {
        let seeds = self.seeds;
        let Seed { document, .. } = self.choices.choose(seeds.seeds())?;
        let shapes = document["shapes"].as_object().into_iter().flatten();
        let ids: Vec<&String> = shapes.map(|(id, _)| id).collect();
        let id = *self.choices.choose(&ids)?;
        for (id, shape) in reached(document, id) {
            if self.shape(&id).is_none() {
                self.insert(&id, shape);
            }
        }
        self.refer_to(id)
    }

    fn insert(&mut self, id: &str, shape: Value) {
        if let Some(Value::Object(shapes)) = self.document.get_mut("shapes") {
            shapes.insert(id.to_owned(), shape);
        }
    }

    /// Changes a reference to a shape of the same type to refer to the given shape.
    fn refer_to(&mut self, id: &str) -> Result<()> {
        let shape_type = self.shape(id).map(|shape| shape["type"].clone()).unwrap_or_default();
        let shapes = self.document["shapes"].as_object().into_iter().flatten();
        let such = shapes.filter(|(_, shape)| shape["type"] == shape_type);
        let such: HashSet<String> = such.map(|(id, _)| id.clone()).collect();
        let is_data = !matches!(shape_type.as_str(), Some("operation" | "resource" | "service"));
        let site = self.place(|key, value| {
            let target = value.as_str().unwrap_or_default();
            let is_simple = target.starts_with("smithy.api#");
            key == "target" && (such.contains(target) || is_data && is_simple)
        })?;
        if let Some(place) = self.at(&site) {
            *place = Value::from(id);
        }
        Ok(())
    }

    /// Changes a member's target to a chain of nested shapes.
    pub(super) fn chain(&mut self) -> Result<()> {
        let length = self.choices.int_in_range(1..=LONGEST)?;
        let is_closed = self.choices.ratio(1, 4)?;
        let mut target = self.target()?;
        let kinds: [u8; 8] = self.choices.arbitrary()?;
        for at in 0..length {
            let kind = kinds[usize::from(at) % kinds.len()] % 4;
            let last = format!("chain#Link{}", length - 1);
            let target_of_this = if at == 0 && is_closed { last } else { target };
            self.insert(&format!("chain#Link{at}"), link(kind, &target_of_this));
            target = format!("chain#Link{at}");
        }
        self.refer_to(&target)
    }

    /// Changes the type of a shape.
    pub(super) fn retype(&mut self) -> Result<()> {
        let Some(id) = self.shape_id(|_| true)? else { return Ok(()) };
        let shape_type = *self.choices.choose(TYPES)?;
        let target = self.target()?;
        if let Some(shape) = self.shape_mut(&id).filter(|shape| shape.is_object()) {
            shape["type"] = Value::from(shape_type);
            let needed: &[&str] = match shape_type {
                "list" | "set" => &["member"],
                "map" => &["key", "value"],
                _ => &[],
            };
            for name in needed {
                let target = if *name == "key" { "smithy.api#String" } else { &target };
                shape[*name] = json!({ "target": target });
            }
        }
        Ok(())
    }
}

/// Renames a shape in all keys and text, including the IDs of members.
fn rename(value: &mut Value, old: &str, new: &str) {
    let renamed = |text: &str| match text.strip_prefix(old) {
        Some(rest) if rest.is_empty() || rest.starts_with('$') => Some(format!("{new}{rest}")),
        _ => None,
    };
    match value {
        Value::String(text) => {
            if let Some(renamed) = renamed(text) {
                *text = renamed;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, old, new)),
        Value::Object(entries) => {
            for (key, mut value) in std::mem::take(entries) {
                rename(&mut value, old, new);
                entries.insert(renamed(&key).unwrap_or(key), value);
            }
        }
        _ => {}
    }
}

/// Returns a shape that contains another.
fn link(kind: u8, target: &str) -> Value {
    let member = json!({ "target": target });
    match kind {
        0 => json!({ "type": "structure", "members": { "next": member } }),
        1 => {
            json!({ "type": "union", "members": { "next": member, "end": { "target": "smithy.api#Unit" } } })
        }
        2 => json!({ "type": "list", "member": member }),
        _ => json!({ "type": "map", "key": { "target": "smithy.api#String" }, "value": member }),
    }
}
