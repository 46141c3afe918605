//! Examples on the wire: the JSON of a request or response with the values of an example.
//!
//! A model writes some values otherwise than the protocol does, such as numbers of any size, and leaves
//! out defaults, which clients send.

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{DateTime, base64};
use serde_json::{Map, Value};

use super::closure::Planner;
use super::members::Role;
use super::{Presence, RustType, SimpleValue};
use crate::model::{Member, ShapeId, ShapeKind, TimestampFormat};

/// What becomes of defaults that an example leaves out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Defaults {
    /// They are on the wire.
    Sent,
    /// They aren't.
    LeftOut,
}

impl Planner<'_> {
    /// The body of a request. Defaults of the input itself are left to the service.
    pub(super) fn sent_json(&self, input: &ShapeId, members: &Map<String, Value>) -> Value {
        self.members_json(input, members, Defaults::Sent)
    }

    /// The body of a response.
    pub(super) fn received_json(&self, output: &ShapeId, members: &Map<String, Value>) -> Value {
        self.members_json(output, members, Defaults::LeftOut)
    }

    /// The members of a structure or union that an example gives.
    fn members_json(&self, id: &ShapeId, given: &Map<String, Value>, defaults: Defaults) -> Value {
        let members = self.shape(id).map(|shape| shape.members()).unwrap_or_default();
        let json = |(name, value): (&String, &Value)| {
            let member = members.iter().find(|member| member.name == *name);
            let json = member.map(|member| self.member_json(member, value, defaults));
            (name.clone(), json.unwrap_or_else(|| value.clone()))
        };
        Value::Object(given.iter().filter(|(_, value)| !value.is_null()).map(json).collect())
    }

    fn member_json(&self, member: &Member, value: &Value, defaults: Defaults) -> Value {
        let Some(target) = self.shape(&member.target) else { return value.clone() };
        match (&target.kind, value) {
            (_, Value::Null) => Value::Null,
            (ShapeKind::Simple(simple), _) => {
                simple_json(value, &RustType::from(*simple), self.timestamp_format(member))
            }
            (ShapeKind::List(item), Value::Array(items)) => {
                items.iter().map(|value| self.member_json(item, value, defaults)).collect()
            }
            (ShapeKind::Map { value: item, .. }, Value::Object(entries)) => {
                let json = |(key, value): (&String, &Value)| {
                    (key.clone(), self.member_json(item, value, defaults))
                };
                Value::Object(entries.iter().map(json).collect())
            }
            (ShapeKind::Structure(members), Value::Object(given)) if defaults == Defaults::Sent => {
                let mut json = self.members_json(&target.id, given, defaults);
                if let Value::Object(json) = &mut json {
                    self.add_defaults(members, json);
                }
                json
            }
            (ShapeKind::Structure(_) | ShapeKind::Union(_), Value::Object(given)) => {
                self.members_json(&target.id, given, defaults)
            }
            _ => value.clone(),
        }
    }

    /// Adds the defaults of members that are not there, as clients do.
    fn add_defaults(&self, members: &[Member], json: &mut Map<String, Value>) {
        for member in members {
            let default = member.traits.default.as_ref().filter(|value| !value.is_null());
            if let Some(default) = default
                && self.presence(member, true, Role::Value) == Presence::Defaulted
                && !json.contains_key(&member.name)
            {
                let value = self.member_json(member, default, Defaults::LeftOut);
                json.insert(member.name.clone(), value);
            }
        }
    }
}

/// A value of a simple shape as the protocol writes it.
fn simple_json(value: &Value, rust_type: &RustType, format: Option<TimestampFormat>) -> Value {
    let written = match SimpleValue::of_example(value, rust_type, format) {
        // In as many digits as tell it from others of its precision.
        Some(SimpleValue::Single(single)) if value.is_number() => {
            single.to_string().parse::<f64>().ok().map(Value::from)
        }
        Some(SimpleValue::Double(_)) => value.as_f64().map(Value::from),
        Some(SimpleValue::BigInteger(digits) | SimpleValue::BigDecimal(digits)) => {
            serde_json::from_str(&digits).ok()
        }
        Some(SimpleValue::Blob(bytes)) => Some(Value::from(base64::encode(bytes))),
        Some(SimpleValue::Instant(seconds, nanos)) => {
            timestamp_json(DateTime::from_secs_and_nanos(seconds, nanos), format)
        }
        _ => None,
    };
    written.unwrap_or_else(|| value.clone())
}

fn timestamp_json(instant: DateTime, format: Option<TimestampFormat>) -> Option<Value> {
    match format {
        Some(TimestampFormat::DateTime) => instant.fmt(Format::DateTime).ok().map(Value::from),
        Some(TimestampFormat::HttpDate) => instant.fmt(Format::HttpDate).ok().map(Value::from),
        None | Some(TimestampFormat::EpochSeconds) => {
            serde_json::from_str(&instant.fmt(Format::EpochSeconds).ok()?).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn timestamps_are_written_in_their_format() {
        let written = |value, format| simple_json(&value, &RustType::DateTime, format);
        let date = json!("1970-01-01T00:00:01.5Z");
        assert_eq!(written(date.clone(), None), json!(1.5));
        assert_eq!(written(json!(1.5), Some(TimestampFormat::DateTime)), date);
        let http = json!("Thu, 01 Jan 1970 00:00:01 GMT");
        assert_eq!(written(json!(1), Some(TimestampFormat::HttpDate)), http);
        assert_eq!(written(json!(1), None), json!(1));
    }

    #[test]
    fn blobs_are_written_in_base64() {
        let written = |text: &str| simple_json(&json!(text), &RustType::Blob, None);
        assert_eq!((written("hi there"), written("aGk=")), (json!("aGkgdGhlcmU="), json!("aGk=")));
    }

    #[test]
    fn numbers_are_written_as_numbers_of_their_type() {
        assert_eq!(simple_json(&json!(2), &RustType::F64, None), json!(2.0));
        assert_eq!(simple_json(&json!("NaN"), &RustType::F64, None), json!("NaN"));
        assert_eq!(simple_json(&json!("NaN"), &RustType::F32, None), json!("NaN"));
        assert_eq!(simple_json(&json!(1.2345678901), &RustType::F32, None), json!(1.2345679));
        assert_eq!(simple_json(&json!(1e-300), &RustType::F32, None), json!(0.0));
        assert_eq!(simple_json(&json!("12"), &RustType::BigInteger, None), json!(12));
        assert_eq!(simple_json(&json!("0.50"), &RustType::BigDecimal, None), json!(0.5));
    }
}
