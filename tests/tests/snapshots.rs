//! Snapshots of the generated crate: each file, the public API, and the changes between revisions. The
//! small models in `tests/models` have their own snapshots.
//!
//! Review and accept changes with `cargo insta review`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};

use smithy_client_codegen::Options;
use smithy_client_codegen::api::PublicApi;
use smithy_client_codegen::model::Model;
use smithy_client_codegen::output::{Comparison, CrateFiles};
use tests::{
    between, first_revision, generated_with, initial, options, page, partnercentral_channel,
    public_api, root, second_revision,
};

/// A revision of the model, with its crate and the crate's public API, which the tests share.
struct Revision {
    path: PathBuf,
    files: OnceLock<CrateFiles>,
    api: OnceLock<PublicApi>,
}

static FIRST: LazyLock<Revision> = LazyLock::new(|| Revision::new(first_revision()));
static SECOND: LazyLock<Revision> = LazyLock::new(|| Revision::new(second_revision()));
static CURRENT: LazyLock<Revision> = LazyLock::new(|| Revision::new(partnercentral_channel()));

impl Revision {
    fn new(path: PathBuf) -> Self {
        Self { path, files: OnceLock::new(), api: OnceLock::new() }
    }

    fn files(&self) -> &CrateFiles {
        self.files.get_or_init(|| generated_as_current(&self.path))
    }

    fn api(&self) -> &PublicApi {
        self.api.get_or_init(|| public_api(&self.path, None))
    }
}

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
    for (path, text) in CURRENT.files().iter() {
        assert_snapshot("partnercentral-channel", &snapshot_name(path), text);
    }
}

#[test]
fn no_snapshots_of_removed_files_remain() {
    let expected: BTreeSet<String> =
        CURRENT.files().iter().map(|(path, _)| format!("{}.snap", snapshot_name(path))).collect();
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
    assert_snapshot("api", "partnercentral-channel", &CURRENT.api().to_string());
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
fn assert_changes(folder: &str, old: &Revision, new: &Revision) {
    let report = between(&old.path, &new.path);
    assert_snapshot(folder, "text", &report.text());
    assert_snapshot(folder, "markdown", &report.markdown());
    assert_snapshot(folder, "json", &report.json());

    let changes = new.api().changes_since(old.api());
    let lines: Vec<String> = changes.iter().map(ToString::to_string).collect();
    assert_snapshot(folder, "public_api", &lines.join("\n"));
}

#[test]
fn the_changes_from_the_first_revision_to_the_second() {
    assert_changes("changes", &FIRST, &SECOND);
}

/// The snapshot doesn't contain the page's style sheet.
#[test]
fn the_page_from_the_first_revision_to_the_second() {
    let page = page(Some(&FIRST.path), &SECOND.path);
    let (start, rest) = page.split_once("<style>").expect("a style");
    let (_, end) = rest.split_once("</style>\n").expect("its end");
    assert_snapshot("changes", "html", &format!("{start}{end}"));
}

#[test]
fn the_changes_from_the_second_revision_to_the_third() {
    assert_changes("changes/2026-11-20", &SECOND, &CURRENT);
}

#[test]
fn the_first_revision() {
    let report = initial(&FIRST.path);
    assert_snapshot("changes", "initial.text", &report.text());
    assert_snapshot("changes", "initial.markdown", &report.markdown());
}

/// Returns the diff between the generated code of two revisions.
fn diff_of_code(old: &Revision, new: &Revision) -> String {
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let old = old.files().compare(scratch.path()).and_then(Comparison::apply);
    old.expect("written");
    let comparison = new.files().compare(scratch.path()).expect("comparable");
    comparison.unified_diff().replace(&format!("{}/", scratch.path().display()), "")
}

/// The length of the diff corresponds to the changes of the API: a revision doesn't change unrelated files.
#[test]
fn the_generated_code_from_the_first_revision_to_the_second() {
    assert_snapshot("changes", "generated", &diff_of_code(&FIRST, &SECOND));
}

/// The snapshot contains only changed files that are not tests. New files and tests have separate snapshots.
#[test]
fn the_generated_code_from_the_second_revision_to_the_third() {
    let diff = diff_of_code(&SECOND, &CURRENT);
    let changed = |file: &&str| !file.starts_with("/dev/null\n") && !file.starts_with("tests/");
    let changed: Vec<&str> = diff.split("\n--- ").filter(changed).collect();
    assert_snapshot("changes/2026-11-20", "generated", &changed.join("\n--- "));
}

#[test]
fn output_is_deterministic() {
    let again = generated_as_current(&CURRENT.path);
    assert!(again.iter().eq(CURRENT.files().iter()));
}

#[test]
fn the_generated_crate_is_up_to_date() {
    let comparison = CURRENT.files().compare(&root().join("generated"));
    let comparison = comparison.expect("comparable");
    assert!(comparison.is_clean(), "run `cargo xtask codegen`:\n{}", comparison.unified_diff());
}
