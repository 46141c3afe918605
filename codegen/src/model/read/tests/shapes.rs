//! Shapes and members that are wrong in themselves.

use super::*;

#[test]
fn shapes() {
    assert_problems(&[
        (
            r#""no id": {"type": "string"}"#,
            "2:1: `no id` is no valid shape id\n  help: write ids as `namespace#Name`, names of ASCII letters, digits and underscores",
        ),
        (
            r#""\ud800": {"type": "string"}"#,
            "2:1: `\\ud800` is no valid shape id\n  help: write ids as `namespace#Name`, names of ASCII letters, digits and underscores",
        ),
        (
            r#""a#A$b": {"type": "string"}"#,
            "2:1: `a#A$b` is no valid id of a shape, as it names a member\n  help: write ids as `namespace#Name`, names of ASCII letters, digits and underscores",
        ),
        (
            r#""a#A": 1"#,
            "2:8: a#A: invalid type: integer `1`, expected an object\n  help: correct the value: https://smithy.io/2.0/spec/json-ast.html tells what can stand here",
        ),
        (
            r#""a#A": {"type": "string"}, "a#A": {"type": "string"}"#,
            "2:28: `a#A` is defined twice, first in line 2, column 1\n  help: remove or rename one of the two",
        ),
        (
            r#""a#A": {"type": "string"}, "a\u0023A": {"type": "string"}"#,
            "2:28: `a#A` is defined twice, first in line 2, column 1\n  help: remove or rename one of the two",
        ),
    ]);
}

#[test]
fn types() {
    assert_problems(&[
        (r#""a#A": {}"#, "2:1: a#A: a shape needs the property `type`\n  help: add `type`"),
        (
            r#""a#A": {"type": null}"#,
            "2:17: a#A: invalid type: null, expected a string\n  help: correct the value: https://smithy.io/2.0/spec/json-ast.html tells what can stand here",
        ),
        (
            r#""a#A": {"type": "sting"}"#,
            "2:17: a#A: there is no shape type `sting`\n  help: did you mean `string`?",
        ),
        (
            r#""a#A": {"type": "tuple"}"#,
            "2:17: a#A: there is no shape type `tuple`\n  help: see https://smithy.io/2.0/spec/json-ast.html for the types of shapes",
        ),
    ]);
}

#[test]
fn members() {
    assert_problems(&[
        (
            r#""a#A": {"type": "list"}"#,
            "2:1: a#A: a list needs the property `member`\n  help: add `member`",
        ),
        (
            r#""a#A": {"type": "set"}"#,
            "2:1: a#A: a list needs the property `member`\n  help: add `member`",
        ),
        (
            r#""a#A": {"type": "map"}"#,
            "2:1: a#A: a map needs the property `key`\n  help: add `key`\n2:1: a#A: a map needs the property `value`\n  help: add `value`",
        ),
        (r#""a#A": {"type": "union"}"#, "2:1: a#A: a union needs a member\n  help: add a member"),
        (r#""a#A": {"type": "enum"}"#, "2:1: a#A: an enum needs a member\n  help: add a member"),
        (
            r#""a#A": {"type": "intEnum"}"#,
            "2:1: a#A: an intEnum needs a member\n  help: add a member",
        ),
        (
            r#""a#A": {"type": "list", "member": {}}"#,
            "2:25: a#A$member: a member needs the property `target`\n  help: add `target`",
        ),
        (
            r#""a#A": {"type": "list", "member": "a#B"}"#,
            "2:35: a#A$member: invalid type: string \"a#B\", expected an object\n  help: correct the value: https://smithy.io/2.0/spec/json-ast.html tells what can stand here",
        ),
        (
            r#""a#A": {"type": "list", "member": {"target": "B"}}"#,
            "2:46: a#A$member: `B` is no absolute shape id: the namespace is missing, as in `com.example#Name`\n  help: correct the value: https://smithy.io/2.0/spec/json-ast.html tells what can stand here",
        ),
    ]);
}

#[test]
fn names_of_members() {
    assert_problems(&[
        (
            r#""a#A": {"type": "union", "members": {"b-c": {"target": "smithy.api#Unit"}}}"#,
            "2:38: a#A: `b-c` is no valid member name\n  help: write ids as `namespace#Name`, names of ASCII letters, digits and underscores",
        ),
        (
            r#""a#A": {"type": "enum", "members": {"★": {"target": "smithy.api#Unit"}}}"#,
            "2:37: a#A: `★` is no valid member name\n  help: write ids as `namespace#Name`, names of ASCII letters, digits and underscores",
        ),
        (
            r#""a#A": {"type": "union", "members": []}"#,
            "2:37: a#A: invalid type: sequence, expected an object\n  help: correct the value: https://smithy.io/2.0/spec/json-ast.html tells what can stand here",
        ),
        (
            "\"a#A\": {\"type\": \"structure\", \"members\": {\"b\": {\"target\": \"smithy.api#Blob\"},\n \"b\": {\"target\": \"smithy.api#Blob\"}}}",
            "3:2: a#A: `b` is defined twice, first in line 2, column 42\n  help: remove or rename one of the two",
        ),
    ]);
}

#[test]
fn values_of_enums() {
    assert_problems(&[
        (
            r#""a#A": {"type": "intEnum", "members": {"ONE": {"target": "smithy.api#Unit"}}}"#,
            "2:40: a#A$ONE: a member of an intEnum needs a value\n  help: add the trait `smithy.api#enumValue`",
        ),
        (
            r#""a#A": {"type": "intEnum", "members": {"ONE": {"traits": {"smithy.api#enumValue": "one"}}}}"#,
            "2:83: a#A$ONE: the value of the trait `smithy.api#enumValue` is wrong: it has to be a 32-bit integer\n  help: correct the trait's value, or remove the trait",
        ),
        (
            r#""a#A": {"type": "intEnum", "members": {"ONE": {"traits": {"smithy.api#enumValue": 2147483648}}}}"#,
            "2:83: a#A$ONE: the value of the trait `smithy.api#enumValue` is wrong: it has to be a 32-bit integer\n  help: correct the trait's value, or remove the trait",
        ),
        (
            r#""a#A": {"type": "enum", "members": {"ONE": {"traits": {"smithy.api#enumValue": 1}}}}"#,
            "2:80: a#A$ONE: the value of the trait `smithy.api#enumValue` is wrong: it has to be text\n  help: correct the trait's value, or remove the trait",
        ),
        (
            "\"a#A\": {\"type\": \"enum\", \"members\": {\"B\": {},\n \"C\": {\"traits\": {\"smithy.api#enumValue\": \"B\"}}}}",
            "3:2: a#A$C: the value `B` stands for two members of the enum\n  help: remove one of the two, or give it another value",
        ),
    ]);
}

#[test]
fn all_problems_are_reported_in_the_order_of_their_places() {
    let shapes = r#""a#A": {"type": "list", "member": {"target": "a#D"}, "traits": {"smithy.api#title": 1, "b": 1}},
        "a#B": {"type": "thing"},
        "a#C": {"type": "structure", "members": {"b": {"target": "a#B"}, "c": {"target": "a#E"}, "d": {}}},
        "a#D": {"type": "list"}"#;
    let problems = Model::parse("m.json", &document(shapes)).expect_err("has problems");
    let found: Vec<(usize, String)> = problems
        .iter()
        .map(|problem| (problem.span.expect("a place"), problem.kind.to_string()))
        .map(|(span, kind)| (problems.source().position(span).line, kind))
        .collect();
    let expected = [
        (
            2,
            "the value of the trait `smithy.api#title` is wrong: invalid type: integer `1`, expected a string",
        ),
        (2, "`b` is no valid trait id"),
        (3, "there is no shape type `thing`"),
        (4, "the target `a#E` does not exist"),
        (4, "a member needs the property `target`"),
        (5, "a list needs the property `member`"),
    ];
    assert_eq!(found, expected.map(|(line, text)| (line, text.to_owned())));
}
