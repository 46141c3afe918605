//! Tests for failing updates: the project is unchanged, and the error contains a remedy.

use std::fs;

use super::project::{MODEL, Project, newer};

/// Runs an update that fails without changes, and returns the error message.
fn failure(project: &Project) -> String {
    let before = project.tree();
    let run = |options: &[&str]| {
        let output = project.run(&[&["update", "new.json"], options].concat());
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "");
        assert!(project.tree() == before, "the project has changed: {output:?}");
        String::from_utf8(output.stderr).expect("text")
    };
    let said = run(&[]);
    assert_eq!(run(&["--dry-run"]), said);
    said
}

/// Returns the error message for a new model.
fn failure_of(new: &str) -> String {
    let project = Project::new();
    project.put("new.json", new);
    failure(&project)
}

/// Returns the error message if a file has an unexpected text.
fn failure_with(path: &str, text: &str) -> String {
    let project = Project::new();
    project.put(path, text);
    failure(&project)
}

/// Returns the error message if a folder occupies the path of a file.
fn failure_with_folder(path: &str) -> String {
    let project = Project::new();
    fs::remove_file(project.path(path)).ok();
    fs::create_dir_all(project.path(path)).expect("created");
    failure(&project)
}

#[track_caller]
fn assert_starts(said: &str, expected: &str) {
    assert!(said.starts_with(expected), "{said}");
}

#[test]
fn fails_if_the_new_model_can_not_be_read() {
    let project = Project::new();
    fs::remove_file(project.path("new.json")).expect("removed");
    assert_starts(&failure(&project), "error: can't read the model new.json: ");
    assert_starts(&failure_with_folder("new.json"), "error: can't read the model new.json: ");
}

#[test]
fn fails_if_the_new_model_has_problems() {
    let said = failure_of("{\"smithy\": \"2.0\",\n  \"shapes\": nonsense}");
    let expected = "\
new.json:2:14: error: this is not valid JSON: expected a value
  |
2 |   \"shapes\": nonsense}
  |              ^
  |
  = help: correct the JSON, or use another file

error: 1 problem in new.json; nothing was written
";
    assert_eq!(said, expected);
    let said = failure_of(&newer().replace("#ResoldEnterprise\": {", "#ResoldPremier\": {"));
    assert!(said.contains("#ResoldEnterprise` does not exist"), "{said}");
    let said =
        failure_of(&newer().replace("aws.protocols#awsJson1_0", "example.protocols#ownJson"));
    assert!(said.contains("the service has no protocol"), "{said}");
    assert!(said.ends_with(" in new.json; nothing was written\n"), "{said}");
}

#[test]
fn fails_for_a_model_of_another_service() {
    let id = "example.support#Support";
    let other = newer().replace(&format!("\"{id}\""), "\"com.example#Other\"");
    let expected = format!(
        "error: the model new.json contains com.example#Other, but the current model contains {id}\n  help: "
    );
    assert_starts(&failure_of(&other), &expected);
}

#[test]
fn fails_if_the_archive_contains_another_model() {
    let project = Project::new();
    project.put("model/revisions/2026-03-03.json", "{}");
    let expected = "error: model/revisions/2026-03-03.json contains another archived model\n  \
    help: choose another archive name for the current model with `--revision NAME`\n";
    assert_eq!(failure(&project), expected);
    project.update(&["--revision", "2026-03-03-b"]);
    assert_eq!(project.read("model/revisions/2026-03-03.json"), "{}");
}

#[test]
fn fails_if_the_path_of_the_archive_is_occupied() {
    let expected = "error: `model/revisions` is a file, not a folder, nothing written\n  help: ";
    assert_starts(&failure_with("model/revisions", ""), expected);
    let archive = "model/revisions/2026-03-03.json";
    let expected = format!("error: `{archive}` is a folder, not a file, nothing written");
    assert_starts(&failure_with_folder(archive), &expected);
}

#[test]
fn fails_if_the_path_of_a_generated_file_is_occupied() {
    let said = failure_with("generated/src/lib.rs", "//! Mine.\n");
    assert_starts(&said, "error: `generated/src/lib.rs` was not written by the generator");
    assert!(said.ends_with("help: move it away\n"), "{said}");
    let said = failure_with_folder("generated/src/types/support_plan.rs");
    assert_starts(&said, "error: `generated/src/types/support_plan.rs` is a folder");
}

#[test]
fn fails_if_the_changelog_is_not_a_text_file() {
    let expected = "error: `generated/CHANGELOG.md` is a folder, not a file, nothing written";
    assert_starts(&failure_with_folder("generated/CHANGELOG.md"), expected);
    let project = Project::new();
    fs::write(project.path("generated/CHANGELOG.md"), [0xff]).expect("written");
    assert_starts(&failure(&project), "error: can't read `generated/CHANGELOG.md`: invalid utf-8");
}

#[test]
fn fails_if_the_release_file_is_invalid() {
    let release = "model/release.toml";
    let said = |text: &str| failure_with(release, text);
    let version = "error: model/release.toml:1:11: the version is not a semantic version: ";
    assert_starts(&said("version = \"one\"\nrevision = \"a\"\n"), version);
    assert_starts(&said("version = \"0.1.0\"\n"), "error: model/release.toml: the key `revision`");
    assert_starts(&said("version\n"), "error: model/release.toml:1:8: invalid TOML: ");
    assert_starts(&failure_with_folder(release), "error: can't read model/release.toml: ");
    let project = Project::new();
    fs::remove_file(project.path(release)).expect("removed");
    assert_starts(&failure(&project), "error: can't read model/release.toml: ");
}

#[test]
fn fails_unless_there_is_exactly_one_current_model() {
    let project = Project::new();
    fs::remove_file(project.path(MODEL)).expect("removed");
    assert_starts(
        &failure(&project),
        "error: there is no model in model\n  help: put the model of generated/ there",
    );
    let expected = format!(
        "error: there are several models in model: another.json, {}\n  help: leave",
        &MODEL[6..]
    );
    assert_starts(&failure_with("model/another.json", "{}"), &expected);
}

#[test]
fn rejects_names_that_are_not_file_names() {
    let project = Project::new();
    let before = project.tree();
    for option in ["--revision", "--published"] {
        for name in ["", "../out", ".hidden", "a b", "a/b"] {
            let output = project.run(&["update", "new.json", option, name]);
            assert_eq!(output.status.code(), Some(2), "{output:?}");
            let said = String::from_utf8_lossy(&output.stderr);
            let expected = format!("error: invalid value '{name}' for '{option} <NAME>': ");
            assert!(name.is_empty() || said.starts_with(&expected), "{said}");
        }
    }
    assert!(project.tree() == before);
}

#[test]
#[cfg(target_os = "linux")]
fn fails_if_the_standard_output_can_not_be_written() {
    let project = Project::new();
    let before = project.tree();
    let full = fs::File::options().write(true).open("/dev/full").expect("opened");
    let output =
        project.command(&["update", "new.json"]).stdout(full).output().expect("xtask runs");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_starts(&said, "error: can't write to the standard output: ");
    assert!(project.tree() == before);
}
