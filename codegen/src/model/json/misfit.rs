//! Values that do not fit their types.

use serde::de::Deserialize;
use serde_json::value::RawValue;

use super::entries::{Entries, Items};
use crate::model::source::Source;
use crate::model::span::Span;

/// A value that does not fit its type.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::model) struct Misfit {
    /// What is wrong.
    pub(in crate::model) reason: String,
    /// Where: the innermost value or key that is wrong, as far as `serde_json` lets know.
    pub(in crate::model) span: Span,
}

/// A piece of a document's text as a type of one's own.
pub(in crate::model) fn parse<'s, T: Deserialize<'s>>(
    source: &Source,
    text: &'s str,
) -> Result<T, Misfit> {
    serde_json::from_str(text).map_err(|error| {
        let span = place(source, text, &error);
        Misfit { reason: reason(&error), span }
    })
}

/// What is wrong, without `serde_json`'s own words about the place and without Rust's types.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let text = text.strip_suffix(&place).unwrap_or(&text);
    match text.rsplit_once(", expected ") {
        Some((found, "u16")) => format!("{found}, expected a whole number from 0 to 65535"),
        Some((found, "u64")) => format!("{found}, expected a whole number from 0"),
        _ => text.to_owned(),
    }
}

/// The place of an error in a piece of a document's text.
fn place(source: &Source, text: &str, error: &serde_json::Error) -> Span {
    let whole = source.span_of(text).unwrap_or_default();
    let behind = source.byte_behind(whole, error.line(), error.column());
    if error.is_eof() {
        return Span { start: behind, end: behind };
    }
    let last = source.text().floor_char_boundary(behind.saturating_sub(1).max(whole.start));
    if error.is_data() {
        let noticed = Noticed { source, last, behind, misses: misses_a_property(error) };
        return source.span_of(noticed.innermost(text)).unwrap_or(whole);
    }
    Span { start: last, end: source.text().ceil_char_boundary(behind) }
}

fn misses_a_property(error: &serde_json::Error) -> bool {
    error.to_string().starts_with("missing field")
}

/// Where `serde_json` has noticed that a value does not fit.
///
/// That is behind the value, if it is neither object nor array; in front of it, if it is one but
/// should not be; and behind the object or array that it is the last value of, if it did fit but
/// meant nothing. A property that is missing is noticed behind its object.
struct Noticed<'a> {
    source: &'a Source,
    /// The last byte read.
    last: usize,
    /// The byte behind that.
    behind: usize,
    /// Whether a property is missing.
    misses: bool,
}

/// The deepest nesting that `serde_json` reads into types.
const DEPTH: usize = 128;

impl Noticed<'_> {
    /// The innermost key or value that is wrong.
    fn innermost<'t>(&self, text: &'t str) -> &'t str {
        let mut piece = text;
        for _ in 0..DEPTH {
            if self.misses && self.span(piece).end == self.behind {
                break;
            }
            let parts = parts(piece);
            let ahead = parts.iter().find(|part| self.span(part).start == self.behind);
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

/// The keys and values of an object, or the items of an array.
fn parts(text: &str) -> Vec<&str> {
    if let Ok(entries) = serde_json::from_str::<Entries<'_>>(text) {
        return entries.iter().flat_map(|e| [e.raw_key.get(), e.value.get()]).collect();
    }
    let Items(items) = serde_json::from_str(text).unwrap_or_default();
    items.into_iter().map(RawValue::get).collect()
}
