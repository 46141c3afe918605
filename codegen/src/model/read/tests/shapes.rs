//! Invalid shapes and members.

use super::*;

#[test]
fn rejects_invalid_shapes() {
    assert_problems(&[
        (
            r#""no id": {"type": "string"}"#,
            "2:1: `no id` is not a valid shape id\n  help: write ids as `namespace#Name`, with names of ASCII letters, digits and underscores",
        ),
        (
            r#""\ud800": {"type": "string"}"#,
            "2:1: `\\ud800` is not a valid shape id\n  help: write ids as `namespace#Name`, with names of ASCII letters, digits and underscores",
        ),
        (
            r#""a#A$b": {"type": "string"}"#,
            "2:1: `a#A$b` is not a valid shape id: it includes a member\n  help: write ids as `namespace#Name`, with names of ASCII letters, digits and underscores",
        ),
        (
            r#""a#A": 1"#,
            "2:8: a#A: invalid type: integer `1`, expected an object\n  help: correct the value; see https://smithy.io/2.0/spec/json-ast.html",
        ),
        (
            r#""a#A": {"type": "string"}, "a#A": {"type": "string"}"#,
            "2:28: `a#A` is defined twice; the first definition is at line 2, column 1\n  help: remove or rename one of the two",
        ),
        (
            r#""a#A": {"type": "string"}, "a\u0023A": {"type": "string"}"#,
            "2:28: `a#A` is defined twice; the first definition is at line 2, column 1\n  help: remove or rename one of the two",
        ),
    ]);
}

#[test]
fn rejects_missing_and_unknown_types() {
    assert_problems(&[
        (r#""a#A": {}"#, "2:1: a#A: a shape requires the property `type`\n  help: add `type`"),
        (
            r#""a#A": {"type": null}"#,
            "2:17: a#A: invalid type: null, expected a string\n  help: correct the value; see https://smithy.io/2.0/spec/json-ast.html",
        ),
        (
            r#""a#A": {"type": "sting"}"#,
            "2:17: a#A: unknown shape type `sting`\n  help: did you mean `string`?",
        ),
        (
            r#""a#A": {"type": "tuple"}"#,
            "2:17: a#A: unknown shape type `tuple`\n  help: see https://smithy.io/2.0/spec/json-ast.html for the types of shapes",
        ),
    ]);
}

#[test]
fn rejects_missing_and_invalid_members() {
    assert_problems(&[
        (
            r#""a#A": {"type": "list"}"#,
            "2:1: a#A: a list requires the property `member`\n  help: add `member`",
        ),
        (
            r#""a#A": {"type": "set"}"#,
            "2:1: a#A: a list requires the property `member`\n  help: add `member`",
        ),
        (
            r#""a#A": {"type": "map"}"#,
            "2:1: a#A: a map requires the property `key`\n  help: add `key`\n2:1: a#A: a map requires the property `value`\n  help: add `value`",
        ),
        (
            r#""a#A": {"type": "union"}"#,
            "2:1: a#A: a union requires at least one member\n  help: add a member",
        ),
        (
            r#""a#A": {"type": "enum"}"#,
            "2:1: a#A: an enum requires at least one member\n  help: add a member",
        ),
        (
            r#""a#A": {"type": "intEnum"}"#,
            "2:1: a#A: an intEnum requires at least one member\n  help: add a member",
        ),
        (
            r#""a#A": {"type": "list", "member": {}}"#,
            "2:25: a#A$member: a member requires the property `target`\n  help: add `target`",
        ),
        (
            r#""a#A": {"type": "list", "member": "a#B"}"#,
            "2:35: a#A$member: invalid type: string \"a#B\", expected an object\n  help: correct the value; see https://smithy.io/2.0/spec/json-ast.html",
        ),
        (
            r#""a#A": {"type": "list", "member": {"target": "B"}}"#,
            "2:46: a#A$member: `B` is not an absolute shape id: the namespace is missing, as in `com.example#Name`\n  help: correct the value; see https://smithy.io/2.0/spec/json-ast.html",
        ),
    ]);
}

#[test]
fn rejects_invalid_member_names() {
    assert_problems(&[
        (
            r#""a#A": {"type": "union", "members": {"b-c": {"target": "smithy.api#Unit"}}}"#,
            "2:38: a#A: `b-c` is not a valid member name\n  help: write ids as `namespace#Name`, with names of ASCII letters, digits and underscores",
        ),
        (
            r#""a#A": {"type": "enum", "members": {"★": {"target": "smithy.api#Unit"}}}"#,
            "2:37: a#A: `★` is not a valid member name\n  help: write ids as `namespace#Name`, with names of ASCII letters, digits and underscores",
        ),
        (
            r#""a#A": {"type": "union", "members": []}"#,
            "2:37: a#A: invalid type: array, expected an object\n  help: correct the value; see https://smithy.io/2.0/spec/json-ast.html",
        ),
        (
            "\"a#A\": {\"type\": \"structure\", \"members\": {\"b\": {\"target\": \"smithy.api#Blob\"},\n \"b\": {\"target\": \"smithy.api#Blob\"}}}",
            "3:2: a#A: `b` is defined twice; the first definition is at line 2, column 42\n  help: remove or rename one of the two",
        ),
    ]);
}

#[test]
fn rejects_invalid_enum_values() {
    assert_problems(&[
        (
            r#""a#A": {"type": "intEnum", "members": {"ONE": {"target": "smithy.api#Unit"}}}"#,
            "2:40: a#A$ONE: a member of an intEnum requires a value\n  help: apply the trait `smithy.api#enumValue`",
        ),
        (
            r#""a#A": {"type": "intEnum", "members": {"ONE": {"traits": {"smithy.api#enumValue": "one"}}}}"#,
            "2:83: a#A$ONE: invalid value of the trait `smithy.api#enumValue`: expected a 32-bit integer\n  help: correct the trait's value, or remove the trait",
        ),
        (
            r#""a#A": {"type": "intEnum", "members": {"ONE": {"traits": {"smithy.api#enumValue": 2147483648}}}}"#,
            "2:83: a#A$ONE: invalid value of the trait `smithy.api#enumValue`: expected a 32-bit integer\n  help: correct the trait's value, or remove the trait",
        ),
        (
            r#""a#A": {"type": "enum", "members": {"ONE": {"traits": {"smithy.api#enumValue": 1}}}}"#,
            "2:80: a#A$ONE: invalid value of the trait `smithy.api#enumValue`: expected a string\n  help: correct the trait's value, or remove the trait",
        ),
        (
            "\"a#A\": {\"type\": \"enum\", \"members\": {\"B\": {},\n \"C\": {\"traits\": {\"smithy.api#enumValue\": \"B\"}}}}",
            "3:2: a#A$C: two members of the enum have the value `B`\n  help: remove one of the two members, or give it another value",
        ),
    ]);
}

#[test]
fn reports_all_problems_in_the_order_of_their_places() {
    let shapes = r#""a#A": {"type": "list", "member": {"target": "a#D"}, "traits": {"smithy.api#title": 1, "b": 1}},
        "a#B": {"type": "thing"},
        "a#C": {"type": "structure", "members": {"b": {"target": "a#B"}, "c": {"target": "a#E"}, "d": {}}},
        "a#D": {"type": "list"}"#;
    let problems = Model::parse("m.json", &document(shapes)).expect_err("has problems");
    let found: Vec<(usize, String)> = problems
        .iter()
        .map(|problem| (problem.span.expect("a span"), problem.kind.to_string()))
        .map(|(span, kind)| (problems.source().position(span).line, kind))
        .collect();
    let expected = [
        (
            2,
            "invalid value of the trait `smithy.api#title`: invalid type: integer `1`, expected a string",
        ),
        (2, "`b` is not a valid trait id"),
        (3, "unknown shape type `thing`"),
        (4, "the target `a#E` does not exist"),
        (4, "a member requires the property `target`"),
        (5, "a list requires the property `member`"),
    ];
    assert_eq!(found, expected.map(|(line, text)| (line, text.to_owned())));
}
