//! Constraints in documentation.

use super::length::{self, Unit, bounds};
use super::patterns::Patterns;
use crate::model::{Range, Traits};
use crate::plan::docs::code;
use crate::text::escaped;

/// Appended to a pattern that can't be checked.
const UNCHECKED: &str = "which this client does not check";

/// A sentence about the constraints on a member's values, or `None` if there are none.
pub(in crate::plan) fn constraints(
    member: &Traits,
    target: &Traits,
    unit: Unit,
    patterns: &Patterns,
) -> Option<String> {
    let length = member.length.or(target.length);
    let pattern = member.pattern.as_deref().or(target.pattern.as_deref());
    let range = member.range.as_ref().or(target.range.as_ref()).map(range);
    let (length, pattern) = match pattern.filter(|pattern| !pattern.is_empty()) {
        Some(pattern) => match (patterns.checked(pattern), patterns.words(pattern)) {
            (Ok(_), Some(phrase)) => (None, Some(phrase.with_length(length))),
            (Ok(_), None) => (length, Some(matching(pattern))),
            (Err(_), _) => (length, Some(format!("{}, {UNCHECKED}", matching(pattern)))),
        },
        None => (length, None),
    };
    let length = length.map(|it| length::length(it, unit));
    let parts: Vec<String> = [length, range, pattern].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("Constraints: {}.", parts.join(", ")))
}

fn matching(pattern: &str) -> String {
    format!("matching {}", code(&escaped(pattern)))
}

fn range(range: &Range) -> String {
    bounds(range.min.as_ref(), range.max.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Length;

    fn text(length: Option<Length>, pattern: &str) -> Option<String> {
        let target = Traits { length, pattern: Some(pattern.into()), ..Traits::default() };
        constraints(&Traits::default(), &target, Unit::Characters, &Patterns::default())
    }

    #[test]
    fn describes_lengths_and_patterns() {
        let twelve = Some(Length { min: Some(12), max: Some(12) });
        assert_eq!(text(twelve, "^[0-9]*$").as_deref(), Some("Constraints: 12 digits."));
        assert_eq!(
            text(twelve, "[0-9`]*").as_deref(),
            Some("Constraints: exactly 12 characters, matching `` [0-9`]* ``.")
        );
        assert_eq!(text(None, "a").as_deref(), Some("Constraints: matching `a`."));
    }

    #[test]
    fn notes_that_a_pattern_is_not_checked() {
        let text = |pattern| text(Some(Length { min: None, max: Some(9) }), pattern);
        assert_eq!(
            text("(?i)[ab]").as_deref(),
            Some(
                "Constraints: at most 9 characters, matching `(?i)[ab]`, \
                 which this client does not check."
            )
        );
        assert_eq!(
            text("^\n[^\u{202e}]").as_deref(),
            Some(r"Constraints: at most 9 characters, matching `^\n[^\u{202E}]`.")
        );
    }

    #[test]
    fn describes_nothing_without_constraints() {
        let none = Traits::default();
        assert_eq!(text(None, ""), None);
        assert_eq!(constraints(&none, &none, Unit::Items, &Patterns::default()), None);
    }

    #[test]
    fn counts_the_items_of_lists() {
        let member =
            Traits { length: Some(Length { min: Some(2), max: None }), ..Traits::default() };
        let text = constraints(&member, &Traits::default(), Unit::Items, &Patterns::default());
        assert_eq!(text.as_deref(), Some("Constraints: at least 2 items."));
    }
}
