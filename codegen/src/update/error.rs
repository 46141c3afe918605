//! Errors of preparing an update, with remedies.

use std::path::PathBuf;

use semver::Version;

use crate::model::{Problems, ReadError, ShapeId};
use crate::output::OutputError;
use crate::release::ReleaseError;

/// An error of preparing an update. Nothing was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UpdateError {
    /// A model can't be read.
    #[error(transparent)]
    Read(ReadError),
    /// A model has problems, or no crate can be generated from it.
    #[error(transparent)]
    Problems(#[from] Problems),
    /// The new model doesn't contain exactly the service of the current model.
    #[error(
        "the model {} contains {}, but the current model contains {expected}\n  \
        help: use a newer model of the same service; to generate the crate of another service, run \
        `cargo xtask codegen --model FILE --out DIR`",
        path.display(),
        services(found)
    )]
    OtherService {
        /// The path of the new model.
        path: PathBuf,
        /// The service of the current model.
        expected: ShapeId,
        /// The services of the new model.
        found: Vec<ShapeId>,
    },
    /// `release.toml` can't be read.
    #[error(transparent)]
    Release(#[from] ReleaseError),
    /// Another model is archived under the same name.
    #[error(
        "{} contains another archived model\n  \
        help: choose another archive name for the current model with `--revision NAME`",
        path.display()
    )]
    OtherArchive {
        /// The path of the archived model.
        path: PathBuf,
    },
    /// The version can't be incremented.
    #[error(
        "the version {version} can't be incremented, because a number would overflow\n  \
         help: set a smaller `version` in release.toml"
    )]
    LastVersion {
        /// The current version.
        version: Version,
    },
    /// The files can't be compared.
    #[error(transparent)]
    Output(#[from] OutputError),
}

impl From<ReadError> for UpdateError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Problems(problems) => Self::Problems(problems),
            other => Self::Read(other),
        }
    }
}

/// Describes the services of a model.
fn services(found: &[ShapeId]) -> String {
    match found {
        [] => "no service".to_owned(),
        [only] => only.to_string(),
        several => {
            let names: Vec<&str> = several.iter().map(ShapeId::as_str).collect();
            format!("several services ({})", names.join(", "))
        }
    }
}
