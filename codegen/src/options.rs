//! Settings of the generator.

use std::path::PathBuf;

/// What the generator can't read off the model.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the generated crate finds the runtime.
    pub runtime: RuntimeDependency,
    /// Whether the crate is no member of a workspace that it stands in, so that its manifest has to
    /// declare a workspace of its own.
    pub detached: bool,
    /// The model's file name, for the first line of every file.
    pub model_name: String,
    /// The package's name; by default, the first label of the service's endpoints.
    pub crate_name: Option<String>,
    /// The package's version.
    pub crate_version: String,
}

#[cfg(test)]
impl Options {
    /// For tests to which it does not matter.
    pub(crate) fn of_tests() -> Self {
        Self {
            runtime: RuntimeDependency::Path("../runtime".into()),
            detached: false,
            model_name: "m.json".to_owned(),
            crate_name: Some("m".to_owned()),
            crate_version: "0.1.0".to_owned(),
        }
    }
}

/// Where the generated crate finds the runtime.
#[derive(Clone, Debug)]
pub enum RuntimeDependency {
    /// In the registry, in the generator's own version.
    Registry,
    /// In a folder, relative to that of the generated crate.
    Path(PathBuf),
}
