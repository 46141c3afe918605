//! Exact decimals for the comparison of all types of numbers.

use std::cmp::Ordering;

use crate::value::number::{length, power_of_ten};

/// Returns whether the first number is at most the second. False if either is not a number, so NaN is outside
/// every range.
pub(super) fn is_at_most(first: &str, second: &str) -> bool {
    match (Decimal::parse(first), Decimal::parse(second)) {
        (Some(first), Some(second)) => first.compare(&second).is_le(),
        _ => false,
    }
}

/// A number: a sign and `0.digits` times ten to the power of `exponent`.
struct Decimal {
    is_negative: bool,
    exponent: i64,
    /// Without leading and trailing zeros; empty for zero.
    digits: String,
}

impl Decimal {
    /// Parses a number in the notation of Rust, JSON or Smithy's big numbers.
    fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let is_negative = text.starts_with('-');
        if unsigned == "inf" {
            return Some(Self { is_negative, exponent: i64::MAX, digits: "1".to_owned() });
        }
        let (mantissa, power) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = [whole, fraction].concat();
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let significant = digits.trim_start_matches('0');
        let point = length(whole) - (length(&digits) - length(significant));
        Some(Self {
            is_negative,
            exponent: power_of_ten(power)?.saturating_add(point),
            digits: significant.trim_end_matches('0').to_owned(),
        })
    }

    fn compare(&self, other: &Self) -> Ordering {
        let by_sign = self.sign().cmp(&other.sign());
        let by_size =
            || self.exponent.cmp(&other.exponent).then_with(|| self.digits.cmp(&other.digits));
        by_sign.then_with(|| match self.sign() {
            0 => Ordering::Equal,
            1 => by_size(),
            _ => by_size().reverse(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_numbers_by_value() {
        let ascending = [
            "-inf",
            "-1e400",
            "-20",
            "-3",
            "-0.5",
            "-0.05",
            "0",
            "1e-400",
            "0.05",
            "0.5",
            "3",
            "20",
            "18446744073709551616",
            "1E+400",
            "1e99999999999999999999",
            "inf",
        ];
        for (at, smaller) in ascending.iter().enumerate() {
            assert!(is_at_most(smaller, smaller), "{smaller}");
            for larger in &ascending[at + 1..] {
                assert!(is_at_most(smaller, larger), "{smaller} {larger}");
                // Exponents beyond 64 bits saturate and are therefore equal.
                if !(larger == &"inf" && smaller.len() > 20) {
                    assert!(!is_at_most(larger, smaller), "{smaller} {larger}");
                }
            }
        }
    }

    #[test]
    fn ignores_the_notation() {
        for same in ["120", "+120", "0120.00", "1.2e2", "12E+1", "1200e-1", ".12e3", "120."] {
            assert!(is_at_most("120", same) && is_at_most(same, "120"), "{same}");
        }
        assert!(is_at_most("-0", "0") && is_at_most("0", "-0.0"));
    }

    #[test]
    fn non_numbers_are_outside_every_range() {
        for other in ["NaN", "", ".", "-", "1e", "1e+", "0x1", "1 "] {
            assert!(!is_at_most(other, "1") && !is_at_most("1", other), "{other:?}");
        }
    }
}
