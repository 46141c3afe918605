//! What can be wrong with `release.toml`, and what to do about it.

use std::fmt;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

use super::revision::InvalidRevisionName;
use crate::model::{Position, Source, Span};

/// `release.toml` could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReleaseError {
    /// The file can't be read.
    #[error(
        "can't read {}: {cause}\n  help: it has to say how the crate is published: \
         `version = \"0.1.0\"`, and `revision = \"2026-03-03\"` for when the model was published",
        path.display()
    )]
    File {
        /// The path.
        path: PathBuf,
        /// Why not.
        cause: io::Error,
    },
    /// The text is not what it has to be.
    #[error("{name}{}: {fault}\n  help: {}", PositionSuffix(*position), fault.help())]
    Invalid {
        /// The path as it was given.
        name: String,
        /// Where, if it is at one place.
        position: Option<Position>,
        /// What is wrong.
        fault: Fault,
    },
}

/// What is wrong with the text of `release.toml`.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// It is no TOML, for the reason given.
    #[error("this is no TOML: {0}")]
    InvalidToml(String),
    /// A key is missing.
    #[error("the key `{0}` is missing")]
    Missing(&'static str),
    /// The value of a key is no text.
    #[error("the value of `{0}` is no text")]
    NotAString(&'static str),
    /// The version is none.
    #[error("the version is no semantic version: {0}")]
    Version(semver::Error),
    /// The name of the revision is none.
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
                "add when the model was published, as in `revision = \"2026-03-03\"`"
            }
            Self::NotAString(_) => "put the value in quotes",
            Self::Version(_) => "give three numbers, as in `version = \"0.1.0\"`",
            Self::Revision(_) => "give another name, as in `revision = \"2026-03-03\"`",
        }
    }
}

/// A position as it stands behind a file's name.
struct PositionSuffix(Option<Position>);

impl fmt::Display for PositionSuffix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(Position { line, column }) => write!(f, ":{line}:{column}"),
            None => Ok(()),
        }
    }
}
