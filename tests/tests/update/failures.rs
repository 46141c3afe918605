//! Whatever is wrong, the project is as before, and an error says what to do.

use std::fs;

use super::project::{MODEL, Project, newer};

/// What is said of an update that can't be made, and leaves everything as it was.
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

/// What is said if the new model is another text.
fn failure_of(new: &str) -> String {
    let project = Project::new();
    project.put("new.json", new);
    failure(&project)
}

/// What is said if something else stands at a path.
fn failure_with(path: &str, text: &str) -> String {
    let project = Project::new();
    project.put(path, text);
    failure(&project)
}

/// What is said if a folder stands where a file has to be.
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
fn a_model_that_can_not_be_read() {
    let project = Project::new();
    fs::remove_file(project.path("new.json")).expect("removed");
    assert_starts(&failure(&project), "error: can't read the model new.json: ");
    assert_starts(&failure_with_folder("new.json"), "error: can't read the model new.json: ");
}

#[test]
fn a_model_with_problems() {
    let said = failure_of("{\"smithy\": \"2.0\",\n  \"shapes\": nonsense}");
    let expected = "\
new.json:2:14: error: this is not valid JSON: expected ident
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
    let said = failure_of(&newer().replace("protocols#awsJson1_0", "protocols#restXml"));
    assert!(said.contains("the service's protocol is not supported"), "{said}");
    assert!(said.ends_with(" in new.json; nothing was written\n"), "{said}");
}

#[test]
fn a_model_of_another_service() {
    let id = "com.amazonaws.partnercentralchannel#PartnerCentralChannel";
    let other = newer().replace(&format!("\"{id}\""), "\"com.example#Other\"");
    let expected = format!(
        "error: the model new.json is of com.example#Other, and the one in place is of {id}\n  help: "
    );
    assert_starts(&failure_of(&other), &expected);
}

#[test]
fn another_model_in_the_archive() {
    let project = Project::new();
    project.put("model/revisions/2026-03-03.json", "{}");
    let expected = "error: another model is archived as model/revisions/2026-03-03.json\n  \
                    help: choose another name for the model in place with `--revision NAME`\n";
    assert_eq!(failure(&project), expected);
    project.update(&["--revision", "2026-03-03-b"]);
    assert_eq!(project.read("model/revisions/2026-03-03.json"), "{}");
}

#[test]
fn something_in_the_way_of_the_archive() {
    let expected =
        "error: `model/revisions` is a file, but has to be a folder, nothing written\n  help: ";
    assert_starts(&failure_with("model/revisions", ""), expected);
    let archive = "model/revisions/2026-03-03.json";
    let expected = format!("error: `{archive}` is a folder, but has to be a file, nothing written");
    assert_starts(&failure_with_folder(archive), &expected);
}

#[test]
fn something_in_the_way_of_generated_files() {
    let said = failure_with("generated/src/lib.rs", "//! Mine.\n");
    assert_starts(&said, "error: `generated/src/lib.rs` is not the generator's");
    assert!(said.ends_with("help: move it away\n"), "{said}");
    let said = failure_with_folder("generated/src/types/support_plan.rs");
    assert_starts(&said, "error: `generated/src/types/support_plan.rs` is a folder");
}

#[test]
fn a_changelog_that_is_none() {
    let expected =
        "error: `generated/CHANGELOG.md` is a folder, but has to be a file, nothing written";
    assert_starts(&failure_with_folder("generated/CHANGELOG.md"), expected);
    let project = Project::new();
    fs::write(project.path("generated/CHANGELOG.md"), [0xff]).expect("written");
    assert_starts(&failure(&project), "error: can't read `generated/CHANGELOG.md`: invalid utf-8");
}

#[test]
fn a_record_that_can_not_be_read() {
    let record = "model/release.toml";
    let said = |text: &str| failure_with(record, text);
    let version = "error: model/release.toml:1:11: the version is no semantic version: ";
    assert_starts(&said("version = \"one\"\nrevision = \"a\"\n"), version);
    assert_starts(&said("version = \"0.1.0\"\n"), "error: model/release.toml: the key `revision`");
    assert_starts(&said("version\n"), "error: model/release.toml:1:8: this is no TOML: ");
    assert_starts(&failure_with_folder(record), "error: can't read model/release.toml: ");
    let project = Project::new();
    fs::remove_file(project.path(record)).expect("removed");
    assert_starts(&failure(&project), "error: can't read model/release.toml: ");
}

#[test]
fn no_model_in_place_or_several() {
    let project = Project::new();
    fs::remove_file(project.path(MODEL)).expect("removed");
    assert_starts(
        &failure(&project),
        "error: there is no model in model\n  help: put the model there",
    );
    let expected = format!(
        "error: there are several models in model: another.json, {}\n  help: leave",
        &MODEL[6..]
    );
    assert_starts(&failure_with("model/another.json", "{}"), &expected);
}

#[test]
fn names_that_are_no_file_names() {
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
fn an_output_that_takes_nothing() {
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
