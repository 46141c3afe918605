//! Values of shapes in the model's examples and protocol tests, converted from JSON.

mod invalid_value;
mod plan;
pub(in crate::plan) mod required;

use serde_json::Value;

pub use self::plan::{FieldValue, ValuePlan};
use crate::model::{EnumValue, Member, ShapeId, ShapeKind, SimpleValue, Step, TimestampFormat};
use crate::plan::context::Context;
use crate::plan::names::name::Name;
use crate::plan::types::member_type::type_of_member;
use crate::plan::types::members::enum_value;
use crate::plan::types::members::timestamp_format;
use crate::plan::types::rust_type::{NamedKind, RustType, TypeName};

pub(in crate::plan) use invalid_value::{InvalidValue, PathContext, ValueResult, invalid_value};

/// The JSON representation of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Notation {
    /// The representation in examples, which is the one on the wire.
    Example,
    /// The representation in protocol tests, where binary data is plain text.
    ProtocolTest,
}

/// Converts the members of a structure. Returns an error if a value doesn't fit its shape.
pub(in crate::plan) fn field_values(
    cx: &Context<'_>,
    id: &ShapeId,
    object: &serde_json::Map<String, Value>,
    notation: Notation,
) -> ValueResult<Vec<FieldValue>> {
    let members = structure_members(cx, id);
    for name in object.keys() {
        if !members.iter().any(|member| member.name == *name) {
            return invalid_value(format!("`{}` has no member `{name}`", id.name()))
                .within(Step::Entry(name.clone()));
        }
    }
    let present = members.iter().filter_map(|member| Some((member, object.get(&member.name)?)));
    present
        .filter(|(_, value)| !value.is_null())
        .map(|(member, value)| {
            let value = plan_value(cx, member, value, notation);
            let value = value.within(Step::Entry(member.name.clone()))?;
            Ok(FieldValue { setter: cx.member_names(&member.id).setter, value })
        })
        .collect()
}

fn structure_members<'m>(cx: &Context<'m>, id: &ShapeId) -> &'m [Member] {
    match cx.shape(id).map(|shape| &shape.kind) {
        Some(ShapeKind::Structure(members)) => members,
        _ => &[],
    }
}

fn plan_value(
    cx: &Context<'_>,
    member: &Member,
    value: &Value,
    notation: Notation,
) -> ValueResult<ValuePlan> {
    let wrong = || InvalidValue::new(format!("`{}` can't be {value}", member.name));
    match type_of_member(cx, member) {
        RustType::Bool => value.as_bool().map(ValuePlan::Bool).ok_or_else(wrong),
        RustType::String => text(value).map(ValuePlan::Text).ok_or_else(wrong),
        RustType::DateTime => plan_date_time(cx, member, value).ok_or_else(wrong),
        integer @ (RustType::I8 | RustType::I16 | RustType::I32 | RustType::I64) => {
            let fits = SimpleValue::of(value, &integer, None).is_some();
            let number = value.as_number().cloned().filter(|_| fits);
            number.map(ValuePlan::Number).ok_or_else(wrong)
        }
        RustType::Blob if notation == Notation::ProtocolTest => {
            let blob = |text: String| ValuePlan::Simple(SimpleValue::Blob(text.into_bytes()));
            text(value).map(blob).ok_or_else(wrong)
        }
        RustType::List { sparse, .. } => plan_list(cx, member, sparse, value, notation),
        RustType::Map { sparse, .. } => plan_map(cx, member, sparse, value, notation),
        RustType::Named(name) => plan_named(cx, &name, member, value, notation),
        simple => {
            SimpleValue::of_example(value, &simple, None).map(ValuePlan::Simple).ok_or_else(wrong)
        }
    }
}

fn plan_date_time(cx: &Context<'_>, member: &Member, value: &Value) -> Option<ValuePlan> {
    let format = timestamp_format(cx, member);
    match (value, SimpleValue::of(value, &RustType::DateTime, format)) {
        (Value::String(text), Some(_)) if format != Some(TimestampFormat::HttpDate) => {
            Some(ValuePlan::DateTime(text.clone()))
        }
        (_, Some(instant)) => Some(ValuePlan::Simple(instant)),
        (_, None) => {
            SimpleValue::of_example(value, &RustType::DateTime, format).map(ValuePlan::Simple)
        }
    }
}

fn plan_list(
    cx: &Context<'_>,
    member: &Member,
    sparse: bool,
    value: &Value,
    notation: Notation,
) -> ValueResult<ValuePlan> {
    let (Some(ShapeKind::List(item)), Some(items)) =
        (cx.shape(&member.target).map(|shape| &shape.kind), value.as_array())
    else {
        return invalid_value(format!("`{}` is not a list", member.name));
    };
    let items = items
        .iter()
        .enumerate()
        .map(|(at, value)| plan_item(cx, item, sparse, value, notation).within(Step::Item(at)));
    Ok(ValuePlan::List(converted_type(cx, item, sparse), items.collect::<ValueResult<_>>()?))
}

fn plan_map(
    cx: &Context<'_>,
    member: &Member,
    sparse: bool,
    value: &Value,
    notation: Notation,
) -> ValueResult<ValuePlan> {
    let (Some(ShapeKind::Map { value: item, .. }), Some(entries)) =
        (cx.shape(&member.target).map(|shape| &shape.kind), value.as_object())
    else {
        return invalid_value(format!("`{}` is not a map", member.name));
    };
    let entries = entries.iter().map(|(key, value)| {
        let value = plan_item(cx, item, sparse, value, notation);
        Ok((key.clone(), value.within(Step::Entry(key.clone()))?))
    });
    Ok(ValuePlan::Map(converted_type(cx, item, sparse), entries.collect::<ValueResult<_>>()?))
}

/// Converts an item of a list or a value of a map.
fn plan_item(
    cx: &Context<'_>,
    item: &Member,
    sparse: bool,
    value: &Value,
    notation: Notation,
) -> ValueResult<ValuePlan> {
    match sparse {
        true if value.is_null() => Ok(ValuePlan::Nullable(None)),
        true => Ok(ValuePlan::Nullable(Some(Box::new(plan_value(cx, item, value, notation)?)))),
        false => plan_value(cx, item, value, notation),
    }
}

/// Returns the type of a list's items or a map's values if setters convert them.
fn converted_type(cx: &Context<'_>, item: &Member, sparse: bool) -> Option<RustType> {
    let item = type_of_member(cx, item);
    (!sparse && item.converts()).then_some(item)
}

fn plan_named(
    cx: &Context<'_>,
    name: &TypeName,
    member: &Member,
    value: &Value,
    notation: Notation,
) -> ValueResult<ValuePlan> {
    match name.kind {
        NamedKind::Enum | NamedKind::IntEnum => {
            let value = enum_value(name, value)
                .ok_or_else(|| InvalidValue::new(format!("`{}` can't be {value}", member.name)))?;
            Ok(ValuePlan::Enum(name.clone(), variant_of(cx, &member.target, &value), value))
        }
        NamedKind::Structure => {
            let object = object(member, value)?;
            let fields = field_values(cx, &member.target, object, notation)?;
            Ok(ValuePlan::Structure(name.clone(), fields))
        }
        NamedKind::Union => plan_union_value(cx, name, member, object(member, value)?, notation),
    }
}

fn plan_union_value(
    cx: &Context<'_>,
    name: &TypeName,
    member: &Member,
    object: &serde_json::Map<String, Value>,
    notation: Notation,
) -> ValueResult<ValuePlan> {
    let Some(ShapeKind::Union(members)) = cx.shape(&member.target).map(|shape| &shape.kind) else {
        return invalid_value(format!("`{}` is not a union", member.name));
    };
    let mut set = object.iter();
    let (Some((key, value)), None) = (set.next(), set.next()) else {
        return invalid_value(format!("`{}` needs exactly one member", member.name));
    };
    let Some(chosen) = members.iter().find(|member| member.name == *key) else {
        return invalid_value(format!("`{}` has no member `{key}`", member.name))
            .within(Step::Entry(key.clone()));
    };
    let inner = match chosen.target == ShapeId::prelude("Unit") {
        true if value.as_object().is_some_and(|object| object.is_empty()) => None,
        true => {
            return invalid_value(format!("the only value of `{key}` is {{}}"))
                .within(Step::Entry(key.clone()));
        }
        false => {
            let inner = plan_value(cx, chosen, value, notation);
            Some(Box::new(inner.within(Step::Entry(key.clone()))?))
        }
    };
    let boxed = cx.recursion.is_boxed(&chosen.target, &member.target);
    let inner = inner.map(|inner| if boxed { Box::new(ValuePlan::Boxed(inner)) } else { inner });
    Ok(ValuePlan::Union(name.clone(), cx.member_names(&chosen.id).variant, inner))
}

fn variant_of(cx: &Context<'_>, id: &ShapeId, value: &EnumValue) -> Option<Name> {
    let (ShapeKind::Enum(members) | ShapeKind::IntEnum(members)) = &cx.shape(id)?.kind else {
        return None;
    };
    members
        .iter()
        .find(|member| member.value == *value)
        .map(|member| cx.member_names(&member.id).variant)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn object<'v>(
    member: &Member,
    value: &'v Value,
) -> ValueResult<&'v serde_json::Map<String, Value>> {
    value
        .as_object()
        .ok_or_else(|| InvalidValue::new(format!("`{}` is not an object", member.name)))
}

#[cfg(test)]
mod tests;
