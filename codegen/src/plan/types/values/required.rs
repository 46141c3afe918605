//! Required members that values omit. Builders reject such values.

use serde_json::{Map, Value};

use crate::model::{Member, ShapeId, ShapeKind};
use crate::plan::context::Context;
use crate::plan::types::members::presence_of;
use crate::plan::types::members::{Presence, Role};

/// Returns the first required member that the value of a structure omits, at any depth.
pub(in crate::plan) fn missing_member<'m>(
    cx: &'m Context<'_>,
    shape: &ShapeId,
    role: Role,
    object: &Map<String, Value>,
) -> Option<&'m str> {
    let Some(ShapeKind::Structure(members)) = cx.shape(shape).map(|shape| &shape.kind) else {
        return None;
    };
    members.iter().find_map(|member| match object.get(&member.name) {
        None | Some(Value::Null) => {
            is_required_in(cx, member, role).then_some(member.name.as_str())
        }
        Some(value) => missing_within(cx, &member.target, value),
    })
}

fn missing_within<'m>(cx: &'m Context<'_>, target: &ShapeId, value: &Value) -> Option<&'m str> {
    match (&cx.shape(target)?.kind, value) {
        (ShapeKind::Structure(_), Value::Object(object)) => {
            missing_member(cx, target, Role::Value, object)
        }
        (ShapeKind::Union(members), Value::Object(object)) => {
            let set = members.iter().filter_map(|member| Some((member, object.get(&member.name)?)));
            set.into_iter().find_map(|(member, value)| missing_within(cx, &member.target, value))
        }
        (ShapeKind::List(item), Value::Array(items)) => {
            items.iter().find_map(|value| missing_within(cx, &item.target, value))
        }
        (ShapeKind::Map { value: item, .. }, Value::Object(entries)) => {
            entries.values().find_map(|value| missing_within(cx, &item.target, value))
        }
        _ => None,
    }
}

/// Returns whether the builder requires the member, regardless of its default.
fn is_required_in(cx: &Context<'_>, member: &Member, role: Role) -> bool {
    presence_of(cx, member, false, role) == Presence::Required
}
