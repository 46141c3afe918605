//! Names that look alike, for suggestions.

use super::id::ShapeId;

/// The candidate that looks most like an id: of the same name, or with a few letters changed, and
/// rather in the same namespace.
pub(super) fn nearest_id<'m>(
    id: &ShapeId,
    candidates: impl Iterator<Item = &'m ShapeId>,
) -> Option<ShapeId> {
    let wanted = Wanted::new(local_name(id));
    candidates
        .filter_map(|it| Some((wanted.distance(local_name(it))?, it)))
        .min_by_key(|(distance, it)| (*distance, it.namespace() != id.namespace(), *it))
        .map(|(_, nearest)| nearest.clone())
}

/// The id without its namespace.
fn local_name(id: &ShapeId) -> &str {
    id.as_str().split_once('#').map_or("", |(_, name)| name)
}

/// The candidate that looks most like a name, if any looks enough like it.
pub(crate) fn nearest<'c>(
    name: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    let wanted = Wanted::new(name);
    candidates
        .filter_map(|candidate| Some((wanted.distance(candidate)?, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The longest name that others are compared with, in bytes: comparing takes time with the product of the lengths.
const LONGEST: usize = 200;

/// A name that doesn't exist.
struct Wanted<'n> {
    name: &'n str,
    length: usize,
    /// How many letters of a similar name may differ.
    most: usize,
}

impl<'n> Wanted<'n> {
    fn new(name: &'n str) -> Self {
        let length = name.chars().count();
        Self { name, length, most: length / 3 }
    }

    /// How many letters of a name differ, if it is similar.
    fn distance(&self, candidate: &str) -> Option<usize> {
        let is_short = self.name.len().max(candidate.len()) <= LONGEST;
        let may_be_near = is_short && self.length.abs_diff(candidate.chars().count()) <= self.most;
        let distance = may_be_near.then(|| strsim::osa_distance(self.name, candidate))?;
        (distance <= self.most).then_some(distance)
    }
}
