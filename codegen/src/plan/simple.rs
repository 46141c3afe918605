//! Values of simple shapes, as a model's defaults and examples write them.
//!
//! See <https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-serialization>.

use std::str::FromStr;

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{BigDecimal, BigInteger, DateTime, base64};
use serde_json::Value;

use super::RustType;
use crate::model::{Decimal, TimestampFormat};

/// A value of a simple shape.
#[derive(Clone, Debug, PartialEq)]
pub enum SimpleValue {
    /// `false` or `true`.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// A float in single precision.
    Single(f32),
    /// A float in double precision.
    Double(f64),
    /// An integer of any size, in digits.
    BigInteger(String),
    /// A decimal of any precision, in digits.
    BigDecimal(String),
    /// Text.
    Text(String),
    /// Binary data.
    Blob(Vec<u8>),
    /// An instant: seconds since 1970-01-01T00:00:00Z, and nanoseconds on top.
    Instant(i64, u32),
    /// A value without a schema.
    Document(Value),
}

impl SimpleValue {
    /// A value as the model writes it; `None` where it is no value of the type.
    pub(crate) fn of(
        value: &Value,
        rust_type: &RustType,
        format: Option<TimestampFormat>,
    ) -> Option<Self> {
        Some(match rust_type {
            RustType::Bool => Self::Bool(value.as_bool()?),
            RustType::I8 => Self::Integer(integer::<i8>(value)?),
            RustType::I16 => Self::Integer(integer::<i16>(value)?),
            RustType::I32 => Self::Integer(integer::<i32>(value)?),
            RustType::I64 => Self::Integer(value.as_i64()?),
            RustType::F32 => Self::Single(single(value)?),
            RustType::F64 => Self::Double(double(value)?),
            RustType::BigInteger => Self::BigInteger(digits::<BigInteger>(value)?),
            RustType::BigDecimal => Self::BigDecimal(digits::<BigDecimal>(value)?),
            RustType::String => Self::Text(value.as_str()?.to_owned()),
            RustType::Blob => Self::Blob(base64::decode(value.as_str()?).ok()?),
            RustType::DateTime => {
                let instant = instant(value, format)?;
                Self::Instant(instant.secs(), instant.subsec_nanos())
            }
            RustType::Document => Self::Document(value.clone()),
            RustType::List { .. } | RustType::Map { .. } | RustType::Named(_) => return None,
        })
    }
}

impl SimpleValue {
    /// A value as an example writes it: binary data is text as often as base64, and timestamps are in any
    /// of their formats.
    pub(crate) fn of_example(
        value: &Value,
        rust_type: &RustType,
        format: Option<TimestampFormat>,
    ) -> Option<Self> {
        let otherwise = || match rust_type {
            RustType::Blob => Some(Self::Blob(value.as_str()?.as_bytes().to_vec())),
            RustType::DateTime => {
                let text = value.as_str()?;
                let formats = [Format::DateTimeWithOffset, Format::HttpDate];
                let instant =
                    formats.into_iter().find_map(|it| DateTime::from_str(text, it).ok())?;
                Some(Self::Instant(instant.secs(), instant.subsec_nanos()))
            }
            _ => None,
        };
        Self::of(value, rust_type, format).or_else(otherwise)
    }
}

fn integer<N: TryFrom<i64>>(value: &Value) -> Option<i64> {
    let number = value.as_i64()?;
    N::try_from(number).is_ok().then_some(number)
}

/// A float; what JSON has no numbers for is text.
fn double(value: &Value) -> Option<f64> {
    match value.as_str() {
        Some("NaN") => Some(f64::NAN),
        Some("Infinity") => Some(f64::INFINITY),
        Some("-Infinity") => Some(f64::NEG_INFINITY),
        Some(_) => None,
        None => value.as_f64(),
    }
}

/// A float in single precision, unless the number is too large for one.
fn single(value: &Value) -> Option<f32> {
    match value {
        // Of a double, the nearest float can be another one.
        Value::Number(number) => number.to_string().parse().ok().filter(|it: &f32| it.is_finite()),
        value => double(value).map(|number| number as f32),
    }
}

/// A number of any size, which can also be written as text: the reader of models puts text in place of numbers
/// that have more digits than JSON keeps.
fn digits<N: FromStr>(value: &Value) -> Option<String> {
    let digits = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    digits.parse::<N>().is_ok().then_some(digits)
}

/// An instant: seconds since 1970 as a number, or text in the given format, which is RFC 3339 if none
/// is given.
fn instant(value: &Value, format: Option<TimestampFormat>) -> Option<DateTime> {
    let format = match format {
        Some(TimestampFormat::HttpDate) => Format::HttpDate,
        _ => Format::DateTime,
    };
    match value {
        Value::String(text) => DateTime::from_str(text, format).ok(),
        Value::Number(seconds) => {
            let nanos = seconds.to_string().parse::<Decimal>().ok()?.scaled(9)?;
            DateTime::from_nanos(nanos).ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(value: Value, rust_type: RustType) -> Option<SimpleValue> {
        SimpleValue::of(&value, &rust_type, None)
    }

    #[test]
    fn integers_fit_their_type() {
        for (least, most, rust_type) in [
            (i64::from(i8::MIN), i64::from(i8::MAX), RustType::I8),
            (i64::from(i16::MIN), i64::from(i16::MAX), RustType::I16),
            (i64::from(i32::MIN), i64::from(i32::MAX), RustType::I32),
        ] {
            assert_eq!(of(json!(least), rust_type.clone()), Some(SimpleValue::Integer(least)));
            assert_eq!(of(json!(most), rust_type.clone()), Some(SimpleValue::Integer(most)));
            assert_eq!(of(json!(least - 1), rust_type.clone()), None);
            assert_eq!(of(json!(most + 1), rust_type), None);
        }
        assert_eq!(of(json!(i64::MIN), RustType::I64), Some(SimpleValue::Integer(i64::MIN)));
        assert_eq!(of(json!(u64::MAX), RustType::I64), None);
        assert_eq!(of(json!(1.5), RustType::I64), None);
    }

    #[test]
    fn floats_may_be_no_numbers_but_not_too_large() {
        assert_eq!(of(json!(1), RustType::F64), Some(SimpleValue::Double(1.0)));
        assert_eq!(of(json!(0.1), RustType::F32), Some(SimpleValue::Single(0.1)));
        let infinite = Some(SimpleValue::Single(f32::NEG_INFINITY));
        assert_eq!(of(json!("-Infinity"), RustType::F32), infinite);
        assert!(
            matches!(of(json!("NaN"), RustType::F64), Some(SimpleValue::Double(it)) if it.is_nan())
        );
        assert_eq!(of(json!(1e39), RustType::F32), None);
        assert_eq!(of(json!("1"), RustType::F64), None);
    }

    #[test]
    fn big_numbers_keep_their_digits() {
        let digits = "340282366920938463463374607431768211456";
        let expected = Some(SimpleValue::BigInteger(digits.into()));
        assert_eq!(of(json!(digits), RustType::BigInteger), expected);
        assert_eq!(of(json!("1.5"), RustType::BigInteger), None);
        assert_eq!(of(json!(1.5), RustType::BigInteger), None);
        let expected = Some(SimpleValue::BigDecimal("1.50".into()));
        assert_eq!(of(json!("1.50"), RustType::BigDecimal), expected);
        assert_eq!(of(json!("much"), RustType::BigDecimal), None);
    }

    #[test]
    fn blobs_are_in_base64() {
        assert_eq!(of(json!("YWJj"), RustType::Blob), Some(SimpleValue::Blob(b"abc".to_vec())));
        assert_eq!(of(json!(""), RustType::Blob), Some(SimpleValue::Blob(Vec::new())));
        assert_eq!(of(json!("a!"), RustType::Blob), None);
    }

    #[test]
    fn timestamps_are_numbers_or_text_in_their_format() {
        let instant = |value, format| SimpleValue::of(&value, &RustType::DateTime, format);
        let http = Some(TimestampFormat::HttpDate);
        assert_eq!(instant(json!(-1), None), Some(SimpleValue::Instant(-1, 0)));
        assert_eq!(instant(json!(1.5), None), Some(SimpleValue::Instant(1, 500_000_000)));
        assert_eq!(instant(json!("1970-01-01T00:00:09Z"), None), Some(SimpleValue::Instant(9, 0)));
        let date = json!("Thu, 01 Jan 1970 00:01:00 GMT");
        assert_eq!(instant(date.clone(), http), Some(SimpleValue::Instant(60, 0)));
        assert_eq!(instant(date, None), None);
        assert_eq!(instant(json!("1970-01-01"), None), None);
        assert_eq!(instant(json!(true), None), None);
    }
}
