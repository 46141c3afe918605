//! Timestamps: a number of seconds, or text, as the model says.

use aws_smithy_schema::Schema;
use aws_smithy_schema::traits::TimestampFormat;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

use super::node::Node;

/// Writes a timestamp in its member's format or, where that would lose a part of it, as text with the
/// seconds since 1970 in all their digits.
pub(super) fn write(schema: &Schema<'_>, value: &DateTime) -> Node {
    let written = match format_of(schema) {
        Format::EpochSeconds => Some(Node::of_digits(&seconds(value))),
        format => value.fmt(format).ok().map(Node::Text),
    };
    written
        .filter(|node| read(schema, node).as_ref() == Some(value))
        .unwrap_or_else(|| Node::Text(seconds(value)))
}

/// Reads a timestamp in its member's format, as RFC 3339 has it, or in seconds since 1970.
pub(super) fn read(schema: &Schema<'_>, node: &Node) -> Option<DateTime> {
    match node {
        Node::Integer(seconds) => Some(DateTime::from_secs(*seconds)),
        // The digits say what is meant, and the number is only near it.
        Node::Double(seconds) => from_seconds(&seconds.to_string()),
        Node::Single(seconds) => from_seconds(&seconds.to_string()),
        Node::Text(text) => [format_of(schema), Format::DateTimeWithOffset]
            .into_iter()
            .filter(|format| *format != Format::EpochSeconds)
            .find_map(|format| DateTime::from_str(text, format).ok())
            .or_else(|| from_seconds(text)),
        _ => None,
    }
}

fn format_of(schema: &Schema<'_>) -> Format {
    match schema.timestamp_format().map(|format| format.format()) {
        Some(TimestampFormat::DateTime) => Format::DateTime,
        Some(TimestampFormat::HttpDate) => Format::HttpDate,
        _ => Format::EpochSeconds,
    }
}

/// Nanoseconds in a second.
const NANOSECONDS: u128 = 1_000_000_000;

/// The seconds since 1970 in digits, with as many behind the point as there are.
fn seconds(value: &DateTime) -> String {
    let nanoseconds = value.as_nanos();
    let sign = if nanoseconds < 0 { "-" } else { "" };
    let (whole, rest) =
        (nanoseconds.unsigned_abs() / NANOSECONDS, nanoseconds.unsigned_abs() % NANOSECONDS);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{sign}{whole}.{rest:09}");
    digits.trim_end_matches('0').to_owned()
}

/// The timestamp at so many seconds since 1970, in digits; `None` if they are none, too many, or more
/// than nine behind the point.
fn from_seconds(digits: &str) -> Option<DateTime> {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, digits),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !are_digits(whole) || !are_digits(rest) || rest.len() > 9 {
        return None;
    }
    let nanoseconds: i128 = format!("{whole}{rest:0<9}").parse().ok()?;
    DateTime::from_nanos(sign * nanoseconds).ok()
}
