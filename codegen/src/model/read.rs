//! Reading the JSON AST.
//!
//! Objects are read level by level with their values left raw, so that every piece knows its place.
//! Reading goes on after a problem wherever it can, so that all problems come out at once. The steps,
//! each a module:
//!
//! 1. [`document`] checks the document's frame;
//! 2. [`shapes`] and [`members`] read every shape into a [`draft`], in which members and traits are
//!    lists by name whatever the shape's type, and note what refers to what;
//! 3. [`apply`] and [`mixins`] bring in what other places add to a shape;
//! 4. [`old`] turns idioms of Smithy 1.0 into those of 2.0;
//! 5. [`build`] makes shapes of drafts, [`numbers`] makes their traits' numbers exact, and [`traits`] understands
//!    the traits;
//! 6. [`check`] looks at the model as a whole.

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
mod old;
mod reader;
mod reference;
mod shapes;
mod targets;
mod traits;
mod version;
mod waiters;

use std::path::{Path, PathBuf};

use reader::Reader;

use super::format::Format;
use super::problem::{Problem, ProblemKind, Problems};
use super::semantic_model::Model;
use super::source::Source;
use super::span::Span;

/// A model could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file can't be read.
    #[error("can't read the model {}: {cause}\n  help: give the file of a Smithy JSON AST", .path.display())]
    File {
        /// The path.
        path: PathBuf,
        /// Why not.
        cause: std::io::Error,
    },
    /// The path is that of a folder.
    #[error("can't read the model {}: it is a folder\n  help: give a file in it: a Smithy model in JSON", .path.display())]
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
    /// The file can't be read, or the model has problems: all that were found.
    pub fn read(path: &Path) -> Result<Self, ReadError> {
        let bytes = std::fs::read(path).map_err(|cause| match path.is_dir() {
            true => ReadError::Folder { path: path.to_owned() },
            false => ReadError::File { path: path.to_owned(), cause },
        })?;
        Ok(Self::from_bytes(&path.to_string_lossy(), &bytes)?)
    }

    /// Reads a model from bytes, as [`parse`](Self::parse) does from text.
    ///
    /// # Errors
    ///
    /// The bytes are no text, or the model has problems: all that were found.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, Problems> {
        if let Some(format) = Format::of_bytes(bytes) {
            // Nothing of the document can be shown.
            let problem = Problem::new(ProblemKind::OtherFormat { format });
            return Err(Problems::new(Source::new(name, ""), vec![problem]));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::parse(name, text),
            Err(error) => Err(not_utf8(name, bytes, error.valid_up_to())),
        }
    }

    /// Reads a model from text; `name` stands for the text in problems.
    ///
    /// # Errors
    ///
    /// The model has problems: all that were found.
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

/// The problem of a file that is text only up to some byte.
fn not_utf8(name: &str, bytes: &[u8], valid_up_to: usize) -> Problems {
    let source = Source::new(name, &String::from_utf8_lossy(bytes));
    let span = Span { start: valid_up_to, end: valid_up_to };
    Problems::new(source, vec![Problem::new(ProblemKind::NotUtf8).at(span)])
}

#[cfg(test)]
mod tests;
