//! The places of what JSON objects and arrays hold, found once for each of them.
//!
//! Many problems of one value, such as those of its waiters, would otherwise read it as often.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::json::{self, Entries, Items};
use super::{Source, Span, Step};

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
    pub(super) fn step(&self, source: &Source, from: Span, step: &Step) -> Option<Span> {
        match (&*self.held(source, from), step) {
            (Held::Entries(entries), Step::Entry(name)) => entries.get(name).copied(),
            (Held::Items(items), Step::Item(index)) => items.get(*index).copied(),
            _ => None,
        }
    }

    /// The places of an array's items; none for another value.
    pub(super) fn items(&self, source: &Source, array: Span) -> Vec<Span> {
        match &*self.held(source, array) {
            Held::Items(items) => items.clone(),
            Held::Entries(_) => Vec::new(),
        }
    }

    fn held(&self, source: &Source, span: Span) -> Arc<Held> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(span).or_insert_with(|| Arc::new(Held::read(source, span))).clone()
    }
}

impl Held {
    fn read(source: &Source, span: Span) -> Self {
        let text = source.slice(span);
        if let Ok(entries) = json::parse::<Entries<'_>>(source, text) {
            let mut places = HashMap::new();
            for entry in entries.iter() {
                if let Some(place) = source.span_of(entry.value.get()) {
                    // The first of several counts.
                    places.entry(entry.key.clone()).or_insert(place);
                }
            }
            return Self::Entries(places);
        }
        let Items(items) = json::parse(source, text).unwrap_or_default();
        Self::Items(items.iter().filter_map(|item| source.span_of(item.get())).collect())
    }
}
