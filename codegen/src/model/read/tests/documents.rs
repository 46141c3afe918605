//! Documents that are no models.

use std::error::Error;
use std::path::Path;

use super::*;
use crate::model::ReadError;

const AST: &str = "give a model's JSON AST, an object with `smithy` and `shapes`";

#[test]
fn documents_that_are_no_models() {
    let json = "correct the JSON, or give another file";
    let value =
        "correct the value: https://smithy.io/2.0/spec/json-ast.html tells what can stand here";
    let cases = [
        ("", "1:1: the document is empty", AST),
        (" \n\t", "1:1: the document is empty", AST),
        ("{,}", "1:2: this is no JSON: key must be a string", json),
        ("service: a", "1:1: this is no JSON: expected value", json),
        ("{}\n{}", "2:1: this is no JSON: trailing characters", json),
        ("{\"ä\": nonsense}", "1:8: this is no JSON: expected ident", json),
        (
            "{\"smithy\": \"2.0\",\n \"shapes\": {",
            "2:13: the document ends too early: EOF while parsing an object",
            "get the whole file again",
        ),
        (
            "{\"smithy\": \"2.",
            "1:15: the document ends too early: EOF while parsing a string",
            "get the whole file again",
        ),
        ("[]", "1:1: this is no Smithy JSON AST: it has to be an object", AST),
        ("\"2.0\"", "1:1: this is no Smithy JSON AST: it has to be an object", AST),
        (
            "{\"smithy\": \"2.0\"}",
            "1:1: this is no Smithy JSON AST: the property `shapes` is missing",
            AST,
        ),
        (
            "{\"smithy\": 2, \"shapes\": {}}",
            "1:12: invalid type: integer `2`, expected a string",
            value,
        ),
        (
            "{\"smithy\": \"2.0\", \"shapes\": []}",
            "1:29: invalid type: sequence, expected an object",
            value,
        ),
        (
            "{\"smithy\": \"2.0\", \"shapes\": {}, \"metadata\": 1}",
            "1:45: invalid type: integer `1`, expected an object",
            value,
        ),
        (
            "{\"smithy\": \"2.0\", \"shapes\": {},\n \"shapes\": {}}",
            "2:2: `shapes` is defined twice, first in line 1, column 19",
            "remove or rename one of the two",
        ),
        (
            "{\"smithy\": \"2.0\", \"shapes\": {}, \"metadata\": {\"a\": [1e999]}}",
            "1:56: number out of range",
            value,
        ),
        (
            "{\"smithy\": \"2.0\", \"shapes\": {}, \"metadata\": {\"a\": \"\\ud800\"}}",
            "1:58: unexpected end of hex escape",
            value,
        ),
    ];
    for (text, problem, help) in cases {
        assert_eq!(problems(text), format!("{problem}\n  help: {help}"), "{text}");
    }
}

#[test]
fn everything_that_is_missing_is_reported() {
    let missing = |name| {
        format!("1:1: this is no Smithy JSON AST: the property `{name}` is missing\n  help: {AST}")
    };
    assert_eq!(problems("{}"), format!("{}\n{}", missing("smithy"), missing("shapes")));
}

#[test]
fn versions() {
    let version = |version: &str| {
        Model::parse("m.json", &format!("{{\"smithy\": \"{version}\", \"shapes\": {{}}}}"))
    };
    for good in ["1", "1.0", "2", "2.0", "2.13"] {
        assert!(version(good).is_ok(), "{good}");
    }
    for bad in ["", "3.0", "2.", "1.x", "20", "two"] {
        let help = "give a model of Smithy 2.0 or 1.0";
        let expected =
            format!("m.json:1:12: Smithy version `{bad}` is not supported\n  help: {help}");
        assert_eq!(version(bad).expect_err(bad).to_string(), expected);
    }
}

#[test]
fn what_is_not_known_is_tolerated() {
    let text = "\u{feff}{\"smithy\": \"2.0\", \"more\": 1, \"shapes\": {\"a#S\": {\"type\": \"string\", \"more\": []}}}\n";
    let model = Model::parse("m.json", text).expect("a model");
    let shape = &model.shapes[&id("a#S")];
    assert_eq!(model.source.slice(shape.span), "\"a#S\"");
}

#[test]
fn metadata_is_kept() {
    let text = "{\"smithy\": \"2.0\", \"metadata\": {\"a\": [1, {}]}, \"shapes\": {}}";
    let model = Model::parse("m.json", text).expect("a model");
    assert_eq!(model.source.slice(model.metadata["a"].span), "[1, {}]");
    assert_eq!(model.metadata["a"].value, serde_json::json!([1, {}]));
}

#[test]
fn a_file_that_is_missing_or_no_text_is_named() {
    let missing = Model::read(Path::new("no/such/model.json")).expect_err("missing");
    assert!(matches!(missing, ReadError::File { .. }));
    let text = missing.to_string();
    assert!(text.starts_with("can't read the model no/such/model.json: "), "{text}");
    assert!(text.ends_with("\n  help: give the file of a Smithy JSON AST"), "{text}");

    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("model.json");
    std::fs::write(&file, b"{\n \"\xff\": 1}").expect("written");
    let error: Box<dyn Error + Send + Sync> = Model::read(&file).expect_err("no text").into();
    let expected =
        format!("{}:2:3: this is not UTF-8\n  help: save the file as UTF-8", file.display());
    assert_eq!(error.to_string(), expected);

    std::fs::write(&file, document("")).expect("written");
    let model = Model::read(&file).expect("a model");
    assert_eq!(model.source.file_name(), "model.json");
    assert!(Model::read(folder.path()).is_err(), "a folder");
}
