//! The targets of this workspace's packages.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::root;

/// A crate that cargo compiles: a library, binary, test, example or benchmark.
#[derive(Clone, Debug)]
pub struct Target {
    /// The package.
    pub package: String,
    /// The root file.
    pub root: PathBuf,
}

/// Returns all targets of the workspace.
///
/// # Panics
///
/// Panics if `cargo metadata` fails.
pub fn targets() -> Vec<Target> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--no-deps", "--format-version", "1", "--locked", "--offline"]);
    let output = cargo.current_dir(root()).output().expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON of cargo");
    list(&metadata["packages"]).flat_map(targets_of).collect()
}

fn targets_of(package: &Value) -> Vec<Target> {
    let name = text(&package["name"]);
    let target =
        |target: &Value| Target { package: name.clone(), root: text(&target["src_path"]).into() };
    list(&package["targets"]).map(target).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}
