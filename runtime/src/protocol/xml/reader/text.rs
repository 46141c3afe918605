//! Values from the text of elements and attributes. Space around all values but strings is ignored.

use std::str::FromStr;

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, base64};

use crate::value::mismatch::{
    BLOB, BOOLEAN, DECIMAL, FRACTION, INTEGER, NUMBER, OTHER_TEXT, OUT_OF_RANGE, TIMESTAMP,
    mismatch,
};
use crate::value::number::{self, Integer, scaled};
use crate::value::timestamp;

type Read<T> = Result<T, SerdeError>;

pub(super) fn read_boolean(_schema: &Schema<'_>, text: &str) -> Read<bool> {
    text.trim().parse().map_err(|_| mismatch(BOOLEAN, OTHER_TEXT))
}

pub(super) fn read_byte(_schema: &Schema<'_>, text: &str) -> Read<i8> {
    integer(text)
}

pub(super) fn read_short(_schema: &Schema<'_>, text: &str) -> Read<i16> {
    integer(text)
}

pub(super) fn read_integer(_schema: &Schema<'_>, text: &str) -> Read<i32> {
    integer(text)
}

pub(super) fn read_long(_schema: &Schema<'_>, text: &str) -> Read<i64> {
    integer(text)
}

pub(super) fn read_float(_schema: &Schema<'_>, text: &str) -> Read<f32> {
    float(text, |value: &f32| value.is_finite())
}

pub(super) fn read_double(_schema: &Schema<'_>, text: &str) -> Read<f64> {
    float(text, |value: &f64| value.is_finite())
}

pub(super) fn read_big_integer(_schema: &Schema<'_>, text: &str) -> Read<BigInteger> {
    number::big_integer(text.trim()).ok_or_else(|| mismatch(INTEGER, OTHER_TEXT))
}

pub(super) fn read_big_decimal(_schema: &Schema<'_>, text: &str) -> Read<BigDecimal> {
    text.trim().parse().map_err(|_| mismatch(DECIMAL, OTHER_TEXT))
}

pub(super) fn read_blob(_schema: &Schema<'_>, text: &str) -> Read<Blob> {
    base64::decode(text.trim()).map(Blob::new).map_err(|_| mismatch(BLOB, OTHER_TEXT))
}

pub(super) fn read_timestamp(schema: &Schema<'_>, text: &str) -> Read<DateTime> {
    timestamp::from_text(schema, text.trim()).ok_or_else(|| mismatch(TIMESTAMP, OTHER_TEXT))
}

fn integer<T: Integer>(text: &str) -> Read<T> {
    let text = text.trim();
    match scaled(text, 0) {
        Some(number) if !number.is_exact => Err(mismatch(T::NAME, FRACTION)),
        Some(number) => number::fit(number.value),
        None => Err(mismatch(T::NAME, OTHER_TEXT)),
    }
}

fn float<T: FromStr>(text: &str, is_finite: impl Fn(&T) -> bool) -> Read<T> {
    let text = text.trim();
    let value = text.parse().map_err(|_| mismatch(NUMBER, OTHER_TEXT))?;
    match is_finite(&value) || matches!(text, "NaN" | "Infinity" | "-Infinity") {
        true => Ok(value),
        false => Err(mismatch(NUMBER, OUT_OF_RANGE)),
    }
}
