//! Errors of the command.

use std::io;

use super::build::BuildError;
use super::crates::CrateError;
use super::shared::SharedError;
use crate::failure::Failure;
use crate::workspace::WorkspaceError;

/// An error that ends the command.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConformanceError {
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),
    #[error(transparent)]
    Shared(#[from] SharedError),
    #[error("can't write to the standard output: {0}")]
    Print(io::Error),
}

/// An error that ends the tests of a service.
#[derive(Debug, thiserror::Error)]
pub(super) enum ServiceError {
    #[error(transparent)]
    Crate(#[from] CrateError),
    #[error(transparent)]
    Shared(#[from] SharedError),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error(transparent)]
    Print(#[from] ConformanceError),
}

impl From<ConformanceError> for Failure {
    fn from(error: ConformanceError) -> Self {
        Self::Other(error.into())
    }
}

impl From<ServiceError> for Failure {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::Crate(error) => error.into(),
            other => Self::Other(other.into()),
        }
    }
}
