//! Tests for `cargo xtask changes`.

#[path = "support/command_line.rs"]
mod command_line;

use std::process::Output;

use serde_json::Value;
use tests::root;

const OLD: &str = "codegen/src/changes/tests/hostile/old.json";
const NEW: &str = "codegen/src/changes/tests/hostile/new.json";

fn changes(arguments: &[&str]) -> Output {
    let mut command = command_line::command();
    command.current_dir(root()).arg("changes").args(arguments).output().expect("xtask runs")
}

/// Returns the standard output, the standard error and the exit code.
fn outcome(output: &Output) -> (String, String, Option<i32>) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr), output.status.code())
}

fn success(arguments: &[&str]) -> String {
    let (said, errors, code) = outcome(&changes(arguments));
    assert_eq!((errors.as_str(), code), ("", Some(0)));
    said
}

#[test]
fn prints_each_format_as_the_library_renders_it() {
    let report = tests::between(&root().join(OLD), &root().join(NEW));
    assert_eq!(success(&[OLD, NEW]), report.text());
    assert_eq!(success(&[OLD, NEW, "--format", "text"]), report.text());
    assert_eq!(success(&[OLD, NEW, "--format", "markdown"]), report.markdown());
    assert_eq!(success(&[OLD, NEW, "--format", "json"]), report.json());
    let page = tests::page(Some(&root().join(OLD)), &root().join(NEW));
    assert_eq!(success(&[OLD, NEW, "--format", "html"]), page);
    let page = tests::page(None, &root().join(OLD));
    assert_eq!(success(&["--initial", OLD, "--format", "html"]), page);
}

/// Checks the consequences of the newest revision.
#[test]
fn the_newest_revision_has_one_breaking_change() {
    let second = "model/revisions/2026-03-03.json";
    let newest = "model/partnercentral-channel-2024-03-18.json";
    let json: Value =
        serde_json::from_str(&success(&[second, newest, "--format", "json"])).expect("JSON");
    assert_eq!((&json["breaksWire"], &json["breaksSource"]), (&false.into(), &true.into()));
    let changes = json["changes"].as_array().expect("changes");
    let place = |change: &&Value| {
        let shape = change["shape"].as_str().and_then(|shape| shape.split_once('#'));
        shape.expect("the id of a shape").1.to_owned()
    };
    let breaking: Vec<String> = changes
        .iter()
        .filter(|change| change["breaksWire"] == true || change["breaksSource"] == true)
        .map(|change| format!("{}: {}", place(&change), change["why"]))
        .collect();
    let field = "CreateRelationshipRequest$associatedAccountId: \"The field is now an `Option`.\"";
    assert_eq!(breaking, [field]);
    let scope = changes.iter().find(|change| place(change).ends_with("Request$accountScope"));
    assert_eq!(scope.expect("a new member")["kind"], "member-added");
    let widened = changes.iter().filter(|change| change["values"] == "widened");
    assert_eq!(widened.map(|change| place(&change)).collect::<Vec<_>>(), ["TaggableArn"]);
}

#[test]
fn all_operations_of_a_first_revision_are_new() {
    let said = success(&["--initial", OLD]);
    assert!(said.starts_with("Hostile: old.json\n4 new operations.\n"), "{said}");
    let json: Value =
        serde_json::from_str(&success(&["--initial", OLD, "--format", "json"])).expect("JSON");
    assert_eq!(json["operations"].as_array().map(Vec::len), Some(4));
    assert_eq!(json["old"], Value::Null);
    assert_eq!((&json["breaksWire"], &json["breaksSource"]), (&false.into(), &false.into()));
}

#[test]
fn deny_breaking_fails_for_breaking_changes() {
    let (said, errors, code) = outcome(&changes(&[OLD, NEW, "--deny-breaking"]));
    assert_eq!(code, Some(1));
    assert!(said.contains("\nBreaking changes\n"), "the report is printed all the same");
    assert_eq!(errors, "error: breaking changes found, and --deny-breaking is set\n");
    assert!(success(&[NEW, NEW, "--deny-breaking"]).contains("No operation has changed"));
    assert!(success(&["--initial", OLD, "--deny-breaking"]).contains("4 new operations"));
}

#[test]
fn selects_the_service_by_name() {
    let said = success(&[OLD, NEW, "--service", "Hostile"]);
    assert!(said.contains("1 updated operation"));
    let (_, errors, code) = outcome(&changes(&[OLD, NEW, "--service", "Hostil"]));
    assert_eq!(code, Some(1));
    assert!(errors.contains("#Hostile`"), "the error suggests the nearest name: {errors}");
}

#[test]
fn rejects_invalid_arguments() {
    for arguments in
        [&[][..], &[OLD], &["--initial", OLD, OLD, NEW], &[OLD, NEW, "--format", "xml"]]
    {
        let (said, errors, code) = outcome(&changes(arguments));
        assert_eq!((said.as_str(), code), ("", Some(2)), "{arguments:?}");
        assert!(errors.starts_with("error: "), "{errors}");
    }
    let (_, errors, code) = outcome(&changes(&["not/there.json", NEW]));
    assert_eq!(code, Some(1));
    assert!(errors.contains("not/there.json"), "{errors}");
}
