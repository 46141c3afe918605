use super::languages::{Constraint, Languages, StringConstraints};
use super::values::{AcceptedValues, RefusedValues};
use crate::model::Length;

fn strings(pattern: Option<&str>, min: Option<u64>, max: Option<u64>) -> StringConstraints {
    let length = Some(Length { min, max });
    StringConstraints::new(pattern.map(|pattern| Ok(pattern.to_owned())), length)
}

fn patterns(old: &str, new: &str) -> AcceptedValues {
    let (old, new) = (strings(Some(old), None, None), strings(Some(new), None, None));
    Languages::default().compare(&old, &new, Constraint::Pattern)
}

fn narrowed(text: &str) -> AcceptedValues {
    AcceptedValues::Narrowed { refused: RefusedValues::Text(text.to_owned()) }
}

fn changed(text: &str) -> AcceptedValues {
    AcceptedValues::Changed { refused: RefusedValues::Text(text.to_owned()) }
}

#[test]
fn an_added_alternative_widens() {
    assert_eq!(patterns("^(a|b)$", "^(a|b|c)$"), AcceptedValues::Widened);
    assert_eq!(patterns("^(a|b|c)$", "^(a|b)$"), narrowed("c"));
    assert_eq!(patterns("^ab[0-9]{3}$", "^ab[0-9]{3,5}$"), AcceptedValues::Widened);
}

#[test]
fn equivalent_patterns_are_the_same() {
    for (old, new) in [
        ("^[a-z]+$", "^[a-z][a-z]*$"),
        ("^(?:ab|ac)$", "^a[bc]$"),
        ("a", ".*a"),
        ("^[\\s\\S]*$", ""),
    ] {
        assert_eq!(patterns(old, new), AcceptedValues::Same, "{old} {new}");
        assert_eq!(patterns(new, old), AcceptedValues::Same, "{old} {new}");
    }
}

#[test]
fn reports_the_shortest_refused_value() {
    assert_eq!(patterns("^[a-z]+$", "^[a-z]{3}$"), narrowed("a"));
    assert_eq!(patterns("^[a-z]*$", "^[a-z]+$"), narrowed(""));
    assert_eq!(patterns("^a$", "^b$"), changed("a"));
    assert_eq!(patterns("a", "^a$"), narrowed("aa"));
    assert_eq!(patterns("", "^[ -~]*$"), narrowed("\0"));
}

#[test]
fn lengths_count_characters_and_restrict_the_values_of_patterns() {
    let languages = Languages::default();
    let compare = |old: &StringConstraints, new: &StringConstraints, constraint| {
        languages.compare(old, new, constraint)
    };
    let old = strings(Some("^.*$"), Some(1), Some(3));
    let new = strings(Some("^.{1,3}$"), None, None);
    assert_eq!(compare(&old, &new, Constraint::Pattern), AcceptedValues::Same);
    assert_eq!(compare(&old, &new, Constraint::Length), AcceptedValues::Same);
    let old = strings(Some("^é*$"), None, Some(3));
    let new = strings(Some("^é*$"), None, Some(2));
    assert_eq!(compare(&old, &new, Constraint::Length), narrowed("ééé"));
    // The pattern allows at most two characters in both revisions.
    let old = strings(Some("^a{0,2}$"), None, Some(3));
    let new = strings(Some("^a{0,2}$"), None, Some(2));
    assert_eq!(compare(&old, &new, Constraint::Length), AcceptedValues::Same);
}

#[test]
fn an_added_pattern_narrows_and_a_removed_pattern_widens() {
    let (none, some) = (strings(None, None, None), strings(Some("^a$"), None, None));
    let languages = Languages::default();
    assert_eq!(languages.compare(&some, &none, Constraint::Pattern), AcceptedValues::Widened);
    assert_eq!(languages.compare(&none, &some, Constraint::Pattern), narrowed(""));
}

#[test]
fn irregular_or_large_patterns_are_undecided() {
    let irregular = StringConstraints::new(Some(Err("looks around".to_owned())), None);
    let any = strings(Some("^a$"), None, None);
    let languages = Languages::default();
    let AcceptedValues::Undecided { reason } =
        languages.compare(&any, &irregular, Constraint::Pattern)
    else {
        panic!("undecided");
    };
    assert_eq!(reason, "a pattern can't be compared: looks around");
    // Without a limit on the nondeterministic automaton, this pattern would take gigabytes.
    let large = patterns("(([ab]{1000}){1000}){100}", "(([ab]{1000}){1000}){101}");
    let reason = "the automata are too large".to_owned();
    assert_eq!(large, AcceptedValues::Undecided { reason });
}
