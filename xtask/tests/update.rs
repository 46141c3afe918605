//! Tests for `cargo xtask update`: the files that it writes, and that it writes nothing if it fails.

#[path = "support/command_line.rs"]
mod command_line;

mod update {
    mod failures;
    pub(crate) mod project;
}

use std::fs;

use tests::{first_revision, partnercentral_channel, root, second_revision};
use update::project::{MODEL, Project, newer, older};

/// The publication date of the newer model.
const PUBLISHED: [&str; 2] = ["--published", "2026-05-12"];

#[test]
fn updates_the_model_the_release_the_crate_and_the_changelog() {
    let project = Project::new();
    let old = project.read(MODEL);
    let said = project.update(&PUBLISHED);

    assert_eq!(project.read(MODEL), newer());
    assert_eq!(project.read("model/revisions/2026-03-03.json"), old);
    let release = project.read("model/release.toml");
    assert!(release.contains("version = \"0.2.0\" # the first\n"), "{release}");
    assert!(release.contains("revision = \"2026-05-12\"\n"), "{release}");
    assert!(project.read("generated/Cargo.toml").contains("\nversion = \"0.2.0\"\n"));
    let union = project.read("generated/src/types/support_plan.rs");
    assert!(union.contains(" ResoldPremier(") && !union.contains(" ResoldEnterprise("));
    let changelog = project.read("generated/CHANGELOG.md");
    assert!(changelog.starts_with("# Changelog\n\n"), "{changelog}");
    assert!(changelog.contains("\n## 0.2.0 (2026-05-12)\n\n"), "{changelog}");
    assert!(project.run(&["codegen", "--check"]).status.success(), "generated/ is up to date");

    for expected in [
        "\narchived model/support.json as model/revisions/2026-03-03.json\n",
        "\nput new.json in place, as model/support.json\n",
        "\nset the version 0.2.0, after 0.1.0, and the revision 2026-05-12 in model/release.toml\n",
        "\nrenewed generated/: ",
        "\nadded an entry to generated/CHANGELOG.md\n",
        "\nnext:\n  1. review the changes: `git diff`\n",
        "`cargo insta review`",
    ] {
        assert!(said.contains(expected), "{expected} is missing in\n{said}");
    }
}

#[test]
fn the_current_model_changes_nothing() {
    let project = Project::new();
    project.update(&PUBLISHED);
    let before = project.tree();
    let expected = format!("new.json is already in place, as {MODEL}: nothing to do\n");
    assert_eq!(project.update(&[]), expected);
    assert_eq!(project.update(&["--revision", "other", "--published", "later"]), expected);
    let said = project.success(&["update", MODEL]);
    assert_eq!(said, format!("{MODEL} is already in place, as {MODEL}: nothing to do\n"));
    assert_eq!(project.tree(), before);

    project.put("new.json", &newer().replace("    ", "\t"));
    let before = project.tree();
    assert_eq!(project.update(&[]), expected, "a new layout is not a new model");
    assert_eq!(project.tree(), before);
}

#[test]
fn a_dry_run_prints_the_same_and_writes_nothing() {
    let project = Project::new();
    let before = project.tree();
    let would = project.update(&[PUBLISHED.as_slice(), &["--dry-run"]].concat());
    assert_eq!(project.tree(), before);
    let did = project.update(&PUBLISHED);
    let expected = would
        .replace("would archive", "archived")
        .replace("would put", "put")
        .replace("would set", "set")
        .replace("would renew", "renewed")
        .replace("would add", "added");
    assert_ne!(would, expected);
    assert_eq!(did.split("\nnext:").next(), Some(expected.as_str()));
}

#[test]
fn the_new_revision_defaults_to_today() {
    let project = Project::new();
    project.update(&[]);
    let release = project.read("model/release.toml");
    let name = release.split("revision = \"").nth(1).and_then(|rest| rest.split('"').next());
    let name = name.expect("a revision");
    // The test may run around midnight UTC, so it checks only the format.
    let format: String =
        name.chars().map(|char| if char.is_ascii_digit() { '0' } else { char }).collect();
    assert_eq!(format, "0000-00-00");
    assert!(project.read("generated/CHANGELOG.md").contains(&format!("\n## 0.2.0 ({name})\n")));
}

#[test]
fn the_archive_name_can_be_chosen() {
    let project = Project::new();
    let old = project.read(MODEL);
    project.update(&["--revision", "before_the-rename.v1"]);
    assert_eq!(project.read("model/revisions/before_the-rename.v1.json"), old);
    assert!(!project.path("model/revisions/2026-03-03.json").exists());
}

#[test]
fn an_existing_archive_is_not_rewritten() {
    let project = Project::new();
    project.put("model/revisions/2026-03-03.json", &project.read(MODEL));
    let before = project.tree();
    project.update(&PUBLISHED);
    let archive = project.path("model/revisions/2026-03-03.json");
    assert_eq!(project.tree().get(&archive), before.get(&archive));
}

#[test]
fn updating_forth_and_back_adds_two_archives_and_two_entries() {
    let project = Project::new();
    let old = project.read(MODEL);
    project.update(&PUBLISHED);
    let edited = project.read("generated/CHANGELOG.md").replace("# Changelog", "# Release notes")
        + "\nA note of the maintainer.\n\n## 0.1.0\n\n- The beginning.\n";
    project.put("generated/CHANGELOG.md", &edited);
    project.put("new.json", &old);
    project.update(&["--published", "2026-06-01"]);

    assert_eq!(project.read(MODEL), old);
    assert_eq!(project.read("model/revisions/2026-05-12.json"), newer());
    assert!(project.read("generated/Cargo.toml").contains("\nversion = \"0.3.0\"\n"));
    let changelog = project.read("generated/CHANGELOG.md");
    let (head, rest) = changelog.split_once("## 0.3.0 (2026-06-01)\n").expect("an entry");
    let (_, entries) = rest.split_once("## 0.2.0 (2026-05-12)\n").expect("the entry before");
    assert_eq!(
        format!("{head}## 0.2.0 (2026-05-12)\n{entries}"),
        edited,
        "edits must be preserved"
    );
}

#[test]
fn a_breaking_change_bumps_the_major_version_of_a_stable_crate() {
    let project = Project::new();
    project.put("model/release.toml", "version = \"1.4.2\"\nrevision = \"2026-03-03\"\n");
    project.update(&PUBLISHED);
    let expected = "version = \"2.0.0\"\nrevision = \"2026-05-12\"\n";
    assert_eq!(project.read("model/release.toml"), expected);
    assert!(project.read("generated/Cargo.toml").contains("\nversion = \"2.0.0\"\n"));
}

#[test]
fn preserves_comments_in_the_release_file() {
    let project = Project::new();
    let expected = project
        .read("model/release.toml")
        .replace("0.1.0", "0.2.0")
        .replace("2026-03-03", "2026-05-12");
    project.update(&PUBLISHED);
    assert_eq!(project.read("model/release.toml"), expected);
    assert!(expected.contains("# The version of the generated crate.\n"), "{expected}");
}

/// The only test with the large models of PartnerCentralChannel, because it checks the project's own changelog.
#[test]
fn updates_from_the_first_revision_to_the_newest() {
    let [first, second, third] = [first_revision(), second_revision(), partnercentral_channel()]
        .map(|path| fs::read_to_string(path).expect("a revision"));
    let release = "version = \"0.1.0\"\nrevision = \"2025-11-19\"\n";
    let project = Project::without_crate(&first, release);

    project.put("new.json", &second);
    let said = project.update(&["--published", "2026-03-03"]);
    let expected = "PartnerCentralChannel: 2025-11-19 → 2026-03-03\n\
                    2 updated operations, 2 breaking changes (wire and source): \
                    major version bump.\n";
    assert!(said.starts_with(expected), "{said}");
    assert_eq!(project.read("model/revisions/2025-11-19.json"), first);

    project.put("new.json", &third);
    let said = project.update(&["--published", "2026-11-20"]);
    let expected = "PartnerCentralChannel: 2026-03-03 → 2026-11-20\n\
                    4 new and 9 updated operations, 1 breaking change (source): \
                    major version bump.\n";
    assert!(said.starts_with(expected), "{said}");
    assert_eq!(project.read("model/revisions/2026-03-03.json"), second);

    // The project's own changelog was created by the same updates.
    let own = fs::read_to_string(root().join("generated/CHANGELOG.md")).expect("a changelog");
    let (_, entries) = own.split_once("\n## 0.3.0 (2026-11-20)\n").expect("the newest entry");
    let (entries, _) = entries.split_once("\n## 0.1.0 ").expect("the first entry");
    assert!(project.read("generated/CHANGELOG.md").contains(entries));
}

#[test]
fn changed_documentation_is_a_patch_version() {
    let project = Project::new();
    let title = "\"smithy.api#title\": \"";
    project.put("new.json", &older().replacen(title, &format!("{title}The "), 1));
    project.update(&PUBLISHED);
    assert!(project.read("model/release.toml").contains("version = \"0.1.1\""));
    assert!(project.read("generated/CHANGELOG.md").contains("\n## 0.1.1 (2026-05-12)\n"));
}

#[test]
fn an_added_value_is_a_minor_version() {
    let project = Project::new();
    project.put("model/release.toml", "version = \"1.4.2\"\nrevision = \"2026-03-03\"\n");
    let value = "\"MANAGEMENT_ACCOUNT_ONLY\": {";
    let more = format!("\"ONE_ACCOUNT\": {{ \"target\": \"smithy.api#Unit\" }}, {value}");
    project.put("new.json", &older().replacen(value, &more, 1));
    project.update(&PUBLISHED);
    assert!(project.read("model/release.toml").contains("version = \"1.5.0\""));
}

#[test]
fn an_unused_shape_does_not_change_the_version() {
    let project = Project::new();
    let start = "\"shapes\": {";
    let more = format!("{start} \"com.example#Lonely\": {{ \"type\": \"string\" }},");
    project.put("new.json", &older().replacen(start, &more, 1));
    let said = project.update(&PUBLISHED);
    assert!(
        said.contains("\nNo operation has changed, no breaking changes: no version bump.\n"),
        "{said}"
    );
    assert!(project.read("model/release.toml").contains("version = \"0.1.0\""));
    assert!(!project.path("generated/CHANGELOG.md").exists());
    assert!(project.path("model/revisions/2026-03-03.json").exists());
}
