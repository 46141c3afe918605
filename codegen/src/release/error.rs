//! Errors of reading `release.toml`, with remedies.

use std::fmt;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

use super::revision::InvalidRevisionName;
use crate::model::{Position, Source, Span};

/// An error of reading `release.toml`.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReleaseError {
    /// The file can't be read.
    #[error(
        "can't read {}: {cause}\n  help: create it, with the crate's version and the model's publication date: \
        `version = \"0.1.0\"` and `revision = \"2026-03-03\"`",
        path.display()
    )]
    File {
        /// The path of the file.
        path: PathBuf,
        /// The cause.
        cause: io::Error,
    },
    /// The contents are invalid.
    #[error("{name}{}: {fault}\n  help: {}", PositionSuffix(*position), fault.help())]
    Invalid {
        /// The path of the file as it was given.
        name: String,
        /// The position of the fault, if it has one.
        position: Option<Position>,
        /// The fault.
        fault: Fault,
    },
}

/// A fault in the contents of `release.toml`.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The text is not valid TOML.
    #[error("invalid TOML: {0}")]
    InvalidToml(String),
    /// A key is missing.
    #[error("the key `{0}` is missing")]
    Missing(&'static str),
    /// The value of a key is not a string.
    #[error("the value of `{0}` is not a string")]
    NotAString(&'static str),
    /// The version is invalid.
    #[error("the version is not a semantic version: {0}")]
    Version(semver::Error),
    /// The name of the revision is invalid.
    #[error(transparent)]
    Revision(InvalidRevisionName),
}

impl ReleaseError {
    pub(super) fn invalid(name: &str, text: &str, fault: Fault, at: Option<Range<usize>>) -> Self {
        let place = |Range { start, end }| Source::new(name, text).position(Span { start, end });
        Self::Invalid { name: name.to_owned(), position: at.map(place), fault }
    }
}

impl Fault {
    fn help(&self) -> &'static str {
        match self {
            Self::InvalidToml(_) => "correct the TOML",
            Self::Missing("version") => "add the version of the crate, as in `version = \"0.1.0\"`",
            Self::Missing(_) => {
                "add the publication date of the model, as in `revision = \"2026-03-03\"`"
            }
            Self::NotAString(_) => "put the value in quotes",
            Self::Version(_) => "use three numbers, as in `version = \"0.1.0\"`",
            Self::Revision(_) => "use another name, as in `revision = \"2026-03-03\"`",
        }
    }
}

/// Displays a position as a suffix of a file name.
struct PositionSuffix(Option<Position>);

impl fmt::Display for PositionSuffix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(Position { line, column }) => write!(f, ":{line}:{column}"),
            None => Ok(()),
        }
    }
}
