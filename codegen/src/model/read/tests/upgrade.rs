//! Idioms of Smithy 1.0.

use serde_json::json;

use super::*;
use crate::model::{EnumMember, EnumValue, ShapeKind, Traits};

/// Returns the model of a Smithy 1.0 document with these shapes.
fn old_model(shapes: &str) -> Model {
    let text = document(shapes).replacen("\"2.0\"", "\"1.0\"", 1);
    Model::parse("m.json", &text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn members<'m>(model: &'m Model, name: &str) -> &'m [EnumMember] {
    match &model.shapes[&id(name)].kind {
        ShapeKind::Enum(members) => members,
        other => panic!("not an enum: {other:?}"),
    }
}

fn names<'m>(model: &'m Model, name: &str) -> Vec<&'m str> {
    members(model, name).iter().map(|member| member.name.as_str()).collect()
}

#[test]
fn a_string_with_named_values_becomes_an_enum() {
    let text = r#""a#S": {"type": "string", "traits": {"smithy.api#enum": [
        {"value": "t2.nano", "name": "T2_NANO", "documentation": "Small.", "tags": ["x"]},
        {"value": "", "name": "NONE", "deprecated": true}], "smithy.api#sensitive": {}}}"#;
    for model in [model(text), old_model(text)] {
        let members = members(&model, "a#S");
        let values: Vec<&EnumValue> = members.iter().map(|member| &member.value).collect();
        assert_eq!(values, [&EnumValue::Text("t2.nano".into()), &EnumValue::Text("".into())]);
        assert_eq!(members[0].id, id("a#S$T2_NANO"));
        assert_eq!(members[0].traits.documentation.as_deref(), Some("Small."));
        assert!(members[0].traits.all.contains_key(&ShapeId::prelude("tags")));
        assert!(members[1].traits.deprecated.is_some());
        assert!(model.source.slice(members[1].span).starts_with(r#"{"value": "", "name""#));
        let traits = &model.shapes[&id("a#S")].traits;
        assert!(traits.sensitive && !traits.all.contains_key(&ShapeId::prelude("enum")));
    }
}

#[test]
fn derives_names_from_values() {
    let model = model(
        r#""a#S": {"type": "string", "traits": {"smithy.api#enum": [
            {"value": "us-east-1"}, {"value": "a: b"}, {"value": "a_b"}, {"value": "a.b"}, {"value": "-x"}]}}"#,
    );
    assert_eq!(names(&model, "a#S"), ["us_east_1", "a_b", "a_b_2", "a_b_3", "_x"]);
}

#[test]
fn a_string_with_an_unnamed_value_stays_a_string() {
    for value in ["2xlarge", "a+b", "", "--", "ä"] {
        let model = model(&format!(
            r#""a#S": {{"type": "string", "traits": {{"smithy.api#enum": [{{"value": "A"}}, {{"value": "{value}"}}]}}}}"#
        ));
        let shape = &model.shapes[&id("a#S")];
        assert_eq!(shape.type_name(), "string", "{value}");
        assert!(shape.traits.all.contains_key(&ShapeId::prelude("enum")));
    }
}

#[test]
fn inherits_the_trait_enum_from_a_mixin() {
    let model = model(
        r#""a#M": {"type": "string", "traits": {"smithy.api#mixin": {}, "smithy.api#enum": [{"value": "A"}]}},
        "a#S": {"type": "string", "mixins": [{"target": "a#M"}]}"#,
    );
    assert_eq!(names(&model, "a#S"), ["A"]);
}

#[test]
fn reports_invalid_enum_definitions_with_their_places() {
    assert_problems(&[
        (
            "\"a#S\": {\"type\": \"string\", \"traits\": {\"smithy.api#enum\": [\n{\"value\": 1}]}}",
            "3:11: a#S: invalid value of the trait `smithy.api#enum`: invalid type: integer `1`, expected a string\n  help: correct the trait's value, or remove the trait",
        ),
        (
            "\"a#S\": {\"type\": \"string\", \"traits\": {\"smithy.api#enum\": []}}",
            "2:1: a#S: an enum requires at least one member\n  help: add a member",
        ),
        (
            "\"a#S\": {\"type\": \"string\", \"traits\": {\"smithy.api#enum\": [{\"value\": \"A\"},\n{\"value\": \"A\", \"name\": \"B\"}]}}",
            "3:1: a#S$B: two members of the enum have the value `A`\n  help: remove one of the two members, or give it another value",
        ),
    ]);
}

#[test]
fn a_set_becomes_a_list_of_unique_items() {
    for model in [
        model(r#""a#S": {"type": "set", "member": {"target": "smithy.api#String"}}"#),
        old_model(r#""a#S": {"type": "set", "member": {"target": "smithy.api#String"}}"#),
    ] {
        let shape = &model.shapes[&id("a#S")];
        assert!(shape.type_name() == "list" && shape.traits.unique_items);
    }
}

const NUMBERS: &str = r#""a#I": {"type": "integer"}, "a#B": {"type": "boolean", "traits": {"smithy.api#box": {}}},
    "a#S": {"type": "structure", "members": {
        "own": {"target": "a#I"},
        "ownBoxed": {"target": "a#I", "traits": {"smithy.api#box": {}}},
        "boxed": {"target": "a#B"},
        "primitive": {"target": "smithy.api#PrimitiveBoolean"},
        "prelude": {"target": "smithy.api#Integer"},
        "big": {"target": "smithy.api#BigInteger"},
        "text": {"target": "smithy.api#String"}}},
    "a#U": {"type": "union", "members": {"i": {"target": "a#I"}}},
    "a#L": {"type": "list", "member": {"target": "a#I"}}"#;

/// Returns the defaults of the members of the structure `a#S`.
fn defaults(model: &Model) -> Vec<(&str, Option<serde_json::Value>)> {
    let members = model.shapes[&id("a#S")].members().into_iter();
    members.map(|member| (member.name.as_str(), member.traits.default.clone())).collect()
}

#[test]
fn unboxed_numbers_have_a_default_in_smithy_1() {
    let model = old_model(NUMBERS);
    let expected = [
        ("own", Some(json!(0))),
        ("ownBoxed", None),
        ("boxed", None),
        ("primitive", Some(json!(false))),
        ("prelude", None),
        ("big", None),
        ("text", None),
    ];
    assert_eq!(defaults(&model), expected);
    let default = |traits: &Traits| traits.default.clone();
    for shape in ["a#U", "a#L"] {
        assert_eq!(default(&model.shapes[&id(shape)].members()[0].traits), None, "{shape}");
    }
}

#[test]
fn numbers_have_no_implicit_default_in_smithy_2() {
    assert!(defaults(&model(NUMBERS)).iter().all(|(_, default)| default.is_none()));
}
