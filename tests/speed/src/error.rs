//! Errors that prevent a measurement.

use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

/// An error that prevents a measurement.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SpeedError {
    #[error("can't run `{command}`: {cause}")]
    NotRun { command: String, cause: io::Error },
    #[error("`{command}` failed ({status}); see its output above")]
    Failed { command: String, status: ExitStatus },
    #[error("can't use {}: {cause}", .path.display())]
    Io { path: PathBuf, cause: io::Error },
    #[error("can't create a temporary folder: {0}; set TMPDIR to a writable folder")]
    Scratch(io::Error),
    #[error("{} is not a model: {cause}", .path.display())]
    NoModel { path: PathBuf, cause: serde_json::Error },
    #[error("can't build the command line: {0}")]
    NotBuilt(String),
    #[error("cargo's metadata does not contain {package}; run the command in the project's folder")]
    NoPackage { package: String },
    #[error("cargo has not recompiled {package}; there is nothing to measure")]
    NotCompiled { package: String },
}
