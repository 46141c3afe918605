//! Where in a value something is, on a walk through it.

use aws_smithy_schema::Schema;

use crate::value::place::Step;

/// The place of one value.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    /// The names and positions that lead there.
    pub(super) path: String,
    /// Whether the value is the key of a map's entry.
    pub(super) is_key: bool,
    /// Whether the value, or one that it is in, stays out of messages.
    pub(super) is_sensitive: bool,
}

/// A structure, list or map that the walk is in.
#[derive(Debug)]
pub(super) struct Level {
    place: Place,
    inside: Inside,
}

#[derive(Debug)]
enum Inside {
    /// A structure or union, with the positions of the members so far.
    Structure(Vec<usize>),
    /// A list, with the number of items so far.
    List(usize),
    /// A map, with the number of entries so far, and how the one is called whose value comes next.
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

    /// How many items or entries there were so far.
    pub(super) fn len(&self) -> usize {
        match &self.inside {
            Inside::Structure(members) => members.len(),
            Inside::List(count) | Inside::Map(count, _) => *count,
        }
    }

    /// Whether the structure's member has been there.
    pub(super) fn has(&self, member: &Schema<'_>) -> bool {
        let position = member.member_index();
        matches!(&self.inside, Inside::Structure(members)
            if position.is_some_and(|position| members.contains(&position)))
    }

    /// The place of the next value, which has the given schema and, if it is one, is the given text.
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

/// The path of a structure's member.
pub(super) fn member_path(path: &str, member: &Schema<'_>) -> String {
    longer(path, &Step::Member(member.member_name().unwrap_or_default().into()))
}

/// The path of a list's item.
pub(super) fn item_path(path: &str, position: usize) -> String {
    longer(path, &Step::Item(position))
}

/// The path of a map's entry, whose key may be unknown.
fn entry_path(path: &str, key: Option<&str>) -> String {
    longer(path, &Step::Entry(key.map(Into::into)))
}

fn longer(path: &str, step: &Step<'_>) -> String {
    let mut path = path.to_owned();
    step.append_to(&mut path);
    path
}
