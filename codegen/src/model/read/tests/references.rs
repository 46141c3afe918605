//! Missing and wrong targets.

use super::*;
use crate::model::ProblemKind;

const CHANGE: &str = "\n  help: target another shape, or change the type of this one";

#[test]
fn rejects_missing_targets() {
    assert_problems(&[
        (
            r#""a#A": {"type": "list", "member": {"target": "a#Strings"}}, "a#String": {"type": "string"}"#,
            "2:46: a#A$member: the target `a#Strings` does not exist\n  help: did you mean `a#String`?",
        ),
        (
            r#""a#A": {"type": "list", "member": {"target": "a#Strings"}}, "a#Strin": {"type": "string"}, "a#String": {"type": "string"}"#,
            "2:46: a#A$member: the target `a#Strings` does not exist\n  help: did you mean `a#String`?",
        ),
        (
            r#""a#A": {"type": "list", "member": {"target": "smithy.api#Sting"}}"#,
            "2:46: a#A$member: the target `smithy.api#Sting` does not exist\n  help: did you mean `smithy.api#String`?",
        ),
        (
            r#""a#A": {"type": "list", "member": {"target": "a#Integer"}}"#,
            "2:46: a#A$member: the target `a#Integer` does not exist\n  help: did you mean `smithy.api#Integer`?",
        ),
        (
            r#""a#A": {"type": "list", "member": {"target": "a#Nothing"}}"#,
            "2:46: a#A$member: the target `a#Nothing` does not exist\n  help: define the shape, or target another one",
        ),
        (
            "\"a#A\": {\"type\": \"operation\", \"input\": {\"target\": \"a#I\"},\n \"output\": {\"target\": \"a#O\"}, \"errors\": [{\"target\": \"a#E1\"},\n {\"target\": \"a#E2\"}]}",
            "2:50: a#A: the input `a#I` does not exist\n  help: define the shape, or target another one
3:23: a#A: the output `a#O` does not exist\n  help: define the shape, or target another one
3:53: a#A: the error `a#E1` does not exist\n  help: define the shape, or target another one
4:13: a#A: the error `a#E2` does not exist\n  help: define the shape, or target another one",
        ),
        (
            r#""a#A": {"type": "service", "rename": {"a#B": "C", "d": "e", "a#A": "no name"}}"#,
            "2:39: a#A: the renamed shape `a#B` does not exist\n  help: define the shape, or target another one
2:51: a#A: `d` is not a valid shape id\n  help: use ASCII letters, digits and underscores in names, and write ids as `namespace#Name`
2:68: a#A: `no name` is not a valid name\n  help: use ASCII letters, digits and underscores in names, and write ids as `namespace#Name`",
        ),
    ]);
}

/// Shapes with a target of the wrong type, and the problem without the help.
const WRONG_TARGETS: &[(&str, &str)] = &[
    (
        r#""a#A": {"type": "union", "members": {"b": {"target": "a#B"}}}, "a#B": {"type": "operation"}"#,
        "2:54: a#A$b: the target `a#B` is an operation; expected a data type",
    ),
    (
        r#""a#A": {"type": "list", "member": {"target": "a#B"}}, "a#B": {"type": "service"}"#,
        "2:46: a#A$member: the target `a#B` is a service; expected a data type",
    ),
    (
        r#""a#A": {"type": "map", "key": {"target": "smithy.api#Integer"}, "value": {"target": "smithy.api#String"}}"#,
        "2:42: a#A$key: the key `smithy.api#Integer` is an integer; expected a string or enum",
    ),
    (
        r#""a#A": {"type": "enum", "members": {"B": {"target": "smithy.api#String"}}}"#,
        "2:53: a#A$B: the target `smithy.api#String` is a string; expected `smithy.api#Unit`",
    ),
    (
        r#""a#A": {"type": "operation", "input": {"target": "smithy.api#String"}}"#,
        "2:50: a#A: the input `smithy.api#String` is a string; expected a structure",
    ),
    (
        r#""a#A": {"type": "operation", "output": {"target": "a#A"}}"#,
        "2:51: a#A: the output `a#A` is an operation; expected a structure",
    ),
    (
        r#""a#A": {"type": "operation", "errors": [{"target": "smithy.api#Unit"}]}"#,
        "2:52: a#A: the error `smithy.api#Unit` is a structure; expected a structure with the trait `smithy.api#error`",
    ),
    (
        r#""a#A": {"type": "service", "operations": [{"target": "smithy.api#Unit"}]}"#,
        "2:54: a#A: the operation `smithy.api#Unit` is a structure; expected an operation",
    ),
    (
        r#""a#A": {"type": "service", "resources": [{"target": "a#A"}]}"#,
        "2:53: a#A: the resource `a#A` is a service; expected a resource",
    ),
    (
        r#""a#A": {"type": "resource", "list": {"target": "a#A"}}"#,
        "2:48: a#A: the operation `a#A` is a resource; expected an operation",
    ),
    (
        r#""a#A": {"type": "resource", "identifiers": {"b": {"target": "smithy.api#Blob"}}}"#,
        "2:61: a#A: the identifier `smithy.api#Blob` is a blob; expected a string or enum",
    ),
    (
        r#""a#A": {"type": "resource", "properties": {"b": {"target": "a#A"}}}"#,
        "2:60: a#A: the property `a#A` is a resource; expected a data type",
    ),
    (
        r#""a#A": {"type": "list", "member": {"target": "a#B"}}, "a#B": {"type": "string", "traits": {"smithy.api#mixin": {}}}"#,
        "2:46: a#A$member: the target `a#B` is a mixin; expected a data type",
    ),
];

#[test]
fn rejects_targets_of_the_wrong_type() {
    for (shapes, problem) in WRONG_TARGETS {
        assert_eq!(problems(&document(shapes)), format!("{problem}{CHANGE}"), "{shapes}");
    }
}

#[test]
fn rejects_malformed_references() {
    assert_problems(&[
        (
            r#""a#A": {"type": "operation", "input": "a#B"}"#,
            "2:39: a#A: invalid type: string \"a#B\", expected an object with `target`\n  help: correct the value; see https://smithy.io/2.0/spec/json-ast.html",
        ),
        (
            r#""a#A": {"type": "operation", "output": {}}"#,
            "2:40: a#A: missing property `target`\n  help: correct the value; see https://smithy.io/2.0/spec/json-ast.html",
        ),
        (
            r#""a#A": {"type": "operation", "errors": {"target": "a#B"}}"#,
            "2:40: a#A: invalid type: object, expected an array\n  help: correct the value; see https://smithy.io/2.0/spec/json-ast.html",
        ),
        (
            r#""a#A": {"type": "operation", "errors": [{"target": 7}]}"#,
            "2:52: a#A: invalid type: integer `7`, expected a string\n  help: correct the value; see https://smithy.io/2.0/spec/json-ast.html",
        ),
    ]);
}

#[test]
fn does_not_report_references_to_broken_shapes() {
    assert_problems(&[(
        r#""a#A": {"type": "list", "member": {"target": "a#B"}}, "a#B": {"type": "list"}, "a#B$c": {"type": "apply"}"#,
        "2:55: a#B: a list requires the property `member`\n  help: add `member`\n2:80: a#B$c: the target of `apply` `a#B$c` does not exist\n  help: define the shape, or target another one",
    )]);
}

/// Part of the fault case `messages`: a structure with a member that targets `Unit`.
#[test]
fn rejects_members_that_target_unit() {
    let cases = [
        (
            r#""a#A": {"type": "structure", "members": {"b": {"target": "smithy.api#Unit"}}}"#,
            "2:58: a#A$b",
            "a structure",
        ),
        (
            r#""a#A": {"type": "list", "member": {"target": "smithy.api#Unit"}}"#,
            "2:46: a#A$member",
            "a list",
        ),
        (
            r#""a#A": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#Unit"}}"#,
            "2:84: a#A$value",
            "a map",
        ),
    ];
    for (shapes, place, container) in cases {
        let expected = format!(
            "{place}: a member of {container} can't target `smithy.api#Unit`; only members of unions can\n  help: target a structure without members, or remove the member"
        );
        assert_eq!(problems(&document(shapes)), expected);
    }
    model(r#""a#A": {"type": "union", "members": {"b": {"target": "smithy.api#Unit"}}}"#);
}

/// The number of comparisons is limited: suggestions for the first of many missing names are enough.
#[test]
fn suggests_names_only_for_the_first_of_many_missing_ones() {
    let shapes = (0..1_000).map(|n| format!(r#""a#Right{n:04}": {{"type": "structure"}}"#));
    let applied = (0..1_000).map(|n| format!(r#""a#Wrong{n:04}": {{"type": "apply"}}"#));
    let near = (0..1_000).map(|n| format!(r#""a#Rigth{n:04}": {{"type": "apply"}}"#));
    let suggested = |applied: Vec<String>| {
        let shapes: Vec<String> = shapes.clone().chain(applied).collect();
        let problems = Model::parse("m.json", &document(&shapes.join(","))).expect_err("missing");
        let suggested = problems.iter().map(|problem| match &problem.kind {
            ProblemKind::MissingTarget { nearest, .. } => nearest.clone(),
            other => panic!("{other}"),
        });
        suggested.collect::<Vec<_>>()
    };
    let found = suggested(near.collect());
    assert_eq!((found.len(), found.iter().flatten().count()), (1_000, 100));
    assert_eq!(found[42], Some(id("a#Right0042")));
    assert_eq!(suggested(applied.collect()), vec![None; 1_000]);
}

#[test]
fn suggests_nothing_for_long_names() {
    let name = "A".repeat(201);
    let shapes = |name: &str| {
        format!(r#""a#{name}": {{"type": "string"}}, "a#{name}b": {{"type": "apply"}}"#)
    };
    assert!(!problems(&document(&shapes(&name))).contains("did you mean"));
    let said = problems(&document(&shapes(&name[..150])));
    assert!(said.contains("did you mean"), "{said}");
}

#[test]
fn rejects_a_model_with_only_wrong_targets_quickly() {
    let shape = |n| {
        format!(
            "\"com.example.right#Shape{n}\": {{\"type\": \"list\", \"member\": {{\"target\": \"com.example.wrong#Shape{n}\"}}}}"
        )
    };
    let shapes: Vec<String> = (0..2_000).map(shape).collect();
    let problems = Model::parse("m.json", &document(&shapes.join(","))).expect_err("wrong");
    assert_eq!(problems.iter().len(), 2_000);
}

/// Returns the shapes of a service with these renames, which start at line 3.
fn renamed(rename: &str) -> String {
    format!(
        r#""a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#O"}}], "resources": [{{"target": "a#R"}}], "rename": {{
{rename}}}}},
            "a#O": {{"type": "operation", "input": {{"target": "a#I"}}, "errors": [{{"target": "a#E"}}]}},
            "a#R": {{"type": "resource", "identifiers": {{"id": {{"target": "b#Id"}}}}}},
            "a#I": {{"type": "structure", "members": {{"a": {{"target": "a#Thing"}}, "b": {{"target": "b#Thing"}}, "l": {{"target": "a#L"}}, "m": {{"target": "b#L"}}}}}},
            "a#Thing": {{"type": "structure"}}, "b#Thing": {{"type": "structure"}}, "b#Other": {{"type": "structure"}},
            "a#L": {{"type": "list", "member": {{"target": "smithy.api#String"}}}},
            "b#L": {{"type": "list", "member": {{"target": "b#Id"}}}}, "b#Id": {{"type": "string"}},
            "a#E": {{"type": "structure", "traits": {{"smithy.api#error": "client"}}}}"#
    )
}

/// Part of the fault case `renames`.
#[test]
fn rejects_invalid_renames() {
    let help = "\n  help: choose another name, or remove the entry from `rename`";
    for (rename, reason) in [
        (
            r#""b#Thing": "thing""#,
            "`b#Thing` can't be renamed to `thing`: `a#Thing` already has this name in the service",
        ),
        (
            r#""b#Thing": "O""#,
            "`b#Thing` can't be renamed to `O`: `a#O` already has this name in the service",
        ),
        (
            r#""b#Thing": "r""#,
            "`b#Thing` can't be renamed to `r`: `a#R` already has this name in the service",
        ),
        (
            r#""b#Thing": "s""#,
            "`b#Thing` can't be renamed to `s`: `a#S` already has this name in the service",
        ),
        (
            r#""b#Id": "E""#,
            "`b#Id` can't be renamed to `E`: `a#E` already has this name in the service",
        ),
        (r#""b#Id": "Id""#, "`b#Id` can't be renamed to `Id`: the shape already has this name"),
        (r#""a#O": "P""#, "`a#O` can't be renamed to `P`: operations can't be renamed"),
        (r#""a#R": "P""#, "`a#R` can't be renamed to `P`: resources can't be renamed"),
        (r#""a#S": "P""#, "`a#S` can't be renamed to `P`: services can't be renamed"),
        (
            r#""b#Other": "P""#,
            "`b#Other` can't be renamed to `P`: the shape is not in the service's closure",
        ),
    ] {
        assert_eq!(problems(&document(&renamed(rename))), format!("3:1: a#S: {reason}{help}"));
    }
    let both = problems(&document(&renamed(r#""b#Thing": "X", "a#Thing": "x""#)));
    assert!(
        both.contains("`a#Thing` already has this name")
            && both.contains("`b#Thing` already has this name"),
        "{both}"
    );
    // A shape can take a name that becomes free. Equal simple shapes, and lists of them, can have the same name.
    for rename in [
        r#""b#Thing": "OtherThing""#,
        r#""b#Thing": "Thing2", "a#Thing": "Thing1""#,
        r#""b#Id": "String""#,
        r#""a#E": "Fault""#,
        r#""a#L": "M", "b#L": "m""#,
        r#""a#Thing": "First", "b#Thing": "FirstThing""#,
    ] {
        model(&renamed(rename));
    }
}
