//! Why an update can't be made, and what to do about it.

use std::path::PathBuf;

use semver::Version;

use crate::model::{Problems, ReadError, ShapeId};
use crate::output::OutputError;
use crate::release::ReleaseError;

/// An update can't be made. Nothing was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UpdateError {
    /// The file of a model can't be read.
    #[error(transparent)]
    Read(ReadError),
    /// A model has problems, or no crate can be generated from it.
    #[error(transparent)]
    Problems(#[from] Problems),
    /// The new model isn't one of the same service, and of that only.
    #[error(
        "the model {} is {}, and the one in place is of {expected}\n  \
         help: give a newer model of that service; `cargo xtask codegen --model FILE --out DIR` \
         writes the crate of another service",
        path.display(),
        services(found)
    )]
    OtherService {
        /// The new model.
        path: PathBuf,
        /// The service of the model in place.
        expected: ShapeId,
        /// The services of the new model.
        found: Vec<ShapeId>,
    },
    /// `release.toml` can't be read.
    #[error(transparent)]
    Release(#[from] ReleaseError),
    /// Another model is archived by the name.
    #[error(
        "another model is archived as {}\n  \
         help: choose another name for the model in place with `--revision NAME`",
        path.display()
    )]
    OtherArchive {
        /// The archived model.
        path: PathBuf,
    },
    /// No version comes behind the current one.
    #[error(
        "no version comes behind {version}, for its numbers can't grow\n  \
         help: set a smaller `version` in release.toml"
    )]
    LastVersion {
        /// The current version.
        version: Version,
    },
    /// Files can't be compared.
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

/// What a model is one of.
fn services(found: &[ShapeId]) -> String {
    match found {
        [] => "of no service".to_owned(),
        [only] => format!("of {only}"),
        several => {
            let names: Vec<&str> = several.iter().map(ShapeId::as_str).collect();
            format!("of several services ({})", names.join(", "))
        }
    }
}
