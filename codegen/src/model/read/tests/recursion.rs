//! Recursive shapes.

use super::*;

const FINITE: &str =
    "\n  help: make one of the members on this path optional, or put a list or map between";

/// Returns shapes from a notation with one shape per line: `s A b!B c?C` (a structure with a required and an optional
/// member), `u U b!B` (a union), `l L b!B` (a list), `m M b!B` (a map) or `r R b!B` (a resource).
fn graph(lines: &[&str]) -> String {
    let member = |word: &str| {
        let (name, rest) = word.split_at(1);
        let (mark, target) = rest.split_at(1);
        let traits = if mark == "!" { r#", "traits": {"smithy.api#required": {}}"# } else { "" };
        (name.to_owned(), format!(r#"{{"target": "a#{target}"{traits}}}"#))
    };
    let shape = |line: &&str| {
        let mut words = line.split(' ');
        let (kind, name) = (words.next().expect("a type"), words.next().expect("a name"));
        let members: Vec<(String, String)> = words.map(member).collect();
        let named = members.iter().map(|(name, it)| format!("\"{name}\": {it}"));
        let named = named.collect::<Vec<_>>().join(", ");
        let first = members
            .first()
            .map(|(_, it)| it.replace("smithy.api#required", "a#b"))
            .unwrap_or_default();
        let body = match kind {
            "s" => format!(r#""type": "structure", "members": {{{named}}}"#),
            "u" => format!(
                r#""type": "union", "members": {{{}}}"#,
                named.replace("smithy.api#required", "a#b")
            ),
            "l" => format!(r#""type": "list", "member": {first}"#),
            "m" => format!(
                r#""type": "map", "key": {{"target": "smithy.api#String"}}, "value": {first}"#
            ),
            _ => format!(r#""type": "resource", "resources": [{first}]"#),
        };
        format!("\"a#{name}\": {{{body}}}")
    };
    lines.iter().map(shape).collect::<Vec<_>>().join(",\n")
}

fn problems_of(lines: &[&str]) -> String {
    problems(&document(&graph(lines)))
}

fn assert_fine(lines: &[&str]) {
    let text = document(&graph(lines));
    assert!(Model::parse("m.json", &text).is_ok(), "{lines:?}");
}

#[test]
fn rejects_structures_that_require_themselves() {
    assert_eq!(
        problems_of(&["s A b!A"]),
        format!("2:58: a#A$b: the shape has no finite value: a#A requires a#A{FINITE}")
    );
    assert_eq!(
        problems_of(&["s D a!A", "s A b!B c?A", "s B c!C", "s C a!A"]),
        format!(
            "3:58: a#A$b: the shape has no finite value: a#A requires a#B requires a#C requires a#A{FINITE}"
        )
    );
}

#[test]
fn rejects_a_recursive_structure_with_another_finite_member() {
    assert_eq!(
        problems_of(&["s A a!A e!E", "s E"]),
        format!("2:58: a#A$a: the shape has no finite value: a#A requires a#A{FINITE}")
    );
}

#[test]
fn reports_every_recursive_path() {
    assert_eq!(
        problems_of(&["s A b!A c!B", "s B a!A b!B"]),
        format!(
            "2:58: a#A$b: the shape has no finite value: a#A requires a#A{FINITE}
2:121: a#A$c: the shape has no finite value: a#A requires a#B requires a#A{FINITE}
3:121: a#B$b: the shape has no finite value: a#B requires a#B{FINITE}"
        )
    );
}

#[test]
fn rejects_unions_without_a_finite_member() {
    assert_eq!(
        problems_of(&["u U u!U"]),
        format!("2:54: a#U$u: the shape has no finite value: a#U requires a#U{FINITE}")
    );
    assert_eq!(
        problems_of(&["u U s!S t!U", "s S u!U"]),
        format!(
            "2:54: a#U$s: the shape has no finite value: a#U requires a#S requires a#U{FINITE}
2:101: a#U$t: the shape has no finite value: a#U requires a#U{FINITE}"
        )
    );
    assert_fine(&["u U s!S e!E", "s S u!U", "s E"]);
    assert_fine(&["u U s!S", "s S u?U"]);
    assert_fine(&["u U l!L", "l L u!U"]);
}

#[test]
fn accepts_recursion_through_optional_members_and_collections() {
    assert_fine(&["s A a?A"]);
    assert_fine(&["s A b!B", "s B a?A"]);
    assert_fine(&["s A l!L", "l L a!A"]);
    assert_fine(&["s A m!M", "m M a!A"]);
}

#[test]
fn rejects_collections_that_contain_themselves() {
    let help = "\n  help: put a structure or union between";
    assert_eq!(
        problems_of(&["l L l!L"]),
        format!("2:46: a#L$member: the type is infinite: a#L contains a#L{help}")
    );
    assert_eq!(
        problems_of(&["l K m!M", "m M l!L", "l L m!M"]),
        format!("3:84: a#M$value: the type is infinite: a#M contains a#L contains a#M{help}")
    );
}

#[test]
fn rejects_resources_that_contain_themselves() {
    assert_eq!(
        problems_of(&["r Q r!R", "r R q!Q"]),
        "2:1: a#Q: the resource contains itself: a#Q contains a#R contains a#Q\n  help: remove one of these resources from the `resources` of another"
    );
}

#[test]
fn long_cycles_do_not_overflow_the_stack() {
    let shape = |n: usize| {
        let next = (n + 1) % 5_000;
        format!(
            r#""a#S{n}": {{"type": "structure", "members": {{"m": {{"target": "a#S{next}", "traits": {{"smithy.api#required": {{}}}}}}}}}}"#
        )
    };
    let shapes: Vec<String> = (0..5_000).map(shape).collect();
    let problems = Model::parse("m.json", &document(&shapes.join(",\n"))).expect_err("endless");
    assert_eq!(problems.iter().len(), 1);
}

/// Returns a document of nested lists and maps in turn.
fn nested(depth: usize) -> String {
    let shape = |at: usize| {
        let target = match at + 1 {
            next if next == depth => "smithy.api#String".to_owned(),
            next => format!("a#C{next}"),
        };
        let member = format!(r#"{{"target": "{target}"}}"#);
        let key = r#"{"target": "smithy.api#String"}"#;
        match at % 2 {
            0 => format!(r#""a#C{at}": {{"type": "list", "member": {member}}}"#),
            _ => format!(r#""a#C{at}": {{"type": "map", "key": {key}, "value": {member}}}"#),
        }
    };
    document(&(0..depth).map(shape).collect::<Vec<_>>().join(",\n"))
}

#[test]
fn rejects_deeply_nested_lists_and_maps() {
    assert!(Model::parse("m.json", &nested(16)).is_ok());
    assert_eq!(
        problems(&nested(17)),
        "2:1: a#C0: lists and maps are nested more than 16 levels deep\n  help: put a structure or union between"
    );
    let said = problems(&nested(5_000));
    assert!(
        said.contains(": a#C4983: lists and maps are nested") && said.lines().count() == 2,
        "{said}"
    );
}
