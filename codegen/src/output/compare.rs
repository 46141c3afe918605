//! The comparison of the generator's files with a folder.

use std::path::{Path, PathBuf};

use super::crate_files::CrateFiles;
use super::error::{IoContext, Obstacle, OutputError};
use super::file_change::FileChange;
use super::mark::Mark;
use super::scan::{Entries, Entry, scan};
use super::transaction::Transaction;
use super::{diff, path};

/// What would change in a folder, if the generator's files were written to it.
#[derive(Debug)]
pub struct Comparison {
    target: PathBuf,
    changes: Vec<FileChange>,
    unchanged: usize,
}

/// How many files were written, stayed and were removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or have changed.
    pub written: usize,
    /// Files that already were as they should be.
    pub unchanged: usize,
    /// Files that were generated once and no longer are.
    pub removed: usize,
}

impl CrateFiles {
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
}

impl Comparison {
    fn new(files: &CrateFiles, target: &Path) -> Result<Self, OutputError> {
        let folder = Folder { target, mark: &files.mark, entries: scan(target)? };
        let mut comparison = Self { target: target.to_owned(), changes: vec![], unchanged: 0 };
        comparison.add_files(files, &folder)?;
        comparison.add_stale(files, &folder)?;
        comparison.changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(comparison)
    }

    /// Whether nothing would change.
    pub fn is_clean(&self) -> bool {
        self.changes.is_empty()
    }

    /// What would change, by path.
    pub fn changes(&self) -> &[FileChange] {
        &self.changes
    }

    /// How many files would stay as they are.
    pub fn unchanged(&self) -> usize {
        self.unchanged
    }

    /// What would change as a unified diff, which `patch -p0` understands; empty if nothing would.
    /// The paths are those of the folder as it was given, with the files' paths behind it; new and
    /// removed files have `/dev/null` on the other side.
    pub fn unified_diff(&self) -> String {
        diff::unified(&self.target, &self.changes)
    }

    /// Makes the folder hold the generator's files: writes the new and the changed ones, removes the
    /// stale ones and folders that are empty without them. Files that stay are not touched.
    ///
    /// # Errors
    ///
    /// Some file can't be written or removed, or is no longer what it was when it was compared. All
    /// changes are undone then.
    pub fn apply(self) -> Result<Summary, OutputError> {
        let summary = self.summary();
        self.into_transaction().apply()?;
        Ok(summary)
    }

    /// How many files would be written, stay and be removed.
    pub fn summary(&self) -> Summary {
        let removed = self.changes.iter().filter(|change| change.new.is_none()).count();
        let written = self.changes.len() - removed;
        Summary { written, unchanged: self.unchanged, removed }
    }

    /// The changes, to be made together with others. What [`apply`](Self::apply) says holds for them.
    pub fn into_transaction(self) -> Transaction {
        let mut transaction = Transaction::default();
        for change in self.changes {
            transaction.add(&self.target, change);
        }
        transaction
    }

    fn add_files(&mut self, files: &CrateFiles, folder: &Folder<'_>) -> Result<(), OutputError> {
        let mut obstacles = Vec::new();
        for (path, new) in files.iter() {
            match folder.find(path)? {
                Existing::Obstacle(obstacle) => obstacles.push(obstacle),
                Existing::Ours(old) if old == new.as_bytes() => self.unchanged += 1,
                Existing::Ours(old) => self.add(path, Some(old), Some(new)),
                Existing::Nothing => self.add(path, None, Some(new)),
            }
        }
        // Files in the same folder have the same obstacle.
        obstacles.dedup();
        if obstacles.is_empty() { Ok(()) } else { Err(OutputError::Occupied(obstacles)) }
    }

    fn add_stale(&mut self, files: &CrateFiles, folder: &Folder<'_>) -> Result<(), OutputError> {
        for (path, entry) in &folder.entries {
            if *entry == Entry::File
                && files.get(path).is_none()
                && let Some(old) = folder.read_ours(path)?
            {
                self.add(path, Some(old), None);
            }
        }
        Ok(())
    }

    fn add(&mut self, path: &str, old: Option<Vec<u8>>, new: Option<&str>) {
        self.changes.push(FileChange { path: path.to_owned(), old, new: new.map(str::to_owned) });
    }
}

/// The folder that the files are compared with.
struct Folder<'a> {
    target: &'a Path,
    mark: &'a Mark,
    entries: Entries,
}

/// What stands where a file has to go.
enum Existing {
    Nothing,
    /// A file with the mark, of this content.
    Ours(Vec<u8>),
    Obstacle(Obstacle),
}

impl Folder<'_> {
    fn find(&self, path: &str) -> Result<Existing, OutputError> {
        if let Some(obstacle) = path::folders(path).find_map(|folder| self.folder_obstacle(folder))
        {
            return Ok(Existing::Obstacle(obstacle));
        }
        let place = self.target.join(path);
        Ok(match self.entries.get(path) {
            None => Existing::Nothing,
            Some(Entry::Folder) => Existing::Obstacle(Obstacle::Folder(place)),
            Some(Entry::Other) => Existing::Obstacle(Obstacle::Special(place)),
            Some(Entry::File) => match self.read_ours(path)? {
                Some(content) => Existing::Ours(content),
                None => Existing::Obstacle(Obstacle::UnmarkedFile(place)),
            },
        })
    }

    fn folder_obstacle(&self, folder: &str) -> Option<Obstacle> {
        match self.entries.get(folder)? {
            Entry::Folder => None,
            Entry::File => Some(Obstacle::File(self.target.join(folder))),
            Entry::Other => Some(Obstacle::Special(self.target.join(folder))),
        }
    }

    /// The content of a file with the mark.
    fn read_ours(&self, path: &str) -> Result<Option<Vec<u8>>, OutputError> {
        let place = self.target.join(path);
        self.mark.read(&place).during("read", &place)
    }
}
