//! The current place of a validator within a value.

use aws_smithy_schema::Schema;

use crate::value::path::Step;

/// The place of a value.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    /// The path of names and indices to the value.
    pub(super) path: String,
    /// Whether the value is the key of a map entry.
    pub(super) is_key: bool,
    /// Whether the value or one that contains it is sensitive, and omitted from messages.
    pub(super) is_sensitive: bool,
}

/// A structure, list or map being visited.
#[derive(Debug)]
pub(super) struct Level {
    place: Place,
    inside: Inside,
}

#[derive(Debug)]
enum Inside {
    /// A structure or union, with the indices of the visited members.
    Structure(Vec<usize>),
    /// A list, with the number of visited items.
    List(usize),
    /// A map, with the number of visited entries and the key of the current one.
    Map(usize, Option<String>),
}

impl Level {
    pub(super) fn structure(place: Place) -> Self {
        Self { place, inside: Inside::Structure(Vec::new()) }
    }

    pub(super) fn list(place: Place) -> Self {
        Self { place, inside: Inside::List(0) }
    }

    pub(super) fn map(place: Place) -> Self {
        Self { place, inside: Inside::Map(0, None) }
    }

    /// Returns the number of visited items or entries.
    pub(super) fn len(&self) -> usize {
        match &self.inside {
            Inside::Structure(members) => members.len(),
            Inside::List(count) | Inside::Map(count, _) => *count,
        }
    }

    /// Returns whether the structure's member has been visited.
    pub(super) fn has(&self, member: &Schema<'_>) -> bool {
        let position = member.member_index();
        matches!(&self.inside, Inside::Structure(members)
            if position.is_some_and(|position| members.contains(&position)))
    }

    /// Returns the place of the next value, given its schema and, for a string, its text.
    pub(super) fn next(&mut self, schema: &Schema<'_>, text: Option<&str>) -> Place {
        let is_sensitive = self.place.is_sensitive || schema.sensitive().is_some();
        let path = &self.place.path;
        let (path, is_key) = match &mut self.inside {
            Inside::Structure(members) => {
                members.extend(schema.member_index());
                (member_path(path, schema), false)
            }
            Inside::List(count) => {
                *count += 1;
                (item_path(path, *count - 1), false)
            }
            Inside::Map(count, entry) => match entry.take() {
                Some(entry) => (entry, false),
                None => {
                    *count += 1;
                    let key = text.filter(|_| !is_sensitive);
                    let path = entry.insert(entry_path(path, key));
                    (path.clone(), true)
                }
            },
        };
        Place { path, is_key, is_sensitive }
    }
}

/// Returns the path of a structure's member.
pub(super) fn member_path(path: &str, member: &Schema<'_>) -> String {
    longer(path, &Step::Member(member.member_name().unwrap_or_default().into()))
}

/// Returns the path of a list's item.
pub(super) fn item_path(path: &str, position: usize) -> String {
    longer(path, &Step::Item(position))
}

/// Returns the path of a map's entry, whose key may be unknown.
fn entry_path(path: &str, key: Option<&str>) -> String {
    longer(path, &Step::Entry(key.map(Into::into)))
}

fn longer(path: &str, step: &Step<'_>) -> String {
    let mut path = path.to_owned();
    step.append_to(&mut path);
    path
}
