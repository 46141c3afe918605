//! Exact conversion of numbers.

use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::BigInteger;

use super::mismatch::{FRACTION, OUT_OF_RANGE, mismatch};

/// An integer type of fixed width.
pub(crate) trait Integer: TryFrom<i128> {
    /// The type's name in error messages.
    const NAME: &'static str;
}

impl Integer for i8 {
    const NAME: &'static str = "an 8-bit integer";
}

impl Integer for i16 {
    const NAME: &'static str = "a 16-bit integer";
}

impl Integer for i32 {
    const NAME: &'static str = "a 32-bit integer";
}

impl Integer for i64 {
    const NAME: &'static str = "a 64-bit integer";
}

/// Implements the methods of a deserializer for integers with its method `integer`.
macro_rules! integers {
    () => {
        fn read_byte(&mut self, _schema: &Schema<'_>) -> Result<i8, SerdeError> {
            self.integer()
        }

        fn read_short(&mut self, _schema: &Schema<'_>) -> Result<i16, SerdeError> {
            self.integer()
        }

        fn read_integer(&mut self, _schema: &Schema<'_>) -> Result<i32, SerdeError> {
            self.integer()
        }

        fn read_long(&mut self, _schema: &Schema<'_>) -> Result<i64, SerdeError> {
            self.integer()
        }
    };
}

pub(crate) use integers;

/// Converts an integer.
///
/// # Errors
///
/// The type can't hold it.
pub(crate) fn fit<T: Integer>(value: impl Into<i128>) -> Result<T, SerdeError> {
    T::try_from(value.into()).map_err(|_| mismatch(T::NAME, OUT_OF_RANGE))
}

/// Parses the digits of a number, which may have a decimal point or an exponent.
///
/// # Errors
///
/// The type can't hold the number.
pub(crate) fn integer<T: Integer>(digits: &str) -> Result<T, SerdeError> {
    if let Ok(value) = digits.parse::<i64>() {
        return fit(value);
    }
    match scaled(digits, 0) {
        Some(number) if number.is_exact => fit(number.value),
        _ => Err(mismatch(T::NAME, unfit(digits))),
    }
}

/// Converts a number to single precision. Returns `None` if it is finite, but the result is not.
#[cfg(any(feature = "protocol-rpc-v2-cbor", feature = "serde"))]
pub(crate) fn single(value: f64) -> Option<f32> {
    let single = value as f32;
    (single.is_finite() || !value.is_finite()).then_some(single)
}

/// Describes a number that is not an integer of the expected size.
pub(crate) fn unfit(digits: &str) -> &'static str {
    match scaled(digits, 0) {
        Some(number) if !number.is_exact => FRACTION,
        _ => OUT_OF_RANGE,
    }
}

/// A number multiplied by a power of ten, rounded down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scaled {
    pub(crate) value: i128,
    /// Whether rounding lost nothing.
    pub(crate) is_exact: bool,
}

/// Multiplies a number in decimal or scientific notation by ten to the power of `places`, rounding down.
/// Returns `None` if the text is not a number or the result exceeds 128 bits.
pub(crate) fn scaled(number: &str, places: i64) -> Option<Scaled> {
    let (is_negative, unsigned) = match number.strip_prefix('-') {
        Some(unsigned) => (true, unsigned),
        None => (false, number),
    };
    let (mantissa, power) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let shift = power_of_ten(power)?.saturating_add(places);
    let scaled = shifted(whole, fraction, shift)?;
    Some(match (is_negative, scaled.is_exact) {
        (false, _) => scaled,
        (true, true) => Scaled { value: -scaled.value, ..scaled },
        (true, false) => Scaled { value: -scaled.value - 1, ..scaled },
    })
}

/// Parses an integer in decimal or scientific notation. Returns `None` if the text is not an integer, or if it
/// has a decimal point or an exponent and exceeds 128 bits.
pub(crate) fn big_integer(number: &str) -> Option<BigInteger> {
    number.parse().ok().or_else(|| {
        let number = scaled(number, 0).filter(|number| number.is_exact)?;
        number.value.to_string().parse().ok()
    })
}

/// The largest number that stays within 128 bits after appending a digit.
const ROOM: i128 = 10_i128.pow(37);

/// Multiplies `whole.fraction` by ten to the power of `shift`, rounding down.
fn shifted(whole: &str, fraction: &str, shift: i64) -> Option<Scaled> {
    let (whole_length, fraction_length) = (length(whole), length(fraction));
    let kept = whole_length.saturating_add(shift);
    let (mut value, mut is_exact) = (0_i128, true);
    for (position, byte) in (0_i64..).zip(whole.bytes().chain(fraction.bytes())) {
        let digit = byte.is_ascii_digit().then(|| i128::from(byte - b'0'))?;
        if position >= kept {
            is_exact &= digit == 0;
        } else if value < ROOM {
            value = value * 10 + digit;
        } else {
            return None;
        }
    }
    let zeros = kept.saturating_sub(whole_length.saturating_add(fraction_length));
    if value != 0 && zeros > 0 {
        value = value.checked_mul(10_i128.checked_pow(u32::try_from(zeros).ok()?)?)?;
    }
    (whole_length + fraction_length > 0).then_some(Scaled { value, is_exact })
}

/// Parses the exponent of a number in scientific notation. Saturates if it exceeds 64 bits.
pub(crate) fn power_of_ten(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let beyond = if text.starts_with('-') { i64::MIN } else { i64::MAX };
    Some(text.parse().unwrap_or(beyond))
}

/// Returns the length of a text in bytes.
pub(crate) fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_numbers_exactly_or_rounds_down() {
        for (number, places, value, is_exact) in [
            ("0", 0, 0, true),
            ("-0", 0, 0, true),
            ("-0.0", 0, 0, true),
            ("12", 0, 12, true),
            ("1.0", 0, 1, true),
            ("-3.00", 0, -3, true),
            ("1.5", 0, 1, false),
            ("-1.5", 0, -2, false),
            ("1e3", 0, 1_000, true),
            ("1E+3", 0, 1_000, true),
            ("1.25e2", 0, 125, true),
            ("1200e-2", 0, 12, true),
            ("1201e-2", 0, 12, false),
            ("0e99999999999999999999", 0, 0, true),
            ("1e-99999999999999999999", 0, 0, false),
            ("-1e-400", 9, -1, false),
            ("1e30", 0, 10_i128.pow(30), true),
            ("1577836800.123", 9, 1_577_836_800_123_000_000, true),
            ("-1.5", 9, -1_500_000_000, true),
            ("0.1234567891", 9, 123_456_789, false),
            ("-0.1234567891", 9, -123_456_790, false),
        ] {
            assert_eq!(scaled(number, places), Some(Scaled { value, is_exact }), "{number}");
        }
    }

    #[test]
    fn big_integers_keep_their_digits() {
        for (number, integer) in [
            ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("1.0", "1"),
            ("-12e2", "-1200"),
            ("1e30", "1000000000000000000000000000000"),
        ] {
            assert_eq!(big_integer(number), integer.parse().ok(), "{number}");
        }
        for number in ["1.5", "1e-1", "1e40", "", "one"] {
            assert_eq!(big_integer(number), None, "{number}");
        }
    }

    #[test]
    fn rejects_other_texts_and_huge_numbers() {
        let huge = "9".repeat(40);
        for number in
            ["", "-", ".", "e1", "1e", "1e+", "1.2.3", "0x1", "1 ", "--1", "1e300", "1e39", &huge]
        {
            assert_eq!(scaled(number, 0), None, "{number:?}");
        }
        assert_eq!(scaled("1e300", 9), None);
    }
}
