//! Tests that the crates of the published models compile without warnings, that their documentation has no broken
//! links, and that their tests pass.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tests::packages::{LIBRARY_AND_TESTS, Packages};
use tests::{generated, reference};

/// Returns the published models, with names for their crates.
fn models(reference: &Path) -> Vec<(String, PathBuf)> {
    let entries = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").path())
    };
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    let earlier = entries(&reference.join("models"));
    let earlier = earlier.filter(|path| path.extension().is_some_and(|it| it == "json"));
    let earlier = earlier.map(|path| {
        (format!("published-{}", path.file_stem().expect("a name").to_string_lossy()), path)
    });
    let revisions = entries(reference).filter(|path| name(path).starts_with("revision-"));
    let revisions =
        revisions.map(|path| (format!("published-{}", name(&path)), path.join("model.json")));
    earlier.chain(revisions).collect()
}

#[test]
fn crates_of_published_models_pass_their_tests_without_warnings() {
    let Some(reference) = reference() else { return };
    let models = models(&reference);
    assert!(models.len() >= 3, "{models:?}");
    let mut packages = Packages::new();
    for (name, model) in models {
        packages.write_crate(&name, &generated(&model, Some(&name)));
    }
    let features = ["--features", "serde,test-util,programs"];
    let mut clippy = packages.cargo();
    run(clippy.arg("clippy").args(LIBRARY_AND_TESTS).args(features).args(["--", "-D", "warnings"]));
    let mut doc = packages.cargo();
    run(doc.args(["doc", "--no-deps"]).args(features).env("RUSTDOCFLAGS", "-D warnings"));
    run(packages.cargo().args(["test", "--test", "*", "--features", "serde,test-util"]));
}

/// Runs cargo, which must succeed.
fn run(command: &mut Command) {
    let output = command.output().expect("cargo runs");
    let (stdout, stderr) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?} failed:\n{stdout}\n{stderr}");
}
