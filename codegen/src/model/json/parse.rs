//! Parsing a piece of a document into a type.

use serde::de::Deserialize;
use serde_json::value::RawValue;

use super::entries::{Entries, Items};
use crate::model::source::Source;
use crate::model::span::Span;

/// An error of parsing a value into a type.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::model) struct ParseError {
    /// The message.
    pub(in crate::model) reason: String,
    /// The span of the innermost invalid value or key that can be determined.
    pub(in crate::model) span: Span,
}

/// Parses a piece of a document's text.
pub(in crate::model) fn parse<'s, T: Deserialize<'s>>(
    source: &Source,
    text: &'s str,
) -> Result<T, ParseError> {
    serde_json::from_str(text).map_err(|error| {
        let span = place(source, text, &error);
        ParseError { reason: reason(&error), span }
    })
}

/// Returns the message of an error, without the position and without names of Rust's types.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let text = text.strip_suffix(&place).unwrap_or(&text);
    let (found, expected) = text.rsplit_once(", expected ").unwrap_or((text, ""));
    let found = in_terms_of_json(found);
    match expected {
        "" => found,
        "u16" => format!("{found}, expected a whole number from 0 to 65535"),
        "u64" => format!("{found}, expected a whole number from 0"),
        "a sequence" => format!("{found}, expected an array"),
        "a map" => format!("{found}, expected an object"),
        expected => format!("{found}, expected {expected}"),
    }
}

/// Replaces terms of `serde` with those of JSON.
fn in_terms_of_json(message: &str) -> String {
    const TERMS: [(&str, &str); 8] = [
        ("EOF while parsing", "unexpected end of file while parsing"),
        ("expected ident", "expected a value"),
        ("expected value", "expected a value"),
        ("invalid type: map", "invalid type: object"),
        ("invalid type: sequence", "invalid type: array"),
        ("missing field ", "missing property "),
        ("duplicate field ", "duplicate property "),
        ("unknown variant ", "unknown value "),
    ];
    let replaced = TERMS
        .iter()
        .find_map(|(serde, json)| message.strip_prefix(serde).map(|rest| format!("{json}{rest}")));
    replaced.unwrap_or_else(|| message.to_owned())
}

/// Returns the span of an error in a piece of a document's text.
fn place(source: &Source, text: &str, error: &serde_json::Error) -> Span {
    let whole = source.span_of(text).unwrap_or_default();
    let end = source.byte_after(whole, error.line(), error.column());
    if error.is_eof() {
        return Span { start: end, end };
    }
    let last = source.text().floor_char_boundary(end.saturating_sub(1).max(whole.start));
    if error.is_data() {
        let stop = StopPoint { source, last, end, property_is_missing: property_is_missing(error) };
        return source.span_of(stop.innermost(text)).unwrap_or(whole);
    }
    Span { start: last, end: source.text().ceil_char_boundary(end) }
}

fn property_is_missing(error: &serde_json::Error) -> bool {
    error.to_string().starts_with("missing field")
}

/// The position at which `serde_json` reports that a value does not match its type.
///
/// - If the value is neither an object nor an array: after the value.
/// - If it is an unexpected object or array: before the value.
/// - If it has the right type but an invalid value: after the enclosing object or array, if it is the last value there.
/// - If a property is missing: after the object.
struct StopPoint<'a> {
    source: &'a Source,
    /// The last byte read.
    last: usize,
    /// The byte after the last one read.
    end: usize,
    /// True if a property is missing.
    property_is_missing: bool,
}

/// The maximum nesting depth of `serde_json`.
const DEPTH: usize = 128;

impl StopPoint<'_> {
    /// Returns the innermost invalid key or value.
    fn innermost<'t>(&self, text: &'t str) -> &'t str {
        let mut piece = text;
        for _ in 0..DEPTH {
            if self.property_is_missing && self.span(piece).end == self.end {
                break;
            }
            let parts = parts(piece);
            let ahead = parts.iter().find(|part| self.span(part).start == self.end);
            let read = || parts.iter().rfind(|part| self.span(part).start <= self.last);
            let Some(part) = ahead.or_else(read) else { break };
            piece = part;
            if ahead.is_none() && self.span(piece).end <= self.last {
                break;
            }
        }
        piece
    }

    fn span(&self, piece: &str) -> Span {
        self.source.span_of(piece).unwrap_or_default()
    }
}

/// Returns the keys and values of an object, or the items of an array.
fn parts(text: &str) -> Vec<&str> {
    if let Ok(entries) = serde_json::from_str::<Entries<'_>>(text) {
        return entries.iter().flat_map(|e| [e.raw_key.get(), e.value.get()]).collect();
    }
    let Items(items) = serde_json::from_str(text).unwrap_or_default();
    items.into_iter().map(RawValue::get).collect()
}
