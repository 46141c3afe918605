//! The files of a generated crate.

use std::collections::BTreeMap;

use super::error::Fault;
use super::mark::Mark;
use super::path;

/// The files of a generated crate: their texts by their paths, in the order of the paths.
#[derive(Clone, Debug)]
pub struct CrateFiles {
    pub(super) mark: Mark,
    files: BTreeMap<String, String>,
    /// Mistakes of the generator, which are reported when the files are used.
    pub(super) faults: Vec<Fault>,
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
