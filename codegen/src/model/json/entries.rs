//! Objects and arrays with raw values.

use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// The entries of an object in their order, including duplicates.
#[derive(Debug, Default)]
pub(in crate::model) struct Entries<'s>(Vec<Entry<'s>>);

/// One entry of an object.
#[derive(Clone, Debug)]
pub(in crate::model) struct Entry<'s> {
    /// The key, unescaped; with its escapes if they are invalid.
    pub(in crate::model) key: String,
    /// The key in the document, with its quotes.
    pub(in crate::model) raw_key: &'s RawValue,
    /// The value.
    pub(in crate::model) value: &'s RawValue,
}

/// The items of an array.
#[derive(Debug, Default)]
pub(in crate::model) struct Items<'s>(pub(in crate::model) Vec<&'s RawValue>);

/// An entry with the key of an earlier one.
pub(in crate::model) struct Repeated<'s> {
    pub(in crate::model) entry: Entry<'s>,
    /// The key of the earlier entry.
    pub(in crate::model) first: &'s RawValue,
}

impl<'s> Entries<'s> {
    /// Returns the value of the first entry with a key.
    pub(in crate::model) fn get(&self, name: &str) -> Option<&'s RawValue> {
        self.0.iter().find(|entry| entry.key == name).map(|entry| entry.value)
    }

    pub(in crate::model) fn iter(&self) -> impl Iterator<Item = &Entry<'s>> {
        self.0.iter()
    }

    /// Removes and returns the entries with the key of an earlier one.
    pub(in crate::model) fn take_repeated(&mut self) -> Vec<Repeated<'s>> {
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
