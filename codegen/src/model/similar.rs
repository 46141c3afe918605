//! Similar names, for suggestions.

use super::id::ShapeId;

/// Returns the candidate with the most similar name, if any is similar enough. Of equally similar candidates, those
/// in the same namespace come first.
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

/// Returns the id without its namespace.
fn local_name(id: &ShapeId) -> &str {
    id.as_str().split_once('#').map_or("", |(_, name)| name)
}

/// Returns the most similar candidate, if any is similar enough.
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

/// The maximum length of compared names, in bytes. The time of a comparison grows with the product of the lengths.
const LONGEST: usize = 200;

/// A name without a match.
struct Wanted<'n> {
    name: &'n str,
    length: usize,
    /// The maximum number of differing characters in a similar name.
    most: usize,
}

impl<'n> Wanted<'n> {
    fn new(name: &'n str) -> Self {
        let length = name.chars().count();
        Self { name, length, most: length / 3 }
    }

    /// Returns the number of differing characters, if the candidate is similar enough.
    fn distance(&self, candidate: &str) -> Option<usize> {
        let is_short = self.name.len().max(candidate.len()) <= LONGEST;
        let may_be_near = is_short && self.length.abs_diff(candidate.chars().count()) <= self.most;
        let distance = may_be_near.then(|| strsim::osa_distance(self.name, candidate))?;
        (distance <= self.most).then_some(distance)
    }
}
