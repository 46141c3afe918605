//! JSON with places: objects and arrays whose values are left raw, and values that say where they
//! don't fit.
//!
//! Syntax is `serde_json`'s business. A raw value is a piece of the document's text, and where it
//! lies in memory is where it stands in the document.

use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{Source, Span};

/// The entries of an object, in order, with duplicates.
#[derive(Debug, Default)]
pub(super) struct Entries<'s>(Vec<Entry<'s>>);

/// One entry of an object.
#[derive(Clone, Debug)]
pub(super) struct Entry<'s> {
    /// The key; as it is spelled, if its escapes stand for no text.
    pub(super) key: String,
    /// The key where it stands, with its quotes.
    pub(super) raw_key: &'s RawValue,
    /// The value.
    pub(super) value: &'s RawValue,
}

/// The items of an array.
#[derive(Debug, Default)]
pub(super) struct Items<'s>(pub(super) Vec<&'s RawValue>);

/// An entry whose key has been there before, and that key's first entry.
pub(super) struct Repeated<'s> {
    pub(super) entry: Entry<'s>,
    pub(super) first: &'s RawValue,
}

/// A value that does not fit its type.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Misfit {
    /// What is wrong.
    pub(super) reason: String,
    /// Where: the innermost value or key that is wrong, as far as `serde_json` lets know.
    pub(super) span: Span,
}

impl<'s> Entries<'s> {
    /// The value of the first entry of a name.
    pub(super) fn get(&self, name: &str) -> Option<&'s RawValue> {
        self.0.iter().find(|entry| entry.key == name).map(|entry| entry.value)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Entry<'s>> {
        self.0.iter()
    }

    /// Takes out every entry whose key has been there before.
    pub(super) fn take_repeated(&mut self) -> Vec<Repeated<'s>> {
        let mut seen: HashMap<String, &'s RawValue> = HashMap::new();
        let (mut once, mut repeated) = (Vec::with_capacity(self.0.len()), Vec::new());
        for entry in std::mem::take(&mut self.0) {
            match seen.get(&entry.key) {
                Some(first) => repeated.push(Repeated { entry, first }),
                None => {
                    seen.insert(entry.key.clone(), entry.raw_key);
                    once.push(entry);
                }
            }
        }
        self.0 = once;
        repeated
    }
}

/// A piece of a document's text as a type of one's own.
pub(super) fn parse<'s, T: Deserialize<'s>>(source: &Source, text: &'s str) -> Result<T, Misfit> {
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
    if let Ok(Entries(entries)) = serde_json::from_str(text) {
        return entries.iter().flat_map(|e| [e.raw_key.get(), e.value.get()]).collect();
    }
    let Items(items) = serde_json::from_str(text).unwrap_or_default();
    items.into_iter().map(RawValue::get).collect()
}

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((raw_key, value)) = map.next_entry::<&'de RawValue, &'de RawValue>()? {
            let key = serde_json::from_str(raw_key.get());
            let key = key.unwrap_or_else(|_| raw_key.get().trim_matches('"').to_owned());
            entries.push(Entry { key, raw_key, value });
        }
        Ok(Entries(entries))
    }
}

impl<'de> Deserialize<'de> for Items<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ItemsVisitor)
    }
}

struct ItemsVisitor;

impl<'de> Visitor<'de> for ItemsVisitor {
    type Value = Items<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Items(items))
    }
}

#[cfg(test)]
mod tests;
