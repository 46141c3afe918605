//! Whether defaults are values of what they stand for.
//!
//! See <https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints>. Bounds
//! and patterns are not looked at.

use serde_json::Value;

use super::{Reader, Shapes};
use crate::model::{
    EnumMember, EnumValue, Member, ProblemKind, Shape, ShapeId, ShapeKind, SimpleType, Traits,
    prelude,
};

impl Reader<'_> {
    /// Checks the default of a shape and those of its members.
    pub(super) fn check_defaults(&mut self, shape: &Shape, shapes: &Shapes) {
        self.check_default(&shape.id, &shape.traits, shape);
        for Member { id, target, traits, .. } in shape.members() {
            // A member can take back its target's default with `null`.
            if traits.default.as_ref().is_some_and(|default| !default.is_null())
                && let Some(target) = shapes.get(target).or_else(|| prelude::find(target))
            {
                self.check_default(id, traits, target);
            }
        }
    }

    fn check_default(&mut self, owner: &ShapeId, traits: &Traits, target: &Shape) {
        if let Some(node) = traits.all.get(&ShapeId::prelude("default"))
            && let Err(expected) = check(&node.value, &target.kind)
        {
            let kind = ProblemKind::InvalidDefault {
                value: shortened(&node.value),
                target: target.id.clone(),
                expected,
            };
            self.wrong(Some(owner), node.span, kind);
        }
    }
}

/// Checks a value, or says what is expected instead.
fn check(value: &Value, kind: &ShapeKind) -> Result<(), String> {
    match kind {
        ShapeKind::Simple(simple) => {
            let (fits, expected) = simple_default(value, *simple);
            fits.then_some(()).ok_or_else(|| expected.to_owned())
        }
        ShapeKind::Enum(members) | ShapeKind::IntEnum(members) => enum_default(value, members),
        ShapeKind::List(_) if value.as_array().is_some_and(Vec::is_empty) => Ok(()),
        ShapeKind::List(_) => Err("no default but `[]`".to_owned()),
        ShapeKind::Map { .. } if value.as_object().is_some_and(|it| it.is_empty()) => Ok(()),
        ShapeKind::Map { .. } => Err("no default but `{}`".to_owned()),
        _ => Err("no default".to_owned()),
    }
}

/// Whether a value is a default of a simple type, and what is one.
fn simple_default(value: &Value, simple: SimpleType) -> (bool, &'static str) {
    match simple {
        SimpleType::Blob => (value.is_string(), "text in base64"),
        SimpleType::Boolean => (value.is_boolean(), "true or false"),
        SimpleType::String => (value.is_string(), "text"),
        SimpleType::Byte => (fits::<i8>(value), "a whole number from -128 to 127"),
        SimpleType::Short => (fits::<i16>(value), "a whole number from -32768 to 32767"),
        SimpleType::Integer => (fits::<i32>(value), "a whole number of 32 bits"),
        SimpleType::Long => (fits::<i64>(value), "a whole number of 64 bits"),
        SimpleType::Float | SimpleType::Double => (is_float(value), "a number"),
        SimpleType::BigInteger => (is_number(value) && !value.is_f64(), "a whole number"),
        SimpleType::BigDecimal => (is_number(value), "a number"),
        SimpleType::Timestamp => {
            (value.is_number() || value.is_string(), "a number of seconds or a date as text")
        }
        SimpleType::Document => {
            let is_empty = value.as_array().is_none_or(Vec::is_empty)
                && value.as_object().is_none_or(|object| object.is_empty());
            (is_empty, "a simple value, `[]` or `{}`")
        }
    }
}

fn fits<N: TryFrom<i64>>(value: &Value) -> bool {
    value.as_i64().is_some_and(|number| N::try_from(number).is_ok())
}

fn is_float(value: &Value) -> bool {
    value.is_number() || matches!(value.as_str(), Some("NaN" | "Infinity" | "-Infinity"))
}

/// Whether a value is a number of any size, which can also be written as text.
fn is_number(value: &Value) -> bool {
    value.is_number() || value.as_str().is_some_and(|text| text.parse::<f64>().is_ok())
}

fn enum_default(value: &Value, members: &[EnumMember]) -> Result<(), String> {
    let is_default = |member: &EnumMember| match &member.value {
        EnumValue::Text(text) => value.as_str() == Some(text),
        EnumValue::Number(number) => value.as_i64() == Some(i64::from(*number)),
    };
    if members.iter().any(is_default) { Ok(()) } else { Err("the value of a member".to_owned()) }
}

/// The most that a message shows of a value, in characters.
const SHOWN: usize = 40;

fn shortened(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
