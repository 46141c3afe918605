//! Tests the example package whose build script generates a client: it compiles without warnings, its tests pass,
//! and Cargo shows the problems of an invalid model.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tests::{root, target_folder};

/// Copies the example to a folder, with the project's lock file.
fn copy_example(to: &Path) {
    let example = root().join("examples/build-script");
    for file in ["Cargo.toml", "build.rs", "src/lib.rs", "tests/forecast.rs", "weather.json"] {
        let text = fs::read_to_string(example.join(file)).expect("a file of the example");
        let project = root().canonicalize().expect("the project");
        let project = project.to_str().expect("a path in UTF-8").replace('\\', "/");
        let file = to.join(file);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, text.replace("\"../../", &format!("\"{project}/"))).expect("written");
    }
    fs::copy(root().join("Cargo.lock"), to.join("Cargo.lock")).expect("copied");
}

/// Runs Cargo with the project's target folder, which contains most of the example's compiled dependencies.
fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target_folder())
        .output()
        .expect("cargo runs")
}

#[test]
fn the_example_passes_its_tests_and_shows_problems_of_its_model() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy_example(folder.path());
    let output = cargo(folder.path(), &["test", "--features", "test-util"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}\n{said}", String::from_utf8_lossy(&output.stdout));
    assert!(!said.contains("warning"), "{said}");

    let model = folder.path().join("weather.json");
    let text = fs::read_to_string(&model).expect("the model");
    let broken =
        text.replace("\"target\": \"example.weather#Sky\"", "\"target\": \"example.weather#Skye\"");
    fs::write(&model, broken).expect("written");
    let output = cargo(folder.path(), &["check"]);
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    let problem = "weather.json:44:36: example.weather#GetForecastOutput$sky: the target \
                   `example.weather#Skye` does not exist\n    help: did you mean `example.weather#Sky`?";
    assert!(said.contains(problem), "{said}");
}
