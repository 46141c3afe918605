//! Default values of members.

use super::plan::DefaultValue;
use super::traits::timestamp_format;
use crate::model::{EnumValue, Member, SimpleValue, TimestampFormat};
use crate::plan::context::Context;
use crate::plan::types::rust_type::{NamedKind, RustType, TypeName};

/// Returns the value of `@default`, unless the trait is absent or null.
pub(in crate::plan) fn default_value(
    cx: &Context<'_>,
    member: &Member,
    rust_type: &RustType,
) -> Option<DefaultValue> {
    let value = member.traits.default.as_ref()?;
    if value.is_null() {
        return None;
    }
    let default = default_of(value, rust_type, timestamp_format(cx, member));
    if default.is_none() {
        cx.sink.refuse(
            &member.id,
            member.span,
            format!("the default {value}"),
            "the value doesn't match the member's type",
        );
    }
    default
}

/// Converts a default value. The reader has checked that it is a value of the member's target.
fn default_of(
    value: &serde_json::Value,
    rust_type: &RustType,
    format: Option<TimestampFormat>,
) -> Option<DefaultValue> {
    match rust_type {
        RustType::List { .. } => Some(DefaultValue::EmptyList),
        RustType::Map { .. } => Some(DefaultValue::EmptyMap),
        RustType::Named(name) => Some(DefaultValue::Enum(name.clone(), enum_value(name, value)?)),
        simple => SimpleValue::of(value, simple, format).map(DefaultValue::Simple),
    }
}

/// Converts a value of an enum. Returns `None` if the type or the value doesn't match.
pub(in crate::plan) fn enum_value(name: &TypeName, value: &serde_json::Value) -> Option<EnumValue> {
    match name.kind {
        NamedKind::Enum => value.as_str().map(|text| EnumValue::Text(text.to_owned())),
        NamedKind::IntEnum => Some(EnumValue::Number(value.as_i64()?.try_into().ok()?)),
        NamedKind::Structure | NamedKind::Union => None,
    }
}
