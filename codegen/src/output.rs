//! Output: the files of a generated crate, and how a folder comes to hold them.
//!
//! One comparison serves both writing and checking. A file belongs to the generator if its first line
//! has the generator's mark; nothing else is ever overwritten or removed.

mod apply;
mod compare;

pub use apply::Summary;
pub use compare::{Change, Comparison};

use std::collections::BTreeMap;
use std::path::PathBuf;

/// The files of a generated crate: relative paths, with `/`, and contents.
#[derive(Clone, Debug)]
pub struct CrateFiles {
    mark: String,
    files: BTreeMap<String, String>,
}

/// A folder could not be compared with, or be made to hold, the files of a generated crate.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// A file of somebody else stands where a file has to be written.
    #[error(
        "{} is not the generator's, since its first line lacks `{mark}`; move it away, or choose another folder with --out",
        .path.display()
    )]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// What the first line of the generator's files holds.
        mark: String,
    },
    /// Something that is no file stands where a file has to be written, or no folder where one has to be.
    #[error("{} is in the way: it has to be a {expected}; move it away, or choose another folder with --out", .path.display())]
    InTheWay {
        /// What is in the way.
        path: PathBuf,
        /// What it should be.
        expected: &'static str,
    },
    /// The file system says no.
    #[error("can't {doing} {}: {cause}; the folder is as it was", .path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why it failed.
        cause: std::io::Error,
    },
}

impl OutputError {
    /// Makes an error out of what the file system says.
    fn io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |cause| Self::Io { doing, path, cause }
    }
}

impl CrateFiles {
    /// No files yet; `mark` is what the first line of each has to hold.
    pub fn new(mark: &str) -> Self {
        Self { mark: mark.to_owned(), files: BTreeMap::new() }
    }

    /// Adds a file. The path is relative, and its parts are separated by `/`.
    pub fn insert(&mut self, path: impl Into<String>, contents: impl Into<String>) {
        self.files.insert(path.into(), contents.into());
    }

    /// The files, by path.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, contents)| (path.as_str(), contents.as_str()))
    }

    /// The contents of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }
}

#[cfg(test)]
mod tests;
