//! Decimal numbers of any size and precision.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A decimal number that preserves its text.
///
/// Comparisons are numeric: `1.0` equals `1`.
#[derive(Clone, Debug)]
pub struct Decimal {
    text: String,
    is_negative: bool,
    /// The power of ten to multiply `0.digits` with.
    exponent: i64,
    /// The significant digits, without leading and trailing zeros; empty for zero.
    digits: String,
}

/// An error for text that is not a decimal number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a number")]
pub struct InvalidDecimal(String);

/// The maximum number of decimal digits that always fit into 128 bits.
const MOST_DIGITS: i64 = 38;

impl Decimal {
    /// Returns the number times ten to the power of `places`, rounded down, or `None` if the result has more than 38
    /// digits.
    pub fn scaled(&self, places: i64) -> Option<i128> {
        let kept = match self.exponent.saturating_add(places) {
            _ if self.digits.is_empty() => return Some(0),
            kept if kept > MOST_DIGITS => return None,
            kept => usize::try_from(kept).unwrap_or_default(),
        };
        let (whole, rest) = self.digits.split_at_checked(kept).unwrap_or((&self.digits, ""));
        let value: i128 = format!("{whole:0<kept$}").parse().unwrap_or_default();
        Some(match self.is_negative {
            false => value,
            true if rest.is_empty() => -value,
            true => -value - 1,
        })
    }

    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.is_negative) {
            (true, _) => 0,
            (false, false) => 1,
            (false, true) => -1,
        }
    }
}

impl FromStr for Decimal {
    type Err = InvalidDecimal;

    /// Parses a number in decimal or scientific notation.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let invalid = || InvalidDecimal(text.to_owned());
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (mantissa, power) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = [whole, fraction].concat();
        if !is_digits(&digits) {
            return Err(invalid());
        }
        let significant = digits.trim_start_matches('0');
        let zeros = digits.len() - significant.len();
        let point = length(whole.len()) - length(zeros);
        Ok(Self {
            is_negative: text.starts_with('-'),
            exponent: power_of_ten(power).ok_or_else(invalid)?.saturating_add(point),
            digits: significant.trim_end_matches('0').to_owned(),
            text: text.to_owned(),
        })
    }
}

/// Parses the exponent of a number in scientific notation. Exponents beyond 64 bits saturate.
fn power_of_ten(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let beyond = if text.starts_with('-') { i64::MIN } else { i64::MAX };
    is_digits(digits).then(|| text.parse().unwrap_or(beyond))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn length(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_sign = self.sign().cmp(&other.sign());
        let by_size =
            || self.exponent.cmp(&other.exponent).then_with(|| self.digits.cmp(&other.digits));
        by_sign.then_with(|| match self.sign() {
            0 => Ordering::Equal,
            1 => by_size(),
            _ => by_size().reverse(),
        })
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal {}

impl fmt::Display for Decimal {
    /// Writes the text that the number was parsed from.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn comparisons_are_numeric() {
        let ascending = [
            "-1e400",
            "-20",
            "-3",
            "-0.5",
            "-0.05",
            "0",
            "1e-400",
            "0.05",
            "0.1",
            "0.1000000000000000055511151231257827",
            "3",
            "20",
            "18446744073709551615.9",
            "18446744073709551616",
            "18446744073709551617",
            "1E+400",
        ];
        for (at, smaller) in ascending.iter().enumerate() {
            assert_eq!(decimal(smaller), decimal(smaller));
            for larger in &ascending[at + 1..] {
                assert!(decimal(smaller) < decimal(larger), "{smaller} {larger}");
            }
        }
        for same in ["120", "+120", "0120.00", "1.2e2", "12E+1", "1200e-1", ".12e3", "120."] {
            assert_eq!(decimal(same), decimal("120"), "{same}");
            assert_eq!(decimal(same).to_string(), same);
        }
        assert_eq!(decimal("-0"), decimal("0.0e5"));
    }

    #[test]
    fn scaling_rounds_down() {
        for (text, places, expected) in [
            ("0", 9, Some(0)),
            ("1577836800.123", 9, Some(1_577_836_800_123_000_000)),
            ("1577836800.123456789", 9, Some(1_577_836_800_123_456_789)),
            ("1577836800.1234567891", 9, Some(1_577_836_800_123_456_789)),
            ("-1577836800.1234567891", 9, Some(-1_577_836_800_123_456_790)),
            ("-1.5", 9, Some(-1_500_000_000)),
            ("1.5778368e9", 0, Some(1_577_836_800)),
            ("5E-3", 9, Some(5_000_000)),
            ("1e-12", 9, Some(0)),
            ("-1e-12", 9, Some(-1)),
            ("1e-99999999999999999999", 9, Some(0)),
            ("0e99999999999999999999", 9, Some(0)),
            ("1e300", 9, None),
            ("1e99999999999999999999", 9, None),
        ] {
            assert_eq!(decimal(text).scaled(places), expected, "{text}");
        }
    }

    #[test]
    fn rejects_text_that_is_not_a_number() {
        for text in ["", "-", ".", "e1", "1e", "1e+", "1.2.3", "0x1", "1 ", "--1", "NaN", "inf"] {
            assert_eq!(text.parse::<Decimal>(), Err(InvalidDecimal(text.to_owned())), "{text:?}");
        }
    }
}
