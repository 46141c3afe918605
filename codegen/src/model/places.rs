//! A cache of the spans in JSON objects and arrays.
//!
//! One value can have many problems, for example in its waiters. Without the cache, each problem would parse the
//! value again.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use super::json::{Entries, Items};
use super::path::Step;
use super::span::Span;

/// The spans of entries and items, by the span of their object or array.
#[derive(Debug, Default)]
pub(super) struct Places(Mutex<HashMap<Span, Arc<Parts>>>);

/// The spans of the entries of an object, or of the items of an array.
#[derive(Debug)]
enum Parts {
    Entries(HashMap<String, Span>),
    Items(Vec<Span>),
}

impl Places {
    /// Returns the span of the entry or item that a step leads to from a value, if there is one.
    pub(super) fn step(&self, text: &str, from: Span, step: &Step) -> Option<Span> {
        match (&*self.parts(text, from), step) {
            (Parts::Entries(entries), Step::Entry(name)) => entries.get(name).copied(),
            (Parts::Items(items), Step::Item(index)) => items.get(*index).copied(),
            _ => None,
        }
    }

    /// Returns the spans of an array's items; empty if the value is not an array.
    pub(super) fn items(&self, text: &str, array: Span) -> Vec<Span> {
        match &*self.parts(text, array) {
            Parts::Items(items) => items.clone(),
            Parts::Entries(_) => Vec::new(),
        }
    }

    fn parts(&self, text: &str, span: Span) -> Arc<Parts> {
        let mut cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        cache.entry(span).or_insert_with(|| Arc::new(Parts::read(text, span))).clone()
    }
}

impl Parts {
    fn read(text: &str, span: Span) -> Self {
        let piece = text.get(Range::from(span)).unwrap_or_default();
        if let Ok(entries) = serde_json::from_str::<Entries<'_>>(piece) {
            let mut places = HashMap::new();
            for entry in entries.iter() {
                if let Some(place) = Span::of(entry.value.get(), text) {
                    // The first of several entries with the same key counts.
                    places.entry(entry.key.clone()).or_insert(place);
                }
            }
            return Self::Entries(places);
        }
        let Items(items) = serde_json::from_str(piece).unwrap_or_default();
        Self::Items(items.iter().filter_map(|item| Span::of(item.get(), text)).collect())
    }
}
