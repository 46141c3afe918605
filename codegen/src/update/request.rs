//! Requests for updates.

use std::path::{Path, PathBuf};

use crate::RuntimeDependency;
use crate::release::RevisionName;

/// The paths and names for an update.
#[derive(Clone, Debug)]
pub struct Request {
    /// The path of the new model.
    pub file: PathBuf,
    /// The path of the current model.
    pub model: PathBuf,
    /// The folder of the crate, which is a member of the surrounding workspace.
    pub crate_folder: PathBuf,
    /// The dependency on the runtime.
    pub runtime: RuntimeDependency,
    /// The archive name of the current model; defaults to its revision in `release.toml`.
    pub archive: Option<RevisionName>,
    /// The name of the new revision, usually its publication date.
    pub published: RevisionName,
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
