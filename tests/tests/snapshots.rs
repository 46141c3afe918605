//! Snapshots of the generated crate: each file, the public API, and the changes between revisions. The
//! small models in `tests/models` have their own snapshots.
//!
//! Review and accept changes with `cargo insta review`.

use std::collections::BTreeSet;
use std::path::Path;

use smithy_client_codegen::Options;
use smithy_client_codegen::model::Model;
use smithy_client_codegen::output::{Comparison, CrateFiles};
use tests::{
    between, first_revision, generated, generated_with, initial, options, page,
    partnercentral_channel, public_api, root, second_revision,
};

/// Compares text with a snapshot below `tests/snapshots`.
fn assert_snapshot(folder: &str, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/snapshots").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// Returns the name of a file's snapshot: the path, with dots instead of slashes.
fn snapshot_name(path: &str) -> String {
    path.replace('/', ".")
}

#[test]
fn every_file_of_the_generated_crate() {
    let files = generated(&partnercentral_channel(), None);
    for (path, text) in files.iter() {
        assert_snapshot("partnercentral-channel", &snapshot_name(path), text);
    }
}

#[test]
fn no_snapshots_of_removed_files_remain() {
    let files = generated(&partnercentral_channel(), None);
    let expected: BTreeSet<String> =
        files.iter().map(|(path, _)| format!("{}.snap", snapshot_name(path))).collect();
    assert_eq!(names_in(&root().join("tests/snapshots/partnercentral-channel")), expected);
    let listings = BTreeSet::from(["partnercentral-channel.snap".to_owned()]);
    assert_eq!(names_in(&root().join("tests/snapshots/api")), listings);
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).expect("the folder of the snapshots");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| !name.ends_with(".snap.new")).collect()
}

#[test]
fn the_public_api() {
    let listing = public_api(&partnercentral_channel(), None).to_string();
    assert_snapshot("api", "partnercentral-channel", &listing);
}

/// Generates the crate of a revision with the version of its release. The model gets the name of the current
/// model's file, because each generated file contains it.
fn generated_as_current(path: &Path) -> CrateFiles {
    let name = partnercentral_channel().file_name().expect("a file").to_string_lossy().into_owned();
    let options = |model: &Model| {
        let options = options(model, None);
        let is_second = path == second_revision();
        let crate_version = if is_second { "0.2.0".to_owned() } else { options.crate_version };
        Options { model_name: name, crate_version, ..options }
    };
    generated_with(path, options)
}

/// Compares the report on the changes between two revisions in each format, and the changes of the public API, with
/// snapshots.
fn assert_changes(folder: &str, old: &Path, new: &Path) {
    let report = between(old, new);
    assert_snapshot(folder, "text", &report.text());
    assert_snapshot(folder, "markdown", &report.markdown());
    assert_snapshot(folder, "json", &report.json());

    let changes = public_api(new, None).changes_since(&public_api(old, None));
    let lines: Vec<String> = changes.iter().map(ToString::to_string).collect();
    assert_snapshot(folder, "public_api", &lines.join("\n"));
}

#[test]
fn the_changes_from_the_first_revision_to_the_second() {
    assert_changes("changes", &first_revision(), &second_revision());
}

/// The snapshot doesn't contain the page's style sheet.
#[test]
fn the_page_from_the_first_revision_to_the_second() {
    let page = page(Some(&first_revision()), &second_revision());
    let (start, rest) = page.split_once("<style>").expect("a style");
    let (_, end) = rest.split_once("</style>\n").expect("its end");
    assert_snapshot("changes", "html", &format!("{start}{end}"));
}

#[test]
fn the_changes_from_the_second_revision_to_the_third() {
    assert_changes("changes/2026-11-20", &second_revision(), &partnercentral_channel());
}

#[test]
fn the_first_revision() {
    let report = initial(&first_revision());
    assert_snapshot("changes", "initial.text", &report.text());
    assert_snapshot("changes", "initial.markdown", &report.markdown());
}

/// Returns the diff between the generated code of two revisions.
fn diff_of_code(old: &Path, new: &Path) -> String {
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let old = generated_as_current(old).compare(scratch.path()).and_then(Comparison::apply);
    old.expect("written");
    let comparison = generated_as_current(new).compare(scratch.path()).expect("comparable");
    comparison.unified_diff().replace(&format!("{}/", scratch.path().display()), "")
}

/// The length of the diff corresponds to the changes of the API: a revision doesn't change unrelated files.
#[test]
fn the_generated_code_from_the_first_revision_to_the_second() {
    assert_snapshot("changes", "generated", &diff_of_code(&first_revision(), &second_revision()));
}

/// The snapshot contains only changed files that are not tests. New files and tests have separate snapshots.
#[test]
fn the_generated_code_from_the_second_revision_to_the_third() {
    let diff = diff_of_code(&second_revision(), &partnercentral_channel());
    let changed = |file: &&str| !file.starts_with("/dev/null\n") && !file.starts_with("tests/");
    let changed: Vec<&str> = diff.split("\n--- ").filter(changed).collect();
    assert_snapshot("changes/2026-11-20", "generated", &changed.join("\n--- "));
}

#[test]
fn output_is_deterministic() {
    let (first, second) =
        (generated(&partnercentral_channel(), None), generated(&partnercentral_channel(), None));
    assert!(first.iter().eq(second.iter()));
}

#[test]
fn the_generated_crate_is_up_to_date() {
    let comparison = generated(&partnercentral_channel(), None).compare(&root().join("generated"));
    let comparison = comparison.expect("comparable");
    assert!(comparison.is_clean(), "run `cargo xtask codegen`:\n{}", comparison.unified_diff());
}
