//! Timestamps: a number of seconds, or text, as the model says.

use aws_smithy_schema::Schema;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

use super::node::Node;
use crate::value::timestamp::{format_of, from_seconds, from_text};

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

/// Reads a timestamp in its member's format, in RFC 3339, or in seconds since 1970.
pub(super) fn read(schema: &Schema<'_>, node: &Node) -> Option<DateTime> {
    match node {
        Node::Text(text) => from_text(schema, text),
        // The shortest digits of a floating-point number are those that were written.
        number => from_seconds(&number.digits()?),
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
