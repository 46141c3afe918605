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
fn one_more_alternative_widens() {
    assert_eq!(patterns("^(a|b)$", "^(a|b|c)$"), AcceptedValues::Widened);
    assert_eq!(patterns("^(a|b|c)$", "^(a|b)$"), narrowed("c"));
    assert_eq!(patterns("^ab[0-9]{3}$", "^ab[0-9]{3,5}$"), AcceptedValues::Widened);
}

#[test]
fn other_ways_to_write_a_pattern_change_nothing() {
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
fn the_shortest_refused_value_is_an_example() {
    assert_eq!(patterns("^[a-z]+$", "^[a-z]{3}$"), narrowed("a"));
    assert_eq!(patterns("^[a-z]*$", "^[a-z]+$"), narrowed(""));
    assert_eq!(patterns("^a$", "^b$"), changed("a"));
    assert_eq!(patterns("a", "^a$"), narrowed("aa"));
    assert_eq!(patterns("", "^[ -~]*$"), narrowed("\0"));
}

#[test]
fn lengths_count_characters_and_hide_what_they_never_allowed() {
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
    // The pattern never allowed more than two.
    let old = strings(Some("^a{0,2}$"), None, Some(3));
    let new = strings(Some("^a{0,2}$"), None, Some(2));
    assert_eq!(compare(&old, &new, Constraint::Length), AcceptedValues::Same);
}

#[test]
fn a_pattern_that_comes_or_goes() {
    let (none, some) = (strings(None, None, None), strings(Some("^a$"), None, None));
    let languages = Languages::default();
    assert_eq!(languages.compare(&some, &none, Constraint::Pattern), AcceptedValues::Widened);
    assert_eq!(languages.compare(&none, &some, Constraint::Pattern), narrowed(""));
}

#[test]
fn what_can_not_be_decided_says_so() {
    let irregular = StringConstraints::new(Some(Err("looks around".to_owned())), None);
    let any = strings(Some("^a$"), None, None);
    let languages = Languages::default();
    let AcceptedValues::Undecided { reason } =
        languages.compare(&any, &irregular, Constraint::Pattern)
    else {
        panic!("undecided");
    };
    assert_eq!(reason, "a pattern can't be compared: looks around");
    // Without a limit before it is made deterministic, this one would take gigabytes.
    let large = patterns(r"(\w{200}\W{200}){200}", r"(\w{200}\W{200}){201}");
    let reason = "the automata are too large".to_owned();
    assert_eq!(large, AcceptedValues::Undecided { reason });
}
