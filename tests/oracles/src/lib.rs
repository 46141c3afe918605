//! Configuration of the property tests in this package, and the location of test suites in dependencies.
//!
//! Each file in `tests/` compares a language that the generator compiles with an independent implementation of
//! that language. Two environment variables control a run: `PROPTEST_CASES` sets the number of cases, and
//! `PROPTEST_RNG_SEED` sets the seed, to repeat a run.
#![forbid(unsafe_code)]

use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;
use std::process::Command;

use proptest::test_runner::{Config, RngSeed};
use serde_json::Value;

/// Returns the configuration of a property test that runs `cases` cases unless `PROPTEST_CASES` is set.
///
/// Prints the seed, so that any run can be repeated.
pub fn config(cases: u32) -> Config {
    let mut config = Config { failure_persistence: None, ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    let seed = match config.rng_seed {
        RngSeed::Fixed(seed) => seed,
        RngSeed::Random => RandomState::new().hash_one(()),
    };
    config.rng_seed = RngSeed::Fixed(seed);
    println!("{} cases, PROPTEST_RNG_SEED={seed}", config.cases);
    config
}

/// Returns the folder of a dependency, of the version in `Cargo.lock`.
///
/// # Panics
///
/// Panics if cargo does not know it.
pub fn dependency(name: &str) -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--quiet", "--locked", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap_or_else(|error| panic!("cargo metadata: {error}"));
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr)));
    let mut packages = metadata["packages"].as_array().into_iter().flatten();
    let package = packages.find(|package| package["name"] == name);
    let manifest = package.and_then(|package| package["manifest_path"].as_str()).map(PathBuf::from);
    let manifest = manifest.unwrap_or_else(|| panic!("cargo metadata has no package {name}"));
    manifest.parent().map(PathBuf::from).unwrap_or_default()
}
