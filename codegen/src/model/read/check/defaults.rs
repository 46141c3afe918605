//! Whether defaults are values of what they stand for.
//!
//! See <https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints>. Bounds
//! and patterns are not looked at.

use serde_json::Value;

use super::super::reader::Reader;
use crate::model::id::ShapeId;
use crate::model::prelude;
use crate::model::problem::ProblemKind;
use crate::model::shape::{EnumMember, EnumValue, Member, Shape, ShapeKind, Shapes, SimpleType};
use crate::model::simple_value::SimpleValue;
use crate::model::traits::{TimestampFormat, Traits};

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
        let format = traits.timestamp_format.or(target.traits.timestamp_format);
        if let Some(node) = traits.all.get(&ShapeId::prelude("default"))
            && let Err(expected) = check(&node.value, &target.kind, format)
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
fn check(value: &Value, kind: &ShapeKind, format: Option<TimestampFormat>) -> Result<(), String> {
    match kind {
        ShapeKind::Simple(simple) => {
            let is_simple = *simple != SimpleType::Document || is_simple_document(value);
            let found = SimpleValue::parse(value, *simple, format);
            let fits = is_simple && found.is_some();
            fits.then_some(()).ok_or_else(|| expected(*simple, format).to_owned())
        }
        ShapeKind::Enum(members) | ShapeKind::IntEnum(members) => enum_default(value, members),
        ShapeKind::List(_) if value.as_array().is_some_and(Vec::is_empty) => Ok(()),
        ShapeKind::List(_) => Err("`[]`, the only default of a list".to_owned()),
        ShapeKind::Map { .. } if value.as_object().is_some_and(|it| it.is_empty()) => Ok(()),
        ShapeKind::Map { .. } => Err("`{}`, the only default of a map".to_owned()),
        _ => Err("no default".to_owned()),
    }
}

/// What the defaults of a simple type are.
fn expected(simple: SimpleType, format: Option<TimestampFormat>) -> &'static str {
    match simple {
        SimpleType::Blob => "text in base64",
        SimpleType::Boolean => "true or false",
        SimpleType::String => "text",
        SimpleType::Byte => "a whole number from -128 to 127",
        SimpleType::Short => "a whole number from -32768 to 32767",
        SimpleType::Integer => "a whole number of 32 bits",
        SimpleType::Long => "a whole number of 64 bits",
        SimpleType::Float => {
            "a number from -3.4028235e38 to 3.4028235e38, or the text `NaN`, `Infinity` or `-Infinity`"
        }
        SimpleType::Double => {
            "a number from -1.7976931348623157e308 to 1.7976931348623157e308, or the text `NaN`, `Infinity` or `-Infinity`"
        }
        SimpleType::BigInteger => "a whole number",
        SimpleType::BigDecimal => "a number",
        SimpleType::Timestamp if format == Some(TimestampFormat::HttpDate) => {
            "a number of seconds or a date as text, such as `Thu, 01 Jan 1970 00:00:00 GMT`"
        }
        SimpleType::Timestamp => {
            "a number of seconds or a date as text, such as `1970-01-01T00:00:00Z`"
        }
        SimpleType::Document => "a simple value, `[]` or `{}`",
    }
}

fn is_simple_document(value: &Value) -> bool {
    value.as_array().is_none_or(Vec::is_empty)
        && value.as_object().is_none_or(|object| object.is_empty())
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
