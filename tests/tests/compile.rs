//! Generated crates compile without a warning: those of the small models, and those of the published
//! models where they are there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tests::{focused_models, generated, reference, root};

/// The models to compile, with names for their crates.
fn models() -> Vec<(String, PathBuf)> {
    let mut models = focused_models();
    if let Some(reference) = reference() {
        for date in ["2025-11-19", "2026-03-03"] {
            let name = format!("partnercentral-channel-{date}");
            models.push((name.clone(), reference.join(format!("models/{name}.json"))));
        }
    }
    models
}

#[test]
fn generated_crates_compile_and_pass_their_tests_without_a_warning() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names: Vec<String> = models()
        .into_iter()
        .map(|(name, model)| {
            let name = format!("shapes-{name}");
            write_crate(folder.path(), &name, &model);
            name
        })
        .collect();
    write_workspace(folder.path(), &names);
    for arguments in [["clippy", "--all-targets"].as_slice(), &["test", "--tests"]] {
        run(folder.path(), arguments);
    }
}

/// Writes the crate of a model; the runtime's path is made absolute, since the folder is elsewhere.
fn write_crate(folder: &Path, name: &str, model: &Path) {
    let runtime = root().join("runtime").canonicalize().expect("the runtime");
    let runtime = runtime.to_str().expect("a path in UTF-8").replace('\\', "/");
    for (path, text) in generated(model, Some(name)).iter() {
        let file = folder.join(name).join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, text.replace("\"../runtime\"", &format!("{runtime:?}"))).expect("written");
    }
}

/// One workspace for all, so that dependencies are compiled once, in the versions of this project.
fn write_workspace(folder: &Path, members: &[String]) {
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    fs::write(folder.join("Cargo.toml"), manifest).expect("written");
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("copied");
}

fn run(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", root().join("target/tests/compile"))
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_ENCODED_RUSTFLAGS", ["-Dwarnings", "-Cdebuginfo=0"].join("\u{1f}"))
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{arguments:?} failed:\n{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
