//! Objects with their values left raw.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The entries of an object, in order, with duplicates.
#[derive(Debug, Default)]
pub(super) struct Entries<'s>(Vec<(Key<'s>, &'s RawValue)>);

/// A key of an object; borrowed, unless it is written with escapes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key<'s>(Cow<'s, str>);

impl<'s> Entries<'s> {
    pub(super) fn get(&self, name: &str) -> Option<&'s RawValue> {
        self.0.iter().find(|(key, _)| &*key.0 == name).map(|(_, raw)| *raw)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&Key<'s>, &'s RawValue)> {
        self.0.iter().map(|(key, raw)| (key, *raw))
    }

    /// Takes out every entry whose key has been there before.
    pub(super) fn remove_duplicates(&mut self) -> Vec<(Key<'s>, &'s RawValue)> {
        let mut seen = HashSet::new();
        let (first, again) =
            std::mem::take(&mut self.0).into_iter().partition(|(key, _)| seen.insert(key.clone()));
        self.0 = first;
        again
    }
}

impl<'s> Key<'s> {
    /// The key where it stands in the text.
    pub(super) fn borrowed(&self) -> Option<&'s str> {
        match self.0 {
            Cow::Borrowed(key) => Some(key),
            Cow::Owned(_) => None,
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
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
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Key<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Key(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Key(Cow::Owned(text.to_owned())))
    }
}
