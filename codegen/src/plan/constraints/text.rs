//! Constraints as documentation tells them.

use super::length::{self, Unit, bounds};
use super::words::Phrase;
use crate::model::{Range, Traits};
use crate::plan::docs::code;

/// What the traits of a member and its target say about its values, in a sentence. `unit` is what a length
/// counts, and `in_words` puts a pattern into words, where it goes into words.
pub(in crate::plan) fn constraints(
    member: &Traits,
    target: &Traits,
    unit: Unit,
    in_words: impl FnOnce(&str) -> Option<Phrase>,
) -> Option<String> {
    let length = member.length.or(target.length);
    let pattern = member.pattern.as_deref().or(target.pattern.as_deref());
    let range = member.range.as_ref().or(target.range.as_ref()).map(range);
    let (length, pattern) = match pattern.map(|pattern| (pattern, in_words(pattern))) {
        Some((_, Some(phrase))) => (None, Some(phrase.with_length(length))),
        Some((pattern, None)) => (length, Some(format!("matching {}", code(pattern)))),
        None => (length, None),
    };
    let length = length.map(|it| length::length(it, unit));
    let parts: Vec<String> = [length, range, pattern].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("Constraints: {}.", parts.join(", ")))
}

fn range(range: &Range) -> String {
    bounds(range.min.as_ref(), range.max.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Length;
    use crate::plan::constraints::Patterns;

    fn words(pattern: &str) -> Option<Phrase> {
        Patterns::default().words(pattern)
    }

    fn text(length: Option<Length>, pattern: &str) -> Option<String> {
        let target = Traits { length, pattern: Some(pattern.into()), ..Traits::default() };
        constraints(&Traits::default(), &target, Unit::Characters, words)
    }

    #[test]
    fn lengths_and_patterns_are_put_into_words() {
        let twelve = Some(Length { min: Some(12), max: Some(12) });
        assert_eq!(text(twelve, "^[0-9]*$").as_deref(), Some("Constraints: 12 digits."));
        assert_eq!(
            text(twelve, "[0-9`]*").as_deref(),
            Some("Constraints: exactly 12 characters, matching `` [0-9`]* ``.")
        );
        assert_eq!(text(None, "a").as_deref(), Some("Constraints: matching `a`."));
    }

    #[test]
    fn what_says_nothing_is_no_constraint() {
        let none = Traits::default();
        assert_eq!(constraints(&none, &none, Unit::Items, words), None);
    }

    #[test]
    fn lengths_of_lists_count_items() {
        let member =
            Traits { length: Some(Length { min: Some(2), max: None }), ..Traits::default() };
        let text = constraints(&member, &Traits::default(), Unit::Items, words);
        assert_eq!(text.as_deref(), Some("Constraints: at least 2 items."));
    }
}
