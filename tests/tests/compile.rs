//! Tests that the crates of PartnerCentralChannel and of the small models compile without warnings, and that each
//! contains every item of its public API listing. The step `models` of `.ci/run` compiles published models.

mod compile {
    pub(crate) mod public_api;
}

use std::fs;
use std::path::{Path, PathBuf};

use compile::public_api::program;
use serde_json::{Map, Value, json};
use tests::fixtures::{Fixture, generated_fixtures};
use tests::{cargo, generated, partnercentral_channel, public_api, root};

/// Returns the models to compile, with names for their crates.
fn models() -> Vec<(String, PathBuf)> {
    let fixtures = generated_fixtures().into_iter();
    let mut models: Vec<_> = fixtures.map(|fixture| (fixture.name(), fixture.model())).collect();
    models.push(("partnercentral-channel".to_owned(), partnercentral_channel()));
    models
}

#[test]
fn generated_crates_compile_without_warnings_and_pass_their_tests() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut models = models();
    models.push(("large-example".to_owned(), large_example(folder.path())));
    let names: Vec<String> = models
        .into_iter()
        .map(|(name, model)| {
            let name = format!("shapes-{name}");
            write_crate(folder.path(), &name, &model);
            name
        })
        .collect();
    write_workspace(folder.path(), &names);
    let clippy = ["clippy", "--all-targets", "--features", "serde,test-util"];
    for arguments in [clippy.as_slice(), &["test", "--tests"]] {
        run(folder.path(), arguments);
    }
}

/// Writes a model with an example of several thousand values, and returns its path.
fn large_example(folder: &Path) -> PathBuf {
    let numbers: Vec<usize> = (0..5_000).collect();
    let map: Map<String, Value> = (0..2_000).map(|at| (format!("k{at}"), json!("v"))).collect();
    let example = json!({
        "title": "Large", "input": { "numbers": numbers }, "output": { "numbers": numbers, "map": map },
    });
    let model = json!({ "smithy": "2.0", "shapes": {
        "a#S": {
            "type": "service", "version": "1", "operations": [{ "target": "a#O" }],
            "traits": { "aws.protocols#awsJson1_0": {} },
        },
        "a#O": {
            "type": "operation", "input": { "target": "a#I" }, "output": { "target": "a#I" },
            "traits": { "smithy.api#examples": [example] },
        },
        "a#I": { "type": "structure", "members": {
            "numbers": { "target": "a#Numbers" }, "map": { "target": "a#Map" },
        } },
        "a#Numbers": { "type": "list", "member": { "target": "smithy.api#Integer" } },
        "a#Map": {
            "type": "map", "key": { "target": "smithy.api#String" },
            "value": { "target": "smithy.api#String" },
        },
    } });
    let path = folder.join("large-example.json");
    fs::write(&path, model.to_string()).expect("written");
    path
}

/// Writes the crate of a model with its hand-written tests, and an example that uses all public items. The path of
/// the runtime becomes absolute.
fn write_crate(folder: &Path, name: &str, model: &Path) {
    let runtime = root().join("runtime").canonicalize().expect("the runtime");
    let runtime = runtime.to_str().expect("a path in UTF-8").replace('\\', "/");
    for (path, text) in generated(model, Some(name)).iter() {
        let text = text.replace("\"../runtime\"", &format!("{runtime:?}"));
        write(&folder.join(name).join(path), &text);
    }
    for test in Fixture::of_model(model).own_tests() {
        let text = fs::read_to_string(&test).expect("a test");
        let file = test.file_name().expect("a name");
        write(&folder.join(name).join("tests").join(file), &text);
    }
    // Cargo checks examples without linking them.
    let program = program(&public_api(model, Some(name)));
    write(&folder.join(name).join("examples/public_api.rs"), &program);
}

fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    fs::write(file, text).expect("written");
}

/// Writes a workspace for all crates, so that dependencies are compiled once, in the versions of this project.
fn write_workspace(folder: &Path, members: &[String]) {
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    fs::write(folder.join("Cargo.toml"), manifest).expect("written");
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("copied");
}

/// Runs cargo, which must succeed without warnings.
fn run(folder: &Path, arguments: &[&str]) {
    let output = cargo(folder).args(arguments).output().expect("cargo runs");
    let (stdout, stderr) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{arguments:?} failed:\n{stdout}\n{stderr}");
    assert!(!stderr.contains("warning: "), "{arguments:?} warned:\n{stderr}");
}
