//! Output: the one path by which generated files are compared with a folder and written to it.
//!
//! [`CrateFiles`] holds what the generator has made; [`CrateFiles::compare`] tells what of it a
//! folder lacks; the [`Comparison`] is then either shown, as a diff, or applied, all or nothing. So
//! checking and writing can't disagree. A [`Transaction`] does the same for changes to several folders.
//!
//! The generator knows its own files by a mark in their first line. It overwrites and removes only
//! files with the mark, and looks for them only where it puts files itself: directly in the folder
//! and below `benches`, `examples`, `src` and `tests`, never through symbolic links. Everything else
//! in the folder, such as `target` or `Cargo.lock`, stays as it is.
//!
//! What the files say is no concern of this module, and neither is making them look nice.

mod compare;
mod diff;
mod error;
mod journal;
mod mark;
mod path;
mod place;
mod scan;
#[cfg(test)]
mod tests;
mod transaction;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

pub use compare::{Change, Comparison, Summary};
pub use error::{Fault, Obstacle, OutputError, UndoFailure};
pub use place::content;
pub use transaction::Transaction;

use mark::Mark;

/// The files of a generated crate: their texts by their paths, in the order of the paths.
#[derive(Clone, Debug)]
pub struct CrateFiles {
    mark: Mark,
    files: BTreeMap<String, String>,
    /// Mistakes of the generator, which are reported when the files are used.
    faults: Vec<Fault>,
}

impl CrateFiles {
    /// No files yet. The mark is what the first line of every file has to hold, within its first
    /// 1024 bytes.
    ///
    /// # Panics
    ///
    /// The mark is empty or more than one line, by which no file could be known.
    pub fn new(mark: &str) -> Self {
        Self { mark: Mark::new(mark), files: BTreeMap::new(), faults: Vec::new() }
    }

    /// Adds a file. The path is relative to the crate's folder, with `/` between its components;
    /// the text is written as it is, and its first line has the mark.
    ///
    /// A path can be used once. It lies directly in the crate's folder or below `benches`,
    /// `examples`, `src` or `tests`, and not in a hidden folder. What is wrong with a path or a text
    /// is a mistake of the generator and comes to light in [`compare`](Self::compare).
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        let (path, text) = (path.into(), text.into());
        match self.check(&path, &text) {
            Ok(()) => {
                self.files.insert(path, text);
            }
            Err(fault) => self.faults.push(fault),
        }
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// The files, path and text, in the order of their paths.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Compares the files with those in a folder, which needn't exist. Nothing is written.
    ///
    /// # Errors
    ///
    /// The folder can't be read, or something that the generator has not written stands where a file
    /// has to go. [`OutputError::Faults`] if a file can't be a generated file.
    pub fn compare(&self, target: &Path) -> Result<Comparison, OutputError> {
        if self.faults.is_empty() {
            Comparison::new(self, target)
        } else {
            Err(OutputError::Faults(self.faults.clone()))
        }
    }

    fn check(&self, path: &str, text: &str) -> Result<(), Fault> {
        path::check(path)?;
        self.check_free(path)?;
        if self.mark.is_on(text.as_bytes()) {
            Ok(())
        } else {
            Err(Fault::Unmarked(path.to_owned()))
        }
    }

    fn check_free(&self, path: &str) -> Result<(), Fault> {
        if self.files.contains_key(path) {
            return Err(Fault::Twice(path.to_owned()));
        }
        let below = format!("{path}/");
        let next = self.files.range(below.clone()..).next();
        let is_folder = next.is_some_and(|(next, _)| next.starts_with(&below));
        if is_folder || path::folders(path).any(|folder| self.files.contains_key(folder)) {
            return Err(Fault::FileAndFolder(path.to_owned()));
        }
        Ok(())
    }
}
