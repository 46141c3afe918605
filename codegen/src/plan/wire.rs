//! Examples on the wire: the JSON of a request or response with the values of an example.
//!
//! A model writes some values otherwise than the protocol does, such as numbers of any size, and leaves
//! out defaults, which clients send.

use std::cell::Cell;

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

/// The number of digits that JSON does not keep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Lost {
    /// None: the value that is read is the value that was written.
    #[default]
    Nothing,
    /// Some: the number is rounded when it is read.
    Digits,
    /// All: the number is too large.
    Number,
}

impl Planner<'_> {
    /// The body of a request; nothing, if it holds a number that is too large for JSON. Defaults of the input
    /// itself are left to the service.
    pub(super) fn sent_json(&self, input: &ShapeId, given: &Map<String, Value>) -> Option<Value> {
        let writer = Writer { planner: self, defaults: Defaults::Sent, lost: Cell::default() };
        let json = writer.members_json(input, given);
        (writer.lost.get() != Lost::Number).then_some(json)
    }

    /// The body of a response; nothing, if it holds a number that JSON does not keep.
    pub(super) fn received_json(
        &self,
        output: &ShapeId,
        given: &Map<String, Value>,
    ) -> Option<Value> {
        let writer = Writer { planner: self, defaults: Defaults::LeftOut, lost: Cell::default() };
        let json = writer.members_json(output, given);
        (writer.lost.get() == Lost::Nothing).then_some(json)
    }
}

/// Writes values as JSON.
struct Writer<'p, 'm> {
    planner: &'p Planner<'m>,
    defaults: Defaults,
    /// The most that a number has lost.
    lost: Cell<Lost>,
}

impl Writer<'_, '_> {
    /// The members of a structure or union that an example gives.
    fn members_json(&self, id: &ShapeId, given: &Map<String, Value>) -> Value {
        let members = self.planner.shape(id).map(|shape| shape.members()).unwrap_or_default();
        let json = |(name, value): (&String, &Value)| {
            let member = members.iter().find(|member| member.name == *name);
            let json = member.map(|member| self.member_json(member, value));
            (name.clone(), json.unwrap_or_else(|| value.clone()))
        };
        Value::Object(given.iter().filter(|(_, value)| !value.is_null()).map(json).collect())
    }

    fn member_json(&self, member: &Member, value: &Value) -> Value {
        let Some(target) = self.planner.shape(&member.target) else { return value.clone() };
        match (&target.kind, value) {
            (_, Value::Null) => Value::Null,
            (ShapeKind::Simple(simple), _) => {
                let format = self.planner.timestamp_format(member);
                let (json, lost) = simple_json(value, &RustType::from(*simple), format);
                self.lost.set(self.lost.get().max(lost));
                json
            }
            (ShapeKind::List(item), Value::Array(items)) => {
                items.iter().map(|value| self.member_json(item, value)).collect()
            }
            (ShapeKind::Map { value: item, .. }, Value::Object(entries)) => {
                let json =
                    |(key, value): (&String, &Value)| (key.clone(), self.member_json(item, value));
                Value::Object(entries.iter().map(json).collect())
            }
            (ShapeKind::Structure(members), Value::Object(given))
                if self.defaults == Defaults::Sent =>
            {
                let mut json = self.members_json(&target.id, given);
                if let Value::Object(json) = &mut json {
                    self.add_defaults(members, json);
                }
                json
            }
            (ShapeKind::Structure(_) | ShapeKind::Union(_), Value::Object(given)) => {
                self.members_json(&target.id, given)
            }
            _ => value.clone(),
        }
    }

    /// Adds the defaults of members that are not there, as clients do.
    fn add_defaults(&self, members: &[Member], json: &mut Map<String, Value>) {
        for member in members {
            let default = member.traits.default.as_ref().filter(|value| !value.is_null());
            if let Some(default) = default
                && self.planner.presence(member, true, Role::Value) == Presence::Defaulted
                && !json.contains_key(&member.name)
            {
                let value = self.member_json(member, default);
                json.insert(member.name.clone(), value);
            }
        }
    }
}

/// A value of a simple shape as the protocol writes it, and how much of it is lost.
fn simple_json(
    value: &Value,
    rust_type: &RustType,
    format: Option<TimestampFormat>,
) -> (Value, Lost) {
    let written = match SimpleValue::of_example(value, rust_type, format) {
        // In as many digits as tell it from others of its precision.
        Some(SimpleValue::Single(single)) if value.is_number() => {
            single.to_string().parse::<f64>().ok().map(Value::from)
        }
        Some(SimpleValue::Double(_)) => value.as_f64().map(Value::from),
        Some(SimpleValue::BigInteger(digits) | SimpleValue::BigDecimal(digits)) => {
            return number_json(&digits);
        }
        Some(SimpleValue::Blob(bytes)) => Some(Value::from(base64::encode(bytes))),
        Some(SimpleValue::Instant(seconds, nanos)) => {
            let instant = DateTime::from_secs_and_nanos(seconds, nanos);
            let format = match format {
                Some(TimestampFormat::DateTime) => Format::DateTime,
                Some(TimestampFormat::HttpDate) => Format::HttpDate,
                None | Some(TimestampFormat::EpochSeconds) => Format::EpochSeconds,
            };
            match instant.fmt(format) {
                Ok(digits) if format == Format::EpochSeconds => return number_json(&digits),
                Ok(text) => {
                    // Dates have no nanoseconds, and some have no fractions of a second.
                    let is_kept = DateTime::from_str(&text, format).is_ok_and(|it| it == instant);
                    let lost = if is_kept { Lost::Nothing } else { Lost::Digits };
                    return (Value::from(text), lost);
                }
                Err(_) => None,
            }
        }
        _ => None,
    };
    (written.unwrap_or_else(|| value.clone()), Lost::Nothing)
}

fn number_json(digits: &str) -> (Value, Lost) {
    match serde_json::from_str::<serde_json::Number>(digits) {
        Ok(number) if number.to_string() == digits => (Value::Number(number), Lost::Nothing),
        Ok(number) => (Value::Number(number), Lost::Digits),
        Err(_) => (Value::Null, Lost::Number),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn timestamps_are_written_in_their_format() {
        let written = |value, format| simple_json(&value, &RustType::DateTime, format).0;
        let date = json!("1970-01-01T00:00:01.5Z");
        assert_eq!(written(date.clone(), None), json!(1.5));
        assert_eq!(written(json!(1.5), Some(TimestampFormat::DateTime)), date);
        let http = json!("Thu, 01 Jan 1970 00:00:01 GMT");
        assert_eq!(written(json!(1), Some(TimestampFormat::HttpDate)), http);
        assert_eq!(written(json!(1), None), json!(1));
    }

    #[test]
    fn blobs_are_written_in_base64() {
        let written = |text: &str| simple_json(&json!(text), &RustType::Blob, None).0;
        assert_eq!((written("hi there"), written("aGk=")), (json!("aGkgdGhlcmU="), json!("aGk=")));
    }

    #[test]
    fn numbers_are_written_as_numbers_of_their_type() {
        let written = |value, rust_type| simple_json(&value, &rust_type, None).0;
        assert_eq!(written(json!(2), RustType::F64), json!(2.0));
        assert_eq!(written(json!("NaN"), RustType::F64), json!("NaN"));
        assert_eq!(written(json!("NaN"), RustType::F32), json!("NaN"));
        assert_eq!(written(json!(1.2345678901), RustType::F32), json!(1.2345679));
        assert_eq!(written(json!(1e-300), RustType::F32), json!(0.0));
        assert_eq!(written(json!("12"), RustType::BigInteger), json!(12));
        assert_eq!(written(json!("0.50"), RustType::BigDecimal), json!(0.5));
    }

    #[test]
    fn digits_that_json_does_not_keep_are_noticed() {
        let lost = |value, rust_type| simple_json(&value, &rust_type, None).1;
        assert_eq!(lost(json!("18446744073709551615"), RustType::BigInteger), Lost::Nothing);
        assert_eq!(lost(json!("18446744073709551616"), RustType::BigInteger), Lost::Digits);
        assert_eq!(lost(json!("0.50"), RustType::BigDecimal), Lost::Digits);
        assert_eq!(lost(json!("1e400"), RustType::BigDecimal), Lost::Number);
        assert_eq!(lost(json!(1577836800.123), RustType::DateTime), Lost::Nothing);
        let nanos = json!("2020-01-01T00:00:00.123456789Z");
        assert_eq!(lost(nanos.clone(), RustType::DateTime), Lost::Digits);
        let format = Some(TimestampFormat::DateTime);
        assert_eq!(simple_json(&nanos, &RustType::DateTime, format).1, Lost::Digits);
        let micros = json!("2020-01-01T00:00:00.123456Z");
        assert_eq!(simple_json(&micros, &RustType::DateTime, format).1, Lost::Nothing);
        let format = Some(TimestampFormat::HttpDate);
        assert_eq!(simple_json(&micros, &RustType::DateTime, format).1, Lost::Digits);
    }
}
