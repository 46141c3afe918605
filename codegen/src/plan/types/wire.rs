//! The JSON of a request or response with the values of an example.
//!
//! A model may represent values differently from the protocol, for example big numbers as strings, and omits
//! defaults, which clients send. Clients send timestamps with millisecond precision.

use std::cell::Cell;

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{DateTime, base64};
use serde_json::{Map, Value};

use crate::model::{Member, ShapeId, ShapeKind, SimpleValue, TimestampFormat};
use crate::plan::context::Context;
use crate::plan::types::members::Presence;
use crate::plan::types::members::Role;
use crate::plan::types::members::{message_timestamp_format, presence_of};
use crate::plan::types::rust_type::RustType;

/// The direction of a body.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    /// A request. It includes defaults that the example omits.
    Sent,
    /// A response. It has the values of the example.
    Received,
}

/// The digits of a number that JSON does not preserve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Lost {
    /// None: a reader gets the same value.
    #[default]
    Nothing,
    /// Some: a reader gets a rounded number.
    Digits,
    /// All: the number is too large.
    Number,
}

/// Returns the body of a request, or `None` if it contains a number that is too large for JSON. The service
/// applies the defaults of the input's own members.
pub(in crate::plan) fn sent_json(
    cx: &Context<'_>,
    input: &ShapeId,
    given: &Map<String, Value>,
) -> Option<Value> {
    let writer = Writer { cx, direction: Direction::Sent, lost: Cell::default() };
    let json = writer.members_json(input, given);
    (writer.lost.get() != Lost::Number).then_some(json)
}

/// Returns the body of a response, or `None` if it contains a number that JSON does not preserve.
pub(in crate::plan) fn received_json(
    cx: &Context<'_>,
    output: &ShapeId,
    given: &Map<String, Value>,
) -> Option<Value> {
    let writer = Writer { cx, direction: Direction::Received, lost: Cell::default() };
    let json = writer.members_json(output, given);
    (writer.lost.get() == Lost::Nothing).then_some(json)
}

/// The precision of timestamps that clients send.
const NANOS_PER_MILLISECOND: u32 = 1_000_000;

/// Writes values as JSON.
struct Writer<'p, 'm> {
    cx: &'p Context<'m>,
    direction: Direction,
    /// The greatest loss of any number so far.
    lost: Cell<Lost>,
}

impl Writer<'_, '_> {
    /// Returns the given members of a structure or union as JSON.
    fn members_json(&self, id: &ShapeId, given: &Map<String, Value>) -> Value {
        let members = self.cx.shape(id).map(|shape| shape.members()).unwrap_or_default();
        let json = |(name, value): (&String, &Value)| {
            let member = members.iter().find(|member| member.name == *name);
            let json = member.map(|member| self.member_json(member, value));
            (name.clone(), json.unwrap_or_else(|| value.clone()))
        };
        Value::Object(given.iter().filter(|(_, value)| !value.is_null()).map(json).collect())
    }

    fn member_json(&self, member: &Member, value: &Value) -> Value {
        let Some(target) = self.cx.shape(&member.target) else { return value.clone() };
        match (&target.kind, value) {
            (_, Value::Null) => Value::Null,
            (ShapeKind::Simple(simple), _) => {
                let format = message_timestamp_format(self.cx, member);
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
                if self.direction == Direction::Sent =>
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

    /// Adds the defaults of absent members, as clients do.
    fn add_defaults(&self, members: &[Member], json: &mut Map<String, Value>) {
        for member in members {
            let default = member.traits.default.as_ref().filter(|value| !value.is_null());
            if let Some(default) = default
                && presence_of(self.cx, member, true, Role::Value) == Presence::Defaulted
                && !json.contains_key(&member.name)
            {
                let value = self.member_json(member, default);
                json.insert(member.name.clone(), value);
            }
        }
    }
}

/// Returns a value of a simple shape as the protocol writes it, and the lost digits.
fn simple_json(
    value: &Value,
    rust_type: &RustType,
    format: Option<TimestampFormat>,
) -> (Value, Lost) {
    let kept = |number: f64| (Value::from(number), Lost::Nothing);
    let written = match SimpleValue::of_example(value, rust_type, format) {
        // The shortest decimal number that parses to the same `f32`.
        Some(SimpleValue::Single(single)) if value.is_number() => {
            single.to_string().parse::<f64>().ok().map(kept)
        }
        Some(SimpleValue::Double(_)) => value.as_f64().map(kept),
        Some(SimpleValue::BigInteger(digits) | SimpleValue::BigDecimal(digits)) => {
            Some(number_json(&digits))
        }
        Some(SimpleValue::Blob(bytes)) => Some((Value::from(base64::encode(bytes)), Lost::Nothing)),
        Some(SimpleValue::Instant(seconds, nanos)) => {
            let rest = nanos % NANOS_PER_MILLISECOND;
            let instant = DateTime::from_secs_and_nanos(seconds, nanos - rest);
            let json = instant_json(instant, format);
            // Tests write responses like requests.
            json.map(|(json, lost)| (json, if rest > 0 { lost.max(Lost::Digits) } else { lost }))
        }
        _ => None,
    };
    written.unwrap_or_else(|| (value.clone(), Lost::Nothing))
}

/// Formats a timestamp. Returns `None` if the format can't represent the year.
fn instant_json(instant: DateTime, format: Option<TimestampFormat>) -> Option<(Value, Lost)> {
    let format = match format {
        Some(TimestampFormat::DateTime) => Format::DateTime,
        Some(TimestampFormat::HttpDate) => Format::HttpDate,
        None | Some(TimestampFormat::EpochSeconds) => Format::EpochSeconds,
    };
    let text = instant.fmt(format).ok()?;
    if format == Format::EpochSeconds {
        return Some(number_json(&text));
    }
    // The date formats have no nanoseconds, and HTTP dates have no fractions of a second.
    let is_kept = DateTime::from_str(&text, format).is_ok_and(|it| it == instant);
    Some((Value::from(text), if is_kept { Lost::Nothing } else { Lost::Digits }))
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
    fn timestamps_are_sent_in_milliseconds() {
        let sent = |date: &str, format| simple_json(&json!(date), &RustType::DateTime, format).0;
        let (after, before) = ("2020-01-01T00:00:00.123999999Z", "1969-12-31T23:59:58.1236Z");
        assert_eq!(sent(after, None), json!(1577836800.123));
        assert_eq!(sent(before, None), json!(-1.877));
        let format = Some(TimestampFormat::DateTime);
        assert_eq!(sent(after, format), json!("2020-01-01T00:00:00.123Z"));
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
    fn detects_digits_that_json_does_not_preserve() {
        let lost = |value, rust_type| simple_json(&value, &rust_type, None).1;
        assert_eq!(lost(json!("18446744073709551615"), RustType::BigInteger), Lost::Nothing);
        assert_eq!(lost(json!("18446744073709551616"), RustType::BigInteger), Lost::Digits);
        assert_eq!(lost(json!("0.50"), RustType::BigDecimal), Lost::Digits);
        assert_eq!(lost(json!("1e400"), RustType::BigDecimal), Lost::Number);
        assert_eq!(lost(json!(1577836800.123), RustType::DateTime), Lost::Nothing);
        let nanos = json!("2020-01-01T00:00:00.123456789Z");
        assert_eq!(lost(nanos.clone(), RustType::DateTime), Lost::Digits);
        let lost = |date: &Value, format| simple_json(date, &RustType::DateTime, Some(format)).1;
        assert_eq!(lost(&nanos, TimestampFormat::DateTime), Lost::Digits);
        let micros = json!("2020-01-01T00:00:00.123456Z");
        assert_eq!(lost(&micros, TimestampFormat::DateTime), Lost::Digits);
        let millis = json!("2020-01-01T00:00:00.123Z");
        assert_eq!(lost(&millis, TimestampFormat::DateTime), Lost::Nothing);
        assert_eq!(lost(&millis, TimestampFormat::HttpDate), Lost::Digits);
    }
}
