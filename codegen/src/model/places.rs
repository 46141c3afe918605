//! The places of what JSON objects and arrays hold, found once for each of them.
//!
//! Many problems of one value, such as those of its waiters, would otherwise read it as often.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use super::json::{Entries, Items};
use super::path::Step;
use super::span::Span;

/// The places of what objects and arrays hold, by the places of the objects and arrays.
#[derive(Debug, Default)]
pub(super) struct Places(Mutex<HashMap<Span, Arc<Held>>>);

/// The places of what an object or array holds.
#[derive(Debug)]
enum Held {
    Entries(HashMap<String, Span>),
    Items(Vec<Span>),
}

impl Places {
    /// The place of what a step leads to from the value at a place, if there is such a thing.
    pub(super) fn step(&self, text: &str, from: Span, step: &Step) -> Option<Span> {
        match (&*self.held(text, from), step) {
            (Held::Entries(entries), Step::Entry(name)) => entries.get(name).copied(),
            (Held::Items(items), Step::Item(index)) => items.get(*index).copied(),
            _ => None,
        }
    }

    /// The places of an array's items; none for another value.
    pub(super) fn items(&self, text: &str, array: Span) -> Vec<Span> {
        match &*self.held(text, array) {
            Held::Items(items) => items.clone(),
            Held::Entries(_) => Vec::new(),
        }
    }

    fn held(&self, text: &str, span: Span) -> Arc<Held> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(span).or_insert_with(|| Arc::new(Held::read(text, span))).clone()
    }
}

impl Held {
    fn read(text: &str, span: Span) -> Self {
        let piece = text.get(Range::from(span)).unwrap_or_default();
        if let Ok(entries) = serde_json::from_str::<Entries<'_>>(piece) {
            let mut places = HashMap::new();
            for entry in entries.iter() {
                if let Some(place) = Span::of(entry.value.get(), text) {
                    // The first of several counts.
                    places.entry(entry.key.clone()).or_insert(place);
                }
            }
            return Self::Entries(places);
        }
        let Items(items) = serde_json::from_str(piece).unwrap_or_default();
        Self::Items(items.iter().filter_map(|item| Span::of(item.get(), text)).collect())
    }
}
