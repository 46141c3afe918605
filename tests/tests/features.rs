//! Tests that all selections of packages in `.ci/run`, and the workspaces of generated packages, have the same
//! features of dependencies. For other features, cargo would compile a dependency and all that depend on it again.
//!
//! To fix a failure, add the features to `tests/features/Cargo.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use tests::fixtures::generated_fixtures;
use tests::packages::Packages;
use tests::{generated, root};

/// The features of each package. A package has several sets of features if cargo compiles it several times.
type Features = BTreeMap<String, BTreeSet<String>>;

/// The programs for measurements, which `.ci/run` only checks.
const PROGRAMS: [&str; 3] = ["program-generated", "program-lean", "program-official"];

/// All features except `fips`, for Clippy and the documentation.
const ALL: &str = "unified-features/all,program-official/defaults";

/// The default members that are tested by `cargo test`, but not in the step `others`.
const TESTED: [&str; 6] = [
    "partnercentral-channel",
    "smithy-client-codegen",
    "smithy-client-runtime",
    "tests",
    "usable",
    "xtask",
];

/// Without the features of dependencies that only tests need.
const BUILD: [&str; 2] = ["--edges", "normal,build"];

fn project() -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(root());
    command
}

/// Returns arguments that select all packages except some.
fn without(excluded: &[&'static str]) -> Vec<&'static str> {
    let excluded = excluded.iter().flat_map(|name| ["--exclude", name]);
    ["--workspace"].into_iter().chain(excluded).collect()
}

/// Returns the features of the selected packages and their dependencies.
fn features(mut cargo: Command, selection: &[&str]) -> Features {
    cargo.args(["tree", "--locked", "--offline", "--prefix", "none", "--format", "{p}|{f}"]);
    let output = cargo.args(selection).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut features = Features::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        // The mark of a package whose dependencies are listed above.
        let line = line.strip_suffix(" (*)").unwrap_or(line);
        let (package, enabled) = line.split_once('|').unwrap_or((line, ""));
        features.entry(package.to_owned()).or_default().insert(enabled.to_owned());
    }
    // This package enables the features.
    features.retain(|package, _| !package.starts_with("unified-features "));
    features
}

/// Returns the features of dependencies in a workspace of generated packages.
fn features_of_generated(selection: &[&str]) -> Features {
    let mut packages = Packages::new();
    let fixture = generated_fixtures().into_iter().next().expect("a fixture");
    packages.write_crate(
        "generated-features",
        &generated(&fixture.model(), Some("generated-features")),
    );
    // Cargo removes unused packages from the lock file.
    let lock = packages.cargo().args(["metadata", "--offline", "--format-version", "1"]).output();
    assert!(lock.expect("cargo runs").status.success());
    let mut features = features(packages.cargo(), selection);
    // Cargo compiles packages of the project for other workspaces again.
    features.retain(|package, _| !package.contains('/'));
    features
}

/// Checks that the packages that both selections contain have the same features.
fn assert_same(expected: &Features, actual: &Features, selection: &str) {
    let different: Vec<String> = actual
        .iter()
        .filter_map(|(package, actual)| {
            let expected = expected.get(package)?;
            (expected != actual)
                .then(|| format!("{package}: {actual:?}\n  expected: {expected:?}\n"))
        })
        .collect();
    assert!(different.is_empty(), "{selection}:\n{}", different.concat());
    assert!(!actual.is_empty());
}

#[test]
fn packages_that_are_built_have_the_same_features_in_all_selections() {
    let workspace = without(&PROGRAMS);
    let expected = features(project(), &workspace);
    let others: Vec<_> = without(&[PROGRAMS.as_slice(), &TESTED].concat());
    let to_build = [workspace.as_slice(), &BUILD].concat();
    for selection in [&[], others.as_slice(), &BUILD, &to_build] {
        assert_same(&expected, &features(project(), selection), &format!("{selection:?}"));
    }
    let generated = features_of_generated(&["--features", "serde,test-util"]);
    assert_same(&expected, &generated, "generated packages");
}

#[test]
fn packages_that_are_checked_have_the_same_features_in_all_selections() {
    let all = ["--workspace", "--features", ALL];
    let expected = features(project(), &all);
    let to_document = [all.as_slice(), &BUILD].concat();
    assert_same(&expected, &features(project(), &to_document), "cargo doc");
    let generated = features_of_generated(&["--features", "programs,serde,test-util"]);
    assert_same(&expected, &generated, "generated packages");
}

/// The selection of the lean program's dependencies, without those that only tests need.
const LEAN: [&str; 4] = ["--package", "program-lean", "--edges", "normal"];

#[test]
fn lean_programs_compile_no_regular_expression_engine() {
    let names = |selection: &[&str]| -> BTreeSet<String> {
        let features = features(project(), selection);
        features.keys().filter_map(|package| package.split(' ').next()).map(str::to_owned).collect()
    };
    let engine =
        |names: BTreeSet<String>| names.contains("regex") || names.contains("regex-automata");
    assert!(!engine(names(&LEAN)));
    let default = ["--package", "partnercentral-channel", "--edges", "normal"];
    assert!(engine(names(&default)));
}

/// The selection of the client's dependencies for browsers and Workers.
const BROWSER: [&str; 9] = [
    "--package",
    "partnercentral-channel",
    "--no-default-features",
    "--features",
    "input-validation,serde",
    "--edges",
    "normal",
    "--target",
    "wasm32-unknown-unknown",
];

/// Browsers and Workers have no source of randomness that Rust knows. A dependency that requires one does not compile
/// for them, unless the program enables features for a certain JavaScript environment.
#[test]
fn no_dependency_requires_a_source_of_randomness_in_a_browser() {
    let features = features(project(), &BROWSER);
    let named = |name: &str| {
        let sets = features.iter().filter(|(package, _)| package.split(' ').next() == Some(name));
        sets.flat_map(|(_, sets)| sets).flat_map(|set| set.split(',')).collect::<BTreeSet<_>>()
    };
    assert!(!named("smithy-client-runtime").is_empty());
    assert_eq!(named("getrandom"), BTreeSet::new());
    // `aws-runtime` formats UUIDs, but does not generate them with this crate.
    assert!(!named("uuid").is_empty());
    for generator in ["rng", "v4", "v7"] {
        assert!(!named("uuid").contains(generator), "{generator}");
    }
}

#[test]
fn a_dependency_has_one_set_of_features() {
    let features = features(project(), &without(&PROGRAMS));
    let several: Vec<_> = features.iter().filter(|(_, sets)| sets.len() > 1).collect();
    assert!(several.is_empty(), "{several:#?}");
}
