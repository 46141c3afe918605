//! Tests the example package whose build script generates a client: it compiles without warnings, its tests pass,
//! and Cargo shows the problems of an invalid model.

use std::fs;
use std::process::Output;

use tests::packages::Packages;
use tests::root;

/// The package's name, and its folder in the workspace.
const PACKAGE: &str = "weather-client";

/// Copies the example. Like all packages of the workspace, it shares the workspace's target folder and lock file.
fn copy_example(packages: &mut Packages) {
    let example = root().join("examples/build-script");
    let project = root().canonicalize().expect("the project");
    let project = project.to_str().expect("a path in UTF-8").replace('\\', "/");
    for file in ["Cargo.toml", "build.rs", "src/lib.rs", "tests/forecast.rs", "weather.json"] {
        let text = fs::read_to_string(example.join(file)).expect("a file of the example");
        let text = text.replace("\"../../", &format!("\"{project}/"));
        packages.write(PACKAGE, file, &text.replace("\n[workspace]\n", "\n"));
    }
}

fn test(packages: &Packages) -> Output {
    packages.cargo().args(["test", "--features", "test-util"]).output().expect("cargo runs")
}

#[test]
fn the_example_passes_its_tests_and_shows_problems_of_its_model() {
    let mut packages = Packages::new();
    copy_example(&mut packages);
    let output = test(&packages);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}\n{said}", String::from_utf8_lossy(&output.stdout));
    assert!(!said.contains("warning"), "{said}");

    let model = packages.folder().join(PACKAGE).join("weather.json");
    let text = fs::read_to_string(model).expect("the model");
    let broken =
        text.replace("\"target\": \"example.weather#Sky\"", "\"target\": \"example.weather#Skye\"");
    packages.write(PACKAGE, "weather.json", &broken);
    let output = test(&packages);
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    let problem = "weather.json:44:36: example.weather#GetForecastOutput$sky: the target \
                   `example.weather#Skye` does not exist\n    help: did you mean `example.weather#Sky`?";
    assert!(said.contains(problem), "{said}");
}
