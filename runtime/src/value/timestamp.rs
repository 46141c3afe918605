//! Timestamp formats and parsing.
//!
//! See <https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait>.

use aws_smithy_schema::Schema;
use aws_smithy_schema::traits::TimestampFormat;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

use super::number::scaled;

/// Returns the timestamp format of a member in JSON.
pub(crate) fn format_of(schema: &Schema<'_>) -> Format {
    format_or(schema, Format::EpochSeconds)
}

/// Returns the timestamp format of a member, or the default.
pub(crate) fn format_or(schema: &Schema<'_>, default: Format) -> Format {
    match schema.timestamp_format().map(|format| format.format()) {
        Some(TimestampFormat::DateTime) => Format::DateTime,
        Some(TimestampFormat::HttpDate) => Format::HttpDate,
        Some(TimestampFormat::EpochSeconds) => Format::EpochSeconds,
        _ => default,
    }
}

/// Parses a timestamp: in the member's format, in RFC 3339 with any offset, or in seconds since 1970.
pub(crate) fn from_text(schema: &Schema<'_>, text: &str) -> Option<DateTime> {
    [format_of(schema), Format::DateTimeWithOffset]
        .into_iter()
        .filter(|format| *format != Format::EpochSeconds)
        .find_map(|format| DateTime::from_str(text, format).ok())
        .or_else(|| from_seconds(text))
}

/// The decimal places of a nanosecond.
const NANOSECONDS: i64 = 9;

/// Parses a number of seconds since 1970, rounded down to a nanosecond. Returns `None` if the text is not a
/// number, or if [`DateTime`] can't hold it.
pub(crate) fn from_seconds(number: &str) -> Option<DateTime> {
    DateTime::from_nanos(scaled(number, NANOSECONDS)?.value).ok()
}

/// Nanoseconds per millisecond.
const MILLISECOND: u32 = 1_000_000;

/// Rounds down to the precision of the formats `epoch-seconds` and `date-time`.
pub(crate) fn in_milliseconds(value: &DateTime) -> DateTime {
    let nanoseconds = value.subsec_nanos();
    DateTime::from_secs_and_nanos(value.secs(), nanoseconds - nanoseconds % MILLISECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64, nanoseconds: u32) -> DateTime {
        DateTime::from_secs_and_nanos(seconds, nanoseconds)
    }

    #[test]
    fn parses_seconds_exactly() {
        for (number, seconds, nanoseconds) in [
            ("0", 0, 0),
            ("1577836800.123", 1_577_836_800, 123_000_000),
            ("1577836800.123456789", 1_577_836_800, 123_456_789),
            ("1577836800.1234567899", 1_577_836_800, 123_456_789),
            ("1.785732980986E9", 1_785_732_980, 986_000_000),
            ("1583858732933", 1_583_858_732_933, 0),
            ("1.583858732933329E12", 1_583_858_732_933, 329_000_000),
            ("1e3", 1_000, 0),
            ("0.001", 0, 1_000_000),
            ("-1.5", -2, 500_000_000),
            ("-0.001", -1, 999_000_000),
            ("-1.0000000001", -2, 999_999_999),
            ("9223372036854775807.999999999", i64::MAX, 999_999_999),
            ("-9223372036854775808", i64::MIN, 0),
        ] {
            assert_eq!(from_seconds(number), Some(at(seconds, nanoseconds)), "{number}");
        }
    }

    #[test]
    fn rejects_seconds_out_of_range_and_other_texts() {
        for number in ["1e300", "99999999999999999999", "-9223372036854775808.1", "", "now", "NaN"]
        {
            assert_eq!(from_seconds(number), None, "{number}");
        }
    }

    #[test]
    fn rounds_down_to_milliseconds() {
        for (from, to) in [
            (at(1, 123_456_789), at(1, 123_000_000)),
            (at(-2, 500_000_000), at(-2, 500_000_000)),
            (at(-1, 999_999_999), at(-1, 999_000_000)),
            (at(i64::MAX, 1), at(i64::MAX, 0)),
        ] {
            assert_eq!(in_milliseconds(&from), to);
        }
    }
}
