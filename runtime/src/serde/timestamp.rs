//! Timestamps as numbers or text, in the format of the model.

use aws_smithy_schema::Schema;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

use super::node::Node;
use crate::value::timestamp::{format_of, from_seconds, from_text};

/// Writes a timestamp in its member's format. If that would lose precision, writes text with the exact seconds since
/// 1970.
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
        // A float is written with the shortest digits that denote it, so these are the original ones.
        number => from_seconds(&number.digits()?),
    }
}

/// Nanoseconds per second.
const NANOSECONDS: u128 = 1_000_000_000;

/// Formats the exact seconds since 1970.
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
