//! Reading good models and bad ones; every message is asserted whole, with its place.

use std::path::Path;

use super::*;
use crate::model::{EnumValue, ShapeKind};

/// A document of shapes, each on a line of its own, from the second line on.
fn document(shapes: &str) -> String {
    format!("{{\"smithy\": \"2.0\", \"shapes\": {{\n{shapes}\n}}}}")
}

fn model(shapes: &str) -> Model {
    Model::parse("m.json", &document(shapes)).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The problems of a document, one below the other.
fn problems(text: &str) -> String {
    Model::parse("m.json", text).expect_err("has problems").to_string()
}

fn id(text: &str) -> ShapeId {
    text.parse().expect("valid")
}

#[test]
fn documents_that_are_no_models() {
    let cases = [
        (
            "",
            "m.json:1:1: this is no JSON: the document is empty\n  help: correct the JSON, or give another file",
        ),
        (
            "{,}",
            "m.json:1:2: this is no JSON: key must be a string\n  help: correct the JSON, or give another file",
        ),
        (
            "{\"smithy\": \"2.0\",\n \"shapes\": {",
            "m.json:2:12: the document ends too early: EOF while parsing an object\n  help: get the whole file again",
        ),
        (
            "[]",
            "m.json:1:1: this is no Smithy JSON AST: it has to be an object\n  help: give the model's JSON AST, an object with `smithy` and `shapes`",
        ),
        (
            "{}",
            "m.json:1:1: this is no Smithy JSON AST: the property `smithy` is missing\n  help: give the model's JSON AST, an object with `smithy` and `shapes`",
        ),
        (
            "{\"smithy\": \"2.0\"}",
            "m.json:1:1: this is no Smithy JSON AST: the property `shapes` is missing\n  help: give the model's JSON AST, an object with `smithy` and `shapes`",
        ),
        (
            "{\"smithy\": \"1.0\", \"shapes\": {}}",
            "m.json:1:12: Smithy version `1.0` is not supported\n  help: convert the model to Smithy 2.0, for instance with `smithy ast`",
        ),
        (
            "{\"smithy\": 2, \"shapes\": {}}",
            "m.json:1:12: invalid type: integer `2`, expected a string",
        ),
        ("{\"smithy\": \"2.0\", \"shapes\": []}", "m.json:1:29: this has to be an object"),
    ];
    for (text, expected) in cases {
        assert_eq!(problems(text), expected, "{text}");
    }
}

#[test]
fn shapes_that_are_wrong() {
    let cases = [
        ("\"no id\": {\"type\": \"string\"}", "m.json:2:1: `no id` is no valid shape id"),
        ("\"a#A\": {}", "m.json:2:1: a#A: a shape needs the property `type`\n  help: add `type`"),
        (
            "\"a#A\": {\"type\": \"sting\"}",
            "m.json:2:17: a#A: there is no shape type `sting`\n  help: did you mean `string`?",
        ),
        (
            "\"a#A\": {\"type\": \"list\"}",
            "m.json:2:1: a#A: a list needs the property `member`\n  help: add `member`",
        ),
        (
            "\"a#A\": {\"type\": \"list\", \"member\": {}}",
            "m.json:2:35: a#A$member: a member needs the property `target`\n  help: add `target`",
        ),
        (
            "\"a#A\": {\"type\": \"list\", \"member\": {\"target\": \"B\"}}",
            "m.json:2:46: a#A$member: `B` is no absolute shape id",
        ),
        (
            "\"a#A\": {\"type\": \"list\", \"member\": {\"target\": \"a#Strings\"}},\n\"a#String\": {\"type\": \"string\"}",
            "m.json:2:46: a#A$member: the target `a#Strings` does not exist\n  help: did you mean `a#String`?",
        ),
        (
            "\"a#A\": {\"type\": \"structure\", \"members\": {\"b\": {\"target\": \"a#B\"}}},\n\"a#B\": {\"type\": \"operation\"}",
            "m.json:2:58: a#A$b: the target `a#B` is of type operation, and has to be a type of data",
        ),
        (
            "\"a#A\": {\"type\": \"operation\", \"input\": {\"target\": \"smithy.api#String\"}}",
            "m.json:2:1: a#A: the input `smithy.api#String` is of type string, and has to be a structure",
        ),
        (
            "\"a#A\": {\"type\": \"operation\", \"errors\": [{\"target\": \"smithy.api#Unit\"}]}",
            "m.json:2:1: a#A: the error `smithy.api#Unit` is of type structure, and has to be a structure with @error",
        ),
        (
            "\"a#A\": {\"type\": \"service\", \"operations\": [{\"target\": \"smithy.api#Unit\"}]}",
            "m.json:2:1: a#A: the operation `smithy.api#Unit` is of type structure, and has to be an operation",
        ),
        (
            "\"a#A\": {\"type\": \"map\", \"key\": {\"target\": \"smithy.api#Integer\"}, \"value\": {\"target\": \"smithy.api#String\"}}",
            "m.json:2:42: a#A$key: the key `smithy.api#Integer` is of type integer, and has to be a string or enum",
        ),
        (
            "\"a#A\": {\"type\": \"string\"}, \"a#A\": {\"type\": \"string\"}",
            "m.json:2:28: `a#A` is defined twice\n  help: remove or rename one of the two",
        ),
        (
            "\"a#A\": {\"type\": \"structure\", \"members\": {\"b\": {\"target\": \"smithy.api#String\"}, \"b\": {\"target\": \"smithy.api#String\"}}}",
            "m.json:2:80: a#A: `b` is defined twice\n  help: remove or rename one of the two",
        ),
        (
            "\"a#A\": {\"type\": \"structure\", \"members\": {\"b-c\": {\"target\": \"smithy.api#String\"}}}",
            "m.json:2:42: a#A: `b-c` is no valid member name",
        ),
        (
            "\"a#A\": {\"type\": \"enum\", \"members\": {\"★\": {\"target\": \"smithy.api#Unit\"}}}",
            "m.json:2:37: a#A: `★` is no valid member name",
        ),
        (
            "\"a#A\": {\"type\": \"string\", \"traits\": {\"smithy.api#length\": {\"min\": -1}}}",
            "m.json:2:68: a#A: the value of the trait `smithy.api#length` is wrong: invalid value: integer `-1`, expected u64",
        ),
        (
            "\"a#A\": {\"type\": \"intEnum\", \"members\": {\"ONE\": {\"target\": \"smithy.api#Unit\"}}}",
            "m.json:2:40: a#A$ONE: a member of an intEnum needs a value\n  help: add the trait `smithy.api#enumValue`",
        ),
        (
            "\"a#A\": {\"type\": \"enum\", \"members\": {\"B\": {\"target\": \"smithy.api#Unit\"}, \"C\": {\"target\": \"smithy.api#Unit\", \"traits\": {\"smithy.api#enumValue\": \"B\"}}}}",
            "m.json:2:73: a#A$C: the value `B` stands for two members of the enum",
        ),
        (
            "\"a#A\": {\"type\": \"structure\", \"members\": {\"b\": {\"target\": \"a#A\", \"traits\": {\"smithy.api#required\": {}}}}}",
            "m.json:2:1: a#A: no value is finite: a#A needs a#A\n  help: make one of the members optional, or a list",
        ),
        (
            "\"a#A\": {\"type\": \"list\", \"member\": {\"target\": \"a#A\"}}",
            "m.json:2:1: a#A: no value is finite: a#A needs a#A\n  help: make one of the members optional, or a list",
        ),
        (
            "\"a#A\": {\"type\": \"structure\", \"members\": {}, \"mixins\": [{\"target\": \"a#A\"}]}",
            "m.json:2:1: a#A: the mixin includes itself",
        ),
        (
            "\"a#A$b\": {\"type\": \"apply\", \"traits\": {}}",
            "m.json:2:1: a#A$b: the target of `apply` `a#A$b` does not exist\n  help: define the shape, or target another",
        ),
    ];
    for (shapes, expected) in cases {
        assert_eq!(problems(&document(shapes)), expected, "{shapes}");
    }
}

#[test]
fn all_problems_are_reported_in_the_order_of_their_places() {
    let shapes = "\"a#A\": {\"type\": \"list\"},\n\"a#B\": {\"type\": \"thing\"},\n\"a#C\": {\"type\": \"list\", \"member\": {\"target\": \"a#D\"}}";
    let problems = Model::parse("m.json", &document(shapes)).expect_err("has problems");
    let lines: Vec<usize> = problems
        .iter()
        .filter_map(|problem| problem.span)
        .map(|span| problems.source().position(span).line)
        .collect();
    assert_eq!(lines, [2, 3, 4]);
}

#[test]
fn deeply_nested_input_is_a_problem_and_no_overflow() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let text =
        format!("{{\"smithy\": \"2.0\", \"metadata\": {{\"a\": {deep}}}, \"shapes\": {{}}}}");
    assert!(problems(&text).contains("recursion limit exceeded"));
}

#[test]
fn a_file_that_is_missing_or_no_text_is_named() {
    let missing = Model::read(Path::new("no/such/model.json")).expect_err("missing");
    assert!(
        missing.to_string().starts_with("can't read the model no/such/model.json: "),
        "{missing}"
    );
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("model.json");
    std::fs::write(&file, b"{\xff}").expect("written");
    let error = Model::read(&file).expect_err("no text").to_string();
    assert!(error.ends_with("model.json: it is not UTF-8 from byte 1 on"), "{error}");
}

#[test]
fn members_traits_and_values_are_understood() {
    let model = model(
        "\"a#A\": {\"type\": \"structure\", \"members\": {\"b\": {\"target\": \"a#E\", \"traits\": {\"smithy.api#required\": {}, \"a#custom\": [1]}}}},\n\
         \"a#E\": {\"type\": \"enum\", \"members\": {\"X\": {\"target\": \"smithy.api#Unit\", \"traits\": {\"smithy.api#enumValue\": \"x\"}}}}",
    );
    let member = model.shapes[&id("a#A")].members()[0];
    assert_eq!((member.id.as_str(), member.traits.required), ("a#A$b", true));
    assert_eq!(model.source.slice(member.traits.all[&id("a#custom")].span), "[1]");
    let ShapeKind::Enum(members) = &model.shapes[&id("a#E")].kind else { panic!("no enum") };
    assert_eq!(members[0].value, EnumValue::Text("x".into()));
}

#[test]
fn mixins_come_first_and_applied_traits_last() {
    let model = model(
        "\"a#M\": {\"type\": \"structure\", \"members\": {\"m\": {\"target\": \"smithy.api#String\"}}, \"traits\": {\"smithy.api#mixin\": {\"localTraits\": [\"smithy.api#title\"]}, \"smithy.api#title\": \"T\", \"smithy.api#sensitive\": {}}},\n\
         \"a#A\": {\"type\": \"structure\", \"members\": {\"own\": {\"target\": \"smithy.api#String\"}}, \"mixins\": [{\"target\": \"a#M\"}]},\n\
         \"a#A$m\": {\"type\": \"apply\", \"traits\": {\"smithy.api#required\": {}}}",
    );
    let shape = &model.shapes[&id("a#A")];
    let names: Vec<(&str, bool)> =
        shape.members().iter().map(|member| (member.id.as_str(), member.traits.required)).collect();
    assert_eq!(names, [("a#A$m", true), ("a#A$own", false)]);
    assert!(shape.traits.sensitive && shape.traits.title.is_none());
    assert!(!shape.traits.all.contains_key(&ShapeId::prelude("mixin")));
}

const SERVICES: &str = "\"a#One\": {\"type\": \"service\", \"version\": \"1\"},\n\"a#Two\": {\"type\": \"service\", \"version\": \"1\"}";

#[test]
fn the_service_is_found_or_asked_for() {
    let error = |model: &Model, wanted| model.service(wanted).expect_err("none").to_string();
    assert_eq!(
        error(&model("\"a#A\": {\"type\": \"string\"}"), None),
        "m.json: the model has no service\n  help: give a model with a service shape"
    );
    let services = model(SERVICES);
    assert_eq!(
        error(&services, None),
        "m.json: the model has several services: a#One, a#Two\n  help: choose one with `--service SHAPE_ID`"
    );
    assert_eq!(
        error(&services, Some("a#Tow")),
        "m.json: the model has no service `a#Tow`\n  help: did you mean `--service a#Two`?"
    );
    for wanted in ["a#Two", "Two"] {
        assert_eq!(services.service(Some(wanted)).expect("there").service, id("a#Two"));
    }
}

/// The published models, where they are there.
fn reference(path: &str) -> Option<Model> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/reference").join(path);
    file.exists().then(|| Model::read(&file).unwrap_or_else(|error| panic!("{error}")))
}

#[test]
fn the_published_model_is_read_whole() {
    let Some(model) = reference("models/partnercentral-channel-2026-03-03.json") else { return };
    let count =
        |name: &str| model.shapes.values().filter(|shape| shape.type_name() == name).count();
    let types = [
        "structure",
        "string",
        "enum",
        "operation",
        "list",
        "union",
        "resource",
        "timestamp",
        "service",
    ];
    assert_eq!(types.map(count), [71, 22, 18, 17, 16, 5, 3, 1, 1]);
    assert_eq!(model.shapes.len(), 154);
    let closure = model.service(None).expect("one service");
    assert_eq!((closure.operations.len(), closure.shapes.len()), (17, 154 - 17 - 3 - 1));
}

#[test]
fn the_published_protocol_tests_are_read() {
    let Some(model) = reference("conformance/awsJson1_0.json") else { return };
    assert_eq!(model.services().count(), 2);
}
