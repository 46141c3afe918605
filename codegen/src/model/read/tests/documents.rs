//! Documents that are not models.

use std::error::Error;
use std::path::Path;

use super::*;
use crate::model::ReadError;

const AST: &str = "use a Smithy model in JSON: an object with `smithy` and `shapes`";

const JSON: &str = "correct the JSON, or use another file";

const VALUE: &str = "correct the value; see https://smithy.io/2.0/spec/json-ast.html";

/// Documents, with the problem and the help.
const NOT_MODELS: &[(&str, &str, &str)] = &[
    ("", "1:1: the file is empty", AST),
    (" \n\t", "1:1: the file is empty", AST),
    ("{,}", "1:2: this is not valid JSON: key must be a string", JSON),
    ("service: a", "1:1: this is not valid JSON: expected a value", JSON),
    ("{}\n{}", "2:1: this is not valid JSON: trailing characters", JSON),
    ("{\"ä\": nonsense}", "1:8: this is not valid JSON: expected a value", JSON),
    (
        "{\"smithy\": \"2.0\",\n \"shapes\": {",
        "2:13: the file is truncated: unexpected end of file while parsing an object",
        "download or copy the file again",
    ),
    (
        "{\"smithy\": \"2.",
        "1:15: the file is truncated: unexpected end of file while parsing a string",
        "download or copy the file again",
    ),
    ("[]", "1:1: this is not a Smithy model in JSON: expected an object", AST),
    ("\"2.0\"", "1:1: this is not a Smithy model in JSON: expected an object", AST),
    (
        "{\"smithy\": \"2.0\"}",
        "1:1: this is not a Smithy model in JSON: the property `shapes` is missing",
        AST,
    ),
    (
        "{\"smithy\": 2, \"shapes\": {}}",
        "1:12: invalid type: integer `2`, expected a string",
        VALUE,
    ),
    (
        "{\"smithy\": \"2.0\", \"shapes\": []}",
        "1:29: invalid type: array, expected an object",
        VALUE,
    ),
    (
        "{\"smithy\": \"2.0\", \"shapes\": {}, \"metadata\": 1}",
        "1:45: invalid type: integer `1`, expected an object",
        VALUE,
    ),
    (
        "{\"smithy\": \"2.0\", \"shapes\": {},\n \"shapes\": {}}",
        "2:2: `shapes` is defined twice; the first definition is at line 1, column 19",
        "remove or rename one of the two",
    ),
    (
        "{\"smithy\": \"2.0\", \"shapes\": {}, \"metadata\": {\"a\": [1e999]}}",
        "1:56: number out of range",
        VALUE,
    ),
    (
        "{\"smithy\": \"2.0\", \"shapes\": {}, \"metadata\": {\"a\": \"\\ud800\"}}",
        "1:58: unexpected end of hex escape",
        VALUE,
    ),
];

#[test]
fn rejects_documents_that_are_not_models() {
    for (text, problem, help) in NOT_MODELS {
        assert_eq!(problems(text), format!("{problem}\n  help: {help}"), "{text}");
    }
}

/// Part of the fault case `messages`: another file instead of a model.
#[test]
fn names_the_format_of_other_documents() {
    let model = "use a Smithy model in JSON: an object with `smithy` and `shapes`";
    let html = "download the file itself instead of the page that shows it";
    let idl = "convert the model to JSON with the Smithy CLI: `smithy ast FILE > model.json`";
    let cases = [
        ("$version: \"2\"\nnamespace a", "1:1", "Smithy IDL", idl),
        ("\n// Words\nnamespace a\n", "2:1", "Smithy IDL", idl),
        ("\u{feff}metadata a = 1\n", "1:2", "Smithy IDL", idl),
        ("<!DOCTYPE html>\n<html>", "1:1", "an HTML page", html),
        ("  <HTML lang=\"en\">", "1:3", "an HTML page", html),
        ("<?xml version=\"1.0\"?><html xmlns=\"\">", "1:1", "an HTML page", html),
        ("<?xml version=\"1.0\"?><model/>", "1:1", "XML", model),
        (
            "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n",
            "1:1",
            "a Git LFS pointer",
            "fetch the actual file: `git lfs pull`",
        ),
        (
            "/annex/objects/SHA256E-s1--00.json\n",
            "1:1",
            "a git-annex pointer",
            "fetch the actual file: `git annex get`",
        ),
    ];
    names_formats(&cases);
}

/// Part of the fault case `messages`: JSON and YAML that is not a model.
#[test]
fn names_the_format_of_other_data() {
    let model = "use a Smithy model in JSON: an object with `smithy` and `shapes`";
    let build = "use the output of `smithy build`: `model.json`";
    let conflict = "resolve the conflict";
    let comments = "remove the comments";
    let botocore = "use the Smithy model of the service; AWS publishes its models at https://github.com/aws/api-models-aws";
    let cases = [
        ("smithy: \"2.0\"\nshapes:\n", "1:1", "YAML", model),
        ("---\nsmithy: \"2.0\"\n", "1:1", "YAML", model),
        ("openapi: 3.1.0\n", "1:1", "an OpenAPI document", model),
        ("{\"info\": {}, \"openapi\": \"3.1.0\"}", "1:14", "an OpenAPI document", model),
        ("{\"swagger\": \"2.0\"}", "1:2", "an OpenAPI document", model),
        ("{\"$schema\": \"\", \"type\": \"object\"}", "1:2", "a JSON Schema", model),
        (
            "{\"version\": \"2.0\", \"metadata\": {}, \"operations\": {}, \"shapes\": {}}",
            "1:36",
            "a botocore model",
            botocore,
        ),
        (
            "{\"version\": \"1.0\", \"sources\": []}",
            "1:20",
            "a `smithy build` configuration",
            build,
        ),
        ("{\n // Words\n \"smithy\": \"2.0\"}", "2:2", "JSON with comments", comments),
        ("{\"smithy\": \"2.0\", /* Words */ \"a\": 1}", "1:19", "JSON with comments", comments),
        ("// Words\n{}", "1:1", "JSON with comments", comments),
        ("<<<<<<< ours\n{}", "1:1", "a file with an unresolved merge conflict", conflict),
        ("{\n<<<<<<< ours\n\"a\": 1}", "2:1", "a file with an unresolved merge conflict", conflict),
    ];
    names_formats(&cases);
}

/// Checks the error for each text, with its place, format and help.
fn names_formats(cases: &[(&str, &str, &str, &str)]) {
    for (text, place, format, help) in cases {
        let expected = format!(
            "{place}: this looks like {format}; expected a Smithy model in JSON\n  help: {help}"
        );
        assert_eq!(problems(text), expected, "{text}");
    }
}

#[test]
fn names_the_format_of_binary_files() {
    let utf16: Vec<u8> = "{\"smithy\"".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(&[u8], &str, &str); 6] = [
        (b"\x1f\x8b\x08\0", "a file compressed with gzip", "decompress the file: `gunzip`"),
        (b"PK\x03\x04\x14", "a ZIP archive", "extract the model from the archive: `unzip`"),
        (b"\x28\xb5\x2f\xfd\x04", "a compressed file", "decompress the file"),
        (b"\xff\xfe{\0}\0", "text in UTF-16", "save the file as UTF-8"),
        (&utf16, "text in UTF-16", "save the file as UTF-8"),
        (b"\0\0\xfe\xff\0\0\0{", "text in UTF-32", "save the file as UTF-8"),
    ];
    for (bytes, format, help) in cases {
        let said = Model::from_bytes("m.json", bytes).expect_err(format).to_string();
        let expected = format!(
            "m.json: this looks like {format}; expected a Smithy model in JSON\n  help: {help}"
        );
        assert_eq!(said, expected);
    }
}

#[test]
fn reports_all_missing_properties() {
    let missing = |name| {
        format!(
            "1:1: this is not a Smithy model in JSON: the property `{name}` is missing\n  help: {AST}"
        )
    };
    assert_eq!(problems("{}"), format!("{}\n{}", missing("smithy"), missing("shapes")));
}

#[test]
fn accepts_only_supported_versions() {
    let version = |version: &str| {
        Model::parse("m.json", &format!("{{\"smithy\": \"{version}\", \"shapes\": {{}}}}"))
    };
    for good in ["1", "1.0", "2", "2.0", "2.13"] {
        assert!(version(good).is_ok(), "{good}");
    }
    for bad in ["", "3.0", "2.", "1.x", "20", "two"] {
        let help = "use a model of Smithy 2.0 or 1.0";
        let expected =
            format!("m.json:1:12: Smithy version `{bad}` is not supported\n  help: {help}");
        assert_eq!(version(bad).expect_err(bad).to_string(), expected);
    }
}

#[test]
fn ignores_unknown_properties() {
    let text = "\u{feff}{\"smithy\": \"2.0\", \"more\": 1, \"shapes\": {\"a#S\": {\"type\": \"string\", \"more\": []}}}\n";
    let model = Model::parse("m.json", text).expect("a model");
    let shape = &model.shapes[&id("a#S")];
    assert_eq!(model.source.slice(shape.span), "\"a#S\"");
}

#[test]
fn reads_metadata() {
    let text = "{\"smithy\": \"2.0\", \"metadata\": {\"a\": [1, {}]}, \"shapes\": {}}";
    let model = Model::parse("m.json", text).expect("a model");
    assert_eq!(model.source.slice(model.metadata["a"].span), "[1, {}]");
    assert_eq!(model.metadata["a"].value, serde_json::json!([1, {}]));
}

#[test]
fn names_a_file_that_can_not_be_read() {
    let missing = Model::read(Path::new("no/such/model.json")).expect_err("missing");
    assert!(matches!(missing, ReadError::File { .. }));
    let text = missing.to_string();
    assert!(text.starts_with("can't read the model no/such/model.json: "), "{text}");
    assert!(text.ends_with("\n  help: use the path of a Smithy model in JSON"), "{text}");

    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("model.json");
    std::fs::write(&file, b"{\n \"\xff\": 1}").expect("written");
    let error: Box<dyn Error + Send + Sync> = Model::read(&file).expect_err("not UTF-8").into();
    let expected = format!(
        "{}:2:3: the file is not valid UTF-8\n  help: save the file as UTF-8",
        file.display()
    );
    assert_eq!(error.to_string(), expected);

    std::fs::write(&file, document("")).expect("written");
    let model = Model::read(&file).expect("a model");
    assert_eq!(model.source.file_name(), "model.json");
    let error = Model::read(folder.path()).expect_err("a folder").to_string();
    let expected = format!(
        "can't read the model {}: it is a folder\n  help: use the path of a file in it: a Smithy model in JSON",
        folder.path().display()
    );
    assert_eq!(error, expected);
}
