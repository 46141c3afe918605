//! Converting idioms of Smithy 1.0 into those of Smithy 2.0.
//!
//! See <https://smithy.io/2.0/guides/migrating-idl-1-to-2.html>.

use std::collections::HashMap;

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

use super::draft::{Draft, DraftMember, Drafts, RawTraits, ShapeType};
use super::reader::Reader;
use super::version::Version;
use crate::model::id::{ShapeId, is_identifier};
use crate::model::json::{self, Items};
use crate::model::node::Node;
use crate::model::prelude;
use crate::model::problem::ProblemKind;
use crate::model::shape::SimpleType;
use crate::model::span::Span;

/// An item of the trait `smithy.api#enum`.
///
/// See <https://smithy.io/1.0/spec/core/constraint-traits.html#enum-trait>.
#[derive(Deserialize)]
#[serde(expecting = "an object with `value`")]
struct EnumDefinition {
    value: String,
    name: Option<String>,
    documentation: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    deprecated: bool,
}

impl Reader<'_> {
    /// Converts idioms of Smithy 1.0 into those of Smithy 2.0.
    pub(super) fn upgrade(&mut self, drafts: &mut Drafts) {
        for draft in drafts.values_mut() {
            self.upgrade_enum(draft);
        }
        if self.version == Version::One {
            add_defaults(drafts);
        }
    }

    /// Converts a string with the trait `enum` into an enum.
    ///
    /// Leaves the string unchanged if a value has no name and can't be converted into one, like Smithy's own tools.
    fn upgrade_enum(&mut self, draft: &mut Draft) {
        let trait_id = ShapeId::prelude("enum");
        let is_string = draft.shape_type == ShapeType::Simple(SimpleType::String);
        let Some(node) = draft.traits.get(&trait_id).filter(|_| is_string) else { return };
        let definitions = match node.parse::<Vec<EnumDefinition>>(self.source) {
            Ok(definitions) => definitions,
            Err((kind, span)) => {
                let (trait_id, reason) = (trait_id.to_string(), kind.to_string());
                let kind = ProblemKind::InvalidTrait { trait_id, reason };
                return self.report(Some(&draft.id), span, kind);
            }
        };
        let spans = self.spans_of_items(node);
        if let Some(members) = members(&draft.id, definitions, &spans) {
            draft.members = members;
            draft.shape_type = ShapeType::Enum;
            draft.traits.shift_remove(&trait_id);
        }
    }

    /// Returns the spans of an array's items, followed by the span of the array, for items from `apply` statements.
    fn spans_of_items(&self, node: &Node) -> Vec<Span> {
        let items = json::parse::<Items<'_>>(self.source, self.source.slice(node.span));
        let items = items.unwrap_or_default().0;
        items.into_iter().map(|item| self.span(item)).chain([node.span]).collect()
    }
}

/// Returns the members of an enum, or `None` if a value has no name.
fn members(
    id: &ShapeId,
    definitions: Vec<EnumDefinition>,
    spans: &[Span],
) -> Option<IndexMap<String, DraftMember>> {
    let mut members = IndexMap::new();
    let mut numbers = HashMap::new();
    for (index, definition) in definitions.into_iter().enumerate() {
        let span = spans.get(index).or(spans.last()).copied().unwrap_or_default();
        let name = unique_name(definition.name()?, &members, &mut numbers);
        let member = definition.into_member(id.with_member(&name), span);
        members.insert(name, member);
    }
    Some(members)
}

/// Returns a unique name, with a number appended if necessary: both `a-b` and `a.b` have the name `a_b`.
///
/// `numbers` has the next number to try for each name.
fn unique_name(
    name: String,
    members: &IndexMap<String, DraftMember>,
    numbers: &mut HashMap<String, usize>,
) -> String {
    let number = numbers.entry(name.clone()).or_insert(1);
    loop {
        let numbered = if *number == 1 { name.clone() } else { format!("{name}_{number}") };
        *number += 1;
        if !members.contains_key(&numbered) {
            return numbered;
        }
    }
}

impl EnumDefinition {
    /// Returns the name, or a name derived from the value.
    fn name(&self) -> Option<String> {
        let name = self.name.clone().or_else(|| name_of(&self.value))?;
        is_identifier(&name).then_some(name)
    }

    fn into_member(self, id: ShapeId, span: Span) -> DraftMember {
        let mut traits = RawTraits::new();
        let mut apply = |name, value| {
            traits.insert(ShapeId::prelude(name), Node::synthetic(value, span));
        };
        apply("enumValue", Value::from(self.value));
        if let Some(documentation) = self.documentation {
            apply("documentation", Value::from(documentation));
        }
        if !self.tags.is_empty() {
            apply("tags", Value::from(self.tags));
        }
        if self.deprecated {
            apply("deprecated", Value::Object(serde_json::Map::new()));
        }
        let target = Some(ShapeId::prelude("Unit"));
        DraftMember { id, target, traits, key_span: span, target_span: span }
    }
}

/// Derives a name from a value, like Smithy's own tools. Underscores replace separators.
///
/// Returns `None` if the value has other characters than ASCII letters, digits, underscores and separators, or starts
/// with a digit.
fn name_of(value: &str) -> Option<String> {
    let is_separator = |c: char| matches!(c, '-' | '.' | ':' | '/') || c.is_ascii_whitespace();
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || is_separator(c);
    if !value.chars().all(is_part) || value.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut name = String::new();
    for c in value.chars() {
        match is_separator(c) {
            true if name.ends_with('_') => {}
            true => name.push('_'),
            false => name.push(c),
        }
    }
    Some(name)
}

/// Adds the defaults of Smithy 1.0 to members of structures that target numbers and booleans, unless the member or its
/// target is boxed. In the prelude, all numbers and booleans are boxed except `PrimitiveInteger` and the like.
fn add_defaults(drafts: &mut Drafts) {
    let defaults: IndexMap<ShapeId, Value> = drafts
        .values()
        .filter(|draft| !is_boxed(&draft.traits))
        .filter_map(|draft| Some((draft.id.clone(), default_value(draft.shape_type)?)))
        .collect();
    let structures = drafts.values_mut().filter(|it| it.shape_type == ShapeType::Structure);
    for member in structures.flat_map(|draft| draft.members.values_mut()) {
        let Some(target) = &member.target else { continue };
        let primitive = || prelude::find(target).and_then(|shape| shape.traits.default.clone());
        let default = defaults.get(target).cloned().or_else(primitive);
        if let Some(value) = default.filter(|_| !is_boxed(&member.traits)) {
            let node = Node::synthetic(value, member.target_span);
            member.traits.entry(ShapeId::prelude("default")).or_insert(node);
        }
    }
}

fn is_boxed(traits: &RawTraits) -> bool {
    traits.contains_key(&ShapeId::prelude("box"))
}

/// Returns the default of a type in Smithy 1.0.
fn default_value(shape_type: ShapeType) -> Option<Value> {
    use SimpleType::{Boolean, Byte, Double, Float, Integer, Long, Short};
    match shape_type {
        ShapeType::Simple(Boolean) => Some(Value::from(false)),
        ShapeType::Simple(Byte | Short | Integer | Long | Float | Double) => Some(Value::from(0)),
        _ => None,
    }
}
