//! The files of a generated crate.

use std::collections::BTreeMap;

use super::error::Fault;
use super::mark::Mark;
use super::path;

/// The files of a generated crate, sorted by path.
#[derive(Clone, Debug)]
pub struct CrateFiles {
    pub(super) mark: Mark,
    files: BTreeMap<String, String>,
    /// Bugs of the generator, which are reported when the files are compared.
    pub(super) faults: Vec<Fault>,
}

impl CrateFiles {
    /// Creates an empty set of files. The first line of every file must contain the mark, within its first
    /// 1024 bytes.
    ///
    /// # Panics
    ///
    /// Panics if the mark is empty or contains a newline.
    pub fn new(mark: &str) -> Self {
        Self { mark: Mark::new(mark), files: BTreeMap::new(), faults: Vec::new() }
    }

    /// Adds a file. The path is relative to the crate's folder, with `/` as separator. The text is written
    /// unchanged, and must have the mark in its first line.
    ///
    /// Each path must be unique, and be directly in the crate's folder or below `benches`, `examples`, `src` or
    /// `tests`, but not in a hidden folder. [`compare`](Self::compare) returns an error if a path or text is
    /// invalid, which is a bug of the generator.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        let (path, text) = (path.into(), text.into());
        match self.check(&path, &text) {
            Ok(()) => {
                self.files.insert(path, text);
            }
            Err(fault) => self.faults.push(fault),
        }
    }

    /// Returns the text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Returns the paths and texts of the files, sorted by path.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    fn check(&self, path: &str, text: &str) -> Result<(), Fault> {
        path::check(path)?;
        self.check_unused(path)?;
        if self.mark.is_on(text.as_bytes()) {
            Ok(())
        } else {
            Err(Fault::Unmarked(path.to_owned()))
        }
    }

    fn check_unused(&self, path: &str) -> Result<(), Fault> {
        if self.files.contains_key(path) {
            return Err(Fault::Duplicate(path.to_owned()));
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
