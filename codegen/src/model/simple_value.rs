//! Values of simple shapes in defaults and examples.
//!
//! See <https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-serialization>.

use std::str::FromStr;

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{BigDecimal, BigInteger, DateTime, base64};
use serde_json::Value;

use super::decimal::Decimal;
use super::shape::SimpleType;
use super::traits::TimestampFormat;

/// A value of a simple shape.
#[derive(Clone, Debug, PartialEq)]
pub enum SimpleValue {
    /// `false` or `true`.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// A single-precision float.
    Single(f32),
    /// A double-precision float.
    Double(f64),
    /// An integer of any size, as text.
    BigInteger(String),
    /// A decimal number of any precision, as text.
    BigDecimal(String),
    /// Text.
    Text(String),
    /// Binary data.
    Blob(Vec<u8>),
    /// An instant: seconds since 1970-01-01T00:00:00Z, and additional nanoseconds.
    Instant(i64, u32),
    /// A value without a schema.
    Document(Value),
}

impl SimpleValue {
    /// Parses a default. Returns `None` if it is not a value of the type.
    pub(crate) fn parse(
        value: &Value,
        simple: SimpleType,
        format: Option<TimestampFormat>,
    ) -> Option<Self> {
        Some(match simple {
            SimpleType::Boolean => Self::Bool(value.as_bool()?),
            SimpleType::Byte => Self::Integer(integer::<i8>(value)?),
            SimpleType::Short => Self::Integer(integer::<i16>(value)?),
            SimpleType::Integer => Self::Integer(integer::<i32>(value)?),
            SimpleType::Long => Self::Integer(value.as_i64()?),
            SimpleType::Float => Self::Single(single(value)?),
            SimpleType::Double => Self::Double(double(value)?),
            SimpleType::BigInteger => Self::BigInteger(digits::<BigInteger>(value)?),
            SimpleType::BigDecimal => Self::BigDecimal(digits::<BigDecimal>(value)?),
            SimpleType::String => Self::Text(value.as_str()?.to_owned()),
            SimpleType::Blob => Self::Blob(base64::decode(value.as_str()?).ok()?),
            SimpleType::Timestamp => {
                let instant = instant(value, format)?;
                Self::Instant(instant.secs(), instant.subsec_nanos())
            }
            SimpleType::Document => Self::Document(value.clone()),
        })
    }
}

impl SimpleValue {
    /// Parses a value of an example. Unlike in a default, a blob can be plain text, and a timestamp can have any format.
    pub(crate) fn parse_example(
        value: &Value,
        simple: SimpleType,
        format: Option<TimestampFormat>,
    ) -> Option<Self> {
        let lenient = || match simple {
            SimpleType::Blob => Some(Self::Blob(value.as_str()?.as_bytes().to_vec())),
            SimpleType::Timestamp => {
                let text = value.as_str()?;
                let formats = [Format::DateTimeWithOffset, Format::HttpDate];
                let instant =
                    formats.into_iter().find_map(|it| DateTime::from_str(text, it).ok())?;
                Some(Self::Instant(instant.secs(), instant.subsec_nanos()))
            }
            _ => None,
        };
        Self::parse(value, simple, format).or_else(lenient)
    }
}

fn integer<N: TryFrom<i64>>(value: &Value) -> Option<i64> {
    let number = value.as_i64()?;
    N::try_from(number).is_ok().then_some(number)
}

/// Parses a float. `NaN` and infinities are strings.
fn double(value: &Value) -> Option<f64> {
    match value.as_str() {
        Some("NaN") => Some(f64::NAN),
        Some("Infinity") => Some(f64::INFINITY),
        Some("-Infinity") => Some(f64::NEG_INFINITY),
        Some(_) => None,
        None => value.as_f64(),
    }
}

/// Parses a single-precision float. Returns `None` if the number is out of range.
fn single(value: &Value) -> Option<f32> {
    match value {
        // Parses the text, because converting a double would round twice.
        Value::Number(number) => number.to_string().parse().ok().filter(|it: &f32| it.is_finite()),
        value => double(value).map(|number| number as f32),
    }
}

/// Parses a number of any size. It can be a string: the reader replaces numbers with too many digits for
/// `serde_json` with strings.
fn digits<N: FromStr>(value: &Value) -> Option<String> {
    let digits = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    digits.parse::<N>().is_ok().then_some(digits)
}

/// Parses an instant: a number of seconds since 1970, or a string in the format, RFC 3339 by default.
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

    fn of(value: Value, simple: SimpleType) -> Option<SimpleValue> {
        SimpleValue::parse(&value, simple, None)
    }

    #[test]
    fn rejects_integers_out_of_range() {
        for (least, most, simple) in [
            (i64::from(i8::MIN), i64::from(i8::MAX), SimpleType::Byte),
            (i64::from(i16::MIN), i64::from(i16::MAX), SimpleType::Short),
            (i64::from(i32::MIN), i64::from(i32::MAX), SimpleType::Integer),
        ] {
            assert_eq!(of(json!(least), simple), Some(SimpleValue::Integer(least)));
            assert_eq!(of(json!(most), simple), Some(SimpleValue::Integer(most)));
            assert_eq!(of(json!(least - 1), simple), None);
            assert_eq!(of(json!(most + 1), simple), None);
        }
        assert_eq!(of(json!(i64::MIN), SimpleType::Long), Some(SimpleValue::Integer(i64::MIN)));
        assert_eq!(of(json!(u64::MAX), SimpleType::Long), None);
        assert_eq!(of(json!(1.5), SimpleType::Long), None);
    }

    #[test]
    fn floats_can_be_nan_or_infinite_but_not_out_of_range() {
        assert_eq!(of(json!(1), SimpleType::Double), Some(SimpleValue::Double(1.0)));
        assert_eq!(of(json!(0.1), SimpleType::Float), Some(SimpleValue::Single(0.1)));
        let infinite = Some(SimpleValue::Single(f32::NEG_INFINITY));
        assert_eq!(of(json!("-Infinity"), SimpleType::Float), infinite);
        assert!(
            matches!(of(json!("NaN"), SimpleType::Double), Some(SimpleValue::Double(it)) if it.is_nan())
        );
        assert_eq!(of(json!(1e39), SimpleType::Float), None);
        assert_eq!(of(json!("1"), SimpleType::Double), None);
    }

    #[test]
    fn big_numbers_preserve_their_digits() {
        let digits = "340282366920938463463374607431768211456";
        let expected = Some(SimpleValue::BigInteger(digits.into()));
        assert_eq!(of(json!(digits), SimpleType::BigInteger), expected);
        assert_eq!(of(json!("1.5"), SimpleType::BigInteger), None);
        assert_eq!(of(json!(1.5), SimpleType::BigInteger), None);
        let expected = Some(SimpleValue::BigDecimal("1.50".into()));
        assert_eq!(of(json!("1.50"), SimpleType::BigDecimal), expected);
        assert_eq!(of(json!("much"), SimpleType::BigDecimal), None);
    }

    #[test]
    fn blobs_are_base64() {
        assert_eq!(of(json!("YWJj"), SimpleType::Blob), Some(SimpleValue::Blob(b"abc".to_vec())));
        assert_eq!(of(json!(""), SimpleType::Blob), Some(SimpleValue::Blob(Vec::new())));
        assert_eq!(of(json!("a!"), SimpleType::Blob), None);
    }

    #[test]
    fn timestamps_are_numbers_or_strings_in_their_format() {
        let instant = |value, format| SimpleValue::parse(&value, SimpleType::Timestamp, format);
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
