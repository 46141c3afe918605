//! Why nothing was measured.

use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

/// Why nothing was measured.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SpeedError {
    #[error("can't run `{command}`: {cause}")]
    NotRun { command: String, cause: io::Error },
    #[error("`{command}` failed ({status}); its own output above says why")]
    Failed { command: String, status: ExitStatus },
    #[error("can't use {}: {cause}", .path.display())]
    Io { path: PathBuf, cause: io::Error },
    #[error("can't make a temporary folder: {0}; set TMPDIR to a folder that can be written to")]
    Scratch(io::Error),
    #[error("{} is no model: {cause}", .path.display())]
    NoModel { path: PathBuf, cause: serde_json::Error },
    #[error("can't build the command line: {0}")]
    NotBuilt(String),
    #[error("cargo does not tell where {package} is; run the command in the project's folder")]
    NoPackage { package: String },
    #[error("cargo has not compiled {package} anew, so that there is nothing to measure")]
    NotCompiled { package: String },
}
