//! Tests of the command `conformance`: tests that pass, tests that fail, and unsupported services.

#[path = "support/command_line.rs"]
mod command_line;

use std::fs;
use std::path::Path;
use std::process::Output;
use std::sync::{Mutex, PoisonError};

use tests::root;

/// Held while the command runs: all runs of the command write their crates to the same folder.
static FOLDER: Mutex<()> = Mutex::new(());

/// Runs the command for models.
fn conformance(models: &[&Path]) -> Output {
    let _held = FOLDER.lock().unwrap_or_else(PoisonError::into_inner);
    let mut command = command_line::command();
    command.current_dir(root()).arg("conformance").args(models).output().expect("xtask runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// Uses the small model with protocol tests, and a copy with a wrong expectation.
#[test]
fn failed_tests_show_the_difference() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = root().join("tests/models/protocol/model.json");
    let bad = folder.path().join("bad.json");
    let model = fs::read_to_string(&good).expect("read");
    fs::write(&bad, model.replacen("/custom/", "/other/", 1)).expect("written");

    let output = conformance(&[&good, &bad]);
    let printed = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines[2], "model.json Shapes protocol: 21 passed, 0 failed, 5 skipped");
    assert_eq!(lines[3], "  ReadsARequest skipped: it is for servers");
    assert_eq!(lines[10], "bad.json Shapes protocol: 20 passed, 1 failed, 5 skipped");
    assert_eq!(lines[16], "  sends_below_the_path_of_the_endpoint failed:");
    let expected =
        "SendsBelowThePathOfTheEndpoint:\n    - the path is `/custom/`, expected `/other/`";
    assert!(printed.contains(expected), "{printed}");
    assert!(printed.ends_with("\n10 skipped\n41 passed, 1 failed\n"), "{printed}");
}

/// The folder must not be one of the user's own packages.
#[test]
fn other_manifests_are_not_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let manifest = folder.path().join("Cargo.toml");
    fs::write(&manifest, "[package]\n").expect("written");
    let mut command = command_line::command();
    let model = root().join("tests/models/protocol/model.json");
    command.current_dir(root()).arg("conformance").arg(model).arg("--keep").arg(folder.path());
    let output = command.output().expect("xtask runs");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let expected = "is the manifest of something else, and is not overwritten";
    assert!(text(&output.stderr).contains(expected), "{output:?}");
    assert_eq!(fs::read_to_string(&manifest).expect("read"), "[package]\n");
    assert_eq!(fs::read_dir(folder.path()).expect("read").count(), 1);
}

/// Uses a model with operations that are not supported, and two models of different protocols.
#[test]
fn the_totals_of_each_protocol_are_printed() {
    let model = |name: &str| root().join("tests/models").join(name).join("model.json");
    let models = [model("query"), model("ec2_query"), model("refused_streaming")];
    let _held = FOLDER.lock().unwrap_or_else(PoisonError::into_inner);
    let mut command = command_line::command();
    let arguments = ["conformance", "--skip-unsupported"];
    let output = command.current_dir(root()).args(arguments).args(models).output();
    let output = output.expect("xtask runs");
    let printed = text(&output.stdout);
    assert!(printed.contains("Shapes protocol: 3 passed, 0 failed"), "{printed}");
    assert!(printed.contains("skipped: no operation is supported\n"), "{printed}");
    let expected =
        "awsQuery: 4 passed, 0 failed, 0 skipped\nec2Query: 1 passed, 0 failed, 0 skipped\n";
    assert!(printed.contains(expected), "{printed}");
    assert!(printed.ends_with("1 skipped\n5 passed, 0 failed\n"), "{printed}");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn reports_services_that_cannot_be_tested_and_fails() {
    let folder = tempfile::tempdir().expect("a folder");
    let models = ["none.json", "broken.json", "empty.json"].map(|name| folder.path().join(name));
    fs::write(&models[1], "{").expect("written");
    fs::write(&models[2], r#"{"smithy": "2.0", "shapes": {}}"#).expect("written");

    let output = conformance(&models.each_ref().map(|model| model.as_path()));
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(text(&output.stdout), "0 passed, 3 failed\n");
    let errors = text(&output.stderr);
    for model in &models {
        let expected = format!("error: {} can't be tested\n", model.display());
        assert!(errors.contains(&expected), "{errors}");
    }
}
