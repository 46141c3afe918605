//! Tests that the crates of PartnerCentralChannel and of the small models compile without warnings, and that each
//! contains every item of its public API listing. The step `models` of `.ci/run` compiles published models.

mod compile {
    pub(crate) mod public_api;
}

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use compile::public_api::program;
use serde_json::{Map, Value, json};
use tests::fixtures::{Fixture, generated_fixtures};
use tests::packages::{FEATURES, LIBRARY_AND_TESTS, Packages};
use tests::{generated, partnercentral_channel, public_api, target_folder};

/// The fixtures whose documentation is compiled. Those with unusual names and texts are the most likely to break links.
const DOCUMENTED: [&str; 6] =
    ["links", "names", "odd_documentation", "odd_names", "same_names", "waiters"];

/// Returns the models to compile, with names for their crates.
fn models() -> Vec<(String, PathBuf)> {
    let fixtures = generated_fixtures().into_iter();
    let mut models: Vec<_> = fixtures.map(|fixture| (fixture.name(), fixture.model())).collect();
    models.push(("partnercentral-channel".to_owned(), partnercentral_channel()));
    models
}

#[test]
fn generated_crates_compile_without_warnings_and_pass_their_tests() {
    let mut packages = Packages::new();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut models = models();
    models.push(("large-example".to_owned(), large_example(folder.path())));
    for (name, model) in models {
        write_crate(&mut packages, &format!("shapes-{name}"), &model);
    }
    let mut clippy = vec!["clippy", "--examples", "--features", "serde,test-util,programs"];
    clippy.extend(LIBRARY_AND_TESTS);
    run(&packages, &clippy);
    let documented = DOCUMENTED.map(|name| format!("shapes-{name}"));
    let mut doc = vec!["doc", "--no-deps", "--features", "serde,test-util"];
    doc.extend(documented.iter().flat_map(|name| ["--package", name.as_str()]));
    run(&packages, &doc);
    let page = target_folder().join("doc/shapes_links/types/struct.Thing.html");
    assert_no_internal_traits(&page);
    let tested = packages.tested();
    assert!(tested.len() > 30, "{tested:?}");
    let mut test = vec!["test", "--test", "*", "--features", "serde,test-util"];
    // This member keeps the features of dependencies the same.
    test.extend(["--package", FEATURES]);
    test.extend(tested.iter().flat_map(|name| ["--package", name]));
    run(&packages, &test);
}

/// Checks that the page of a generated type lists no traits that only the runtime uses.
fn assert_no_internal_traits(page: &Path) {
    let html = fs::read_to_string(page).expect("a page");
    assert!(html.contains("impl-PartialEq-for-"), "the page lists traits");
    for name in ["ReadMember", "SerializableStruct", "Slot", "Structure", "Value", "WriteMember"] {
        assert!(!html.contains(&format!("impl-{name}-for-")), "{} lists {name}", page.display());
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

/// Writes the crate of a model with its hand-written tests, and an example that uses all public items.
fn write_crate(packages: &mut Packages, name: &str, model: &Path) {
    packages.write_crate(name, &generated(model, Some(name)));
    for test in Fixture::of_model(model).own_tests() {
        let text = fs::read_to_string(&test).expect("a test");
        let file_name = test.file_name().and_then(OsStr::to_str).expect("a name");
        packages.write_test(name, file_name, &text);
    }
    // Cargo checks examples without linking them.
    let program = program(&public_api(model, Some(name)));
    packages.write(name, "examples/public_api.rs", &program);
}

/// Runs cargo, which must succeed without warnings.
fn run(packages: &Packages, arguments: &[&str]) {
    let output = packages.cargo().args(arguments).output().expect("cargo runs");
    let (stdout, stderr) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{arguments:?} failed:\n{stdout}\n{stderr}");
    assert!(!stderr.contains("warning: "), "{arguments:?} warned:\n{stderr}");
}
