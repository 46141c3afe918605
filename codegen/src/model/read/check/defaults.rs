//! Checks that defaults are values of their targets.
//!
//! See <https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints>. Constraints
//! such as bounds and patterns are not checked.

use serde_json::Value;

use super::super::reader::Reader;
use crate::model::id::ShapeId;
use crate::model::prelude;
use crate::model::problem::ProblemKind;
use crate::model::shape::{EnumMember, EnumValue, Member, Shape, ShapeKind, Shapes, SimpleType};
use crate::model::simple_value::SimpleValue;
use crate::model::traits::{TimestampFormat, Traits};

impl Reader<'_> {
    /// Checks the defaults of a shape and its members.
    pub(super) fn check_defaults(&mut self, shape: &Shape, shapes: &Shapes) {
        self.check_default(&shape.id, &shape.traits, shape);
        for Member { id, target, traits, .. } in shape.members() {
            // `null` removes the default of the target.
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
            self.report(Some(owner), node.span, kind);
        }
    }
}

/// Checks a value. The error describes the expected values.
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
        ShapeKind::List(_) => Err("`[]`, the only default that a list can have".to_owned()),
        ShapeKind::Map { .. } if value.as_object().is_some_and(|it| it.is_empty()) => Ok(()),
        ShapeKind::Map { .. } => Err("`{}`, the only default that a map can have".to_owned()),
        _ => Err("no default, as this type can't have one".to_owned()),
    }
}

/// Describes the defaults that a simple type allows.
fn expected(simple: SimpleType, format: Option<TimestampFormat>) -> &'static str {
    match simple {
        SimpleType::Blob => "a base64 string",
        SimpleType::Boolean => "true or false",
        SimpleType::String => "a string",
        SimpleType::Byte => "an integer from -128 to 127",
        SimpleType::Short => "an integer from -32768 to 32767",
        SimpleType::Integer => "a 32-bit integer",
        SimpleType::Long => "a 64-bit integer",
        SimpleType::Float => {
            "a number from -3.4028235e38 to 3.4028235e38, or one of the strings `NaN`, `Infinity` or `-Infinity`"
        }
        SimpleType::Double => {
            "a number from -1.7976931348623157e308 to 1.7976931348623157e308, or one of the strings `NaN`, `Infinity` or `-Infinity`"
        }
        SimpleType::BigInteger => "an integer",
        SimpleType::BigDecimal => "a number",
        SimpleType::Timestamp if format == Some(TimestampFormat::HttpDate) => {
            "a number of seconds or a date such as `Thu, 01 Jan 1970 00:00:00 GMT`"
        }
        SimpleType::Timestamp => "a number of seconds or a date such as `1970-01-01T00:00:00Z`",
        SimpleType::Document => "null, a boolean, a number, a string, `[]` or `{}`",
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
    if members.iter().any(is_default) {
        Ok(())
    } else {
        Err("the value of an enum member".to_owned())
    }
}

/// The maximum length of a value in a message, in characters.
const MAX_LENGTH: usize = 40;

fn shortened(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(MAX_LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
