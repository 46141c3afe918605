//! Reading the JSON AST.
//!
//! The reader parses objects level by level and leaves their values raw, so that every value has a span. It continues
//! after a problem if possible, and reports all problems at once. The steps are modules:
//!
//! 1. [`document`] checks the top-level properties.
//! 2. [`shapes`], [`members`] and [`bodies`] read every shape into a [`draft`]. All shape types have the same type of
//!    draft, with members and traits by name. [`targets`] reads and records references to shapes.
//! 3. [`apply`] and [`mixins`] add traits and members from other places.
//! 4. [`overlay`] adds traits to shapes of known services.
//! 5. [`upgrade`] converts idioms of Smithy 1.0 into those of 2.0.
//! 6. [`build`] turns drafts into shapes, [`numbers`] makes the numbers in traits exact, and [`traits`] interprets the
//!    traits.
//! 7. [`check`] checks the whole model.

mod apply;
mod bad_target;
mod bodies;
mod build;
mod check;
mod document;
mod draft;
mod members;
mod mixins;
mod numbers;
mod overlay;
mod reader;
mod reference;
mod shapes;
mod targets;
mod traits;
mod upgrade;
mod version;
mod waiters;

use std::path::{Path, PathBuf};

use reader::Reader;

use super::format::Format;
use super::problem::{Problem, ProblemKind, Problems};
use super::semantic_model::Model;
use super::source::Source;
use super::span::Span;

/// An error of reading a model.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file can't be read.
    #[error("can't read the model {}: {cause}\n  help: use the path of a Smithy model in JSON", .path.display())]
    File {
        /// The path.
        path: PathBuf,
        /// The cause.
        cause: std::io::Error,
    },
    /// The path is a folder.
    #[error("can't read the model {}: it is a folder\n  help: use the path of a file in it: a Smithy model in JSON", .path.display())]
    Folder {
        /// The path.
        path: PathBuf,
    },
    /// The model has problems.
    #[error(transparent)]
    Problems(#[from] Problems),
}

impl Model {
    /// Reads a model from a file.
    ///
    /// # Errors
    ///
    /// Returns an error if the file can't be read or the model has problems.
    pub fn read(path: &Path) -> Result<Self, ReadError> {
        let bytes = std::fs::read(path).map_err(|cause| match path.is_dir() {
            true => ReadError::Folder { path: path.to_owned() },
            false => ReadError::File { path: path.to_owned(), cause },
        })?;
        Ok(Self::from_bytes(&path.to_string_lossy(), &bytes)?)
    }

    /// Reads a model from bytes. `name` is the name of the document in problems.
    ///
    /// # Errors
    ///
    /// Returns all problems. Bytes that are not UTF-8 are a problem.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, Problems> {
        if let Some(format) = Format::of_bytes(bytes) {
            // The document has no text to show.
            let problem = Problem::new(ProblemKind::OtherFormat { format });
            return Err(Problems::new(Source::new(name, ""), vec![problem]));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::parse(name, text),
            Err(error) => Err(not_utf8(name, bytes, error.valid_up_to())),
        }
    }

    /// Reads a model from text. `name` is the name of the document in problems.
    ///
    /// # Errors
    ///
    /// Returns all problems of the model.
    pub fn parse(name: &str, text: &str) -> Result<Self, Problems> {
        let source = Source::new(name, text);
        let mut reader = Reader::new(&source);
        let document = reader.document();
        let problems = reader.into_problems();
        match document {
            Some((metadata, shapes)) if problems.is_empty() => {
                Ok(Self { source, metadata, shapes })
            }
            _ => Err(Problems::new(source, problems)),
        }
    }
}

/// Returns the problem of a file with a byte that is not valid UTF-8.
fn not_utf8(name: &str, bytes: &[u8], valid_up_to: usize) -> Problems {
    let source = Source::new(name, &String::from_utf8_lossy(bytes));
    let span = Span { start: valid_up_to, end: valid_up_to };
    Problems::new(source, vec![Problem::new(ProblemKind::NotUtf8).at(span)])
}

#[cfg(test)]
mod tests;
