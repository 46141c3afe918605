//! The request for an update.

use std::path::{Path, PathBuf};

use crate::RuntimeDependency;
use crate::release::RevisionName;

/// What to put in place, and where.
#[derive(Clone, Debug)]
pub struct Request {
    /// The new model.
    pub file: PathBuf,
    /// The model in place.
    pub model: PathBuf,
    /// The folder of the crate, which is a member of the workspace that it stands in.
    pub crate_folder: PathBuf,
    /// Where the crate finds the runtime.
    pub runtime: RuntimeDependency,
    /// The name to archive the model in place by; the recorded name of its revision, if there is none.
    pub archive: Option<RevisionName>,
    /// The name of the new revision.
    pub published: RevisionName,
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
