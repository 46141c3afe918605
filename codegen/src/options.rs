//! Options of the generator.

use std::path::PathBuf;

/// Options of the generator.
#[derive(Clone, Debug)]
pub struct Options {
    /// The source of the runtime dependency.
    pub runtime: RuntimeDependency,
    /// True if the manifest declares a workspace. Required if the crate is inside the folder of a workspace without being
    /// a member.
    pub detached: bool,
    /// The model's file name, which the first line of every file mentions.
    pub model_name: String,
    /// The package's name. Defaults to the first label of the service's endpoints.
    pub crate_name: Option<String>,
    /// The package's version.
    pub crate_version: String,
    /// The ID or name of the protocol. Defaults to the most preferred protocol of the service.
    pub protocol: Option<String>,
}

#[cfg(test)]
impl Options {
    /// Returns options for tests that do not depend on them.
    pub(crate) fn of_tests() -> Self {
        Self {
            runtime: RuntimeDependency::Path("../runtime".into()),
            detached: false,
            model_name: "m.json".to_owned(),
            crate_name: Some("m".to_owned()),
            crate_version: "0.1.0".to_owned(),
            protocol: None,
        }
    }
}

/// The source of the dependency on the runtime.
#[derive(Clone, Debug)]
pub enum RuntimeDependency {
    /// The registry, in the version of the generator.
    Registry,
    /// A folder, relative to the folder of the generated crate.
    Path(PathBuf),
}
