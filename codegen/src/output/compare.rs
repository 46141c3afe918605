//! Compares generated files with a folder.

use std::path::{Path, PathBuf};

use super::crate_files::CrateFiles;
use super::error::{IoContext, Obstacle, OutputError};
use super::file_change::FileChange;
use super::mark::Mark;
use super::scan::{Entries, Entry, scan};
use super::transaction::Transaction;
use super::{diff, path};

/// The changes to make a folder contain the generated files.
#[derive(Debug)]
pub struct Comparison {
    target: PathBuf,
    changes: Vec<FileChange>,
    unchanged: usize,
}

/// The numbers of written, unchanged and removed files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// New or changed files.
    pub written: usize,
    /// Files that were already up to date.
    pub unchanged: usize,
    /// Files that are no longer generated.
    pub removed: usize,
}

impl CrateFiles {
    /// Compares the files with a folder, which may not exist yet. Writes nothing.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder can't be read, or a path is occupied by something that the generator didn't
    /// write. Returns [`OutputError::Faults`] if a generated file is invalid.
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

    /// Returns whether the folder is up to date.
    pub fn is_clean(&self) -> bool {
        self.changes.is_empty()
    }

    /// Returns the changes, sorted by path.
    pub fn changes(&self) -> &[FileChange] {
        &self.changes
    }

    /// Returns the number of files that are up to date.
    pub fn unchanged(&self) -> usize {
        self.unchanged
    }

    /// Returns the changes as a unified diff for `patch -p0`; empty if the folder is up to date. Paths start with
    /// the folder as it was given. New and removed files have `/dev/null` on the other side.
    pub fn unified_diff(&self) -> String {
        diff::unified(&self.target, &self.changes)
    }

    /// Makes the folder contain the generated files: writes new and changed files, and removes stale files and
    /// folders that become empty. Doesn't touch unchanged files.
    ///
    /// # Errors
    ///
    /// Returns an error if a file can't be written or removed, or was modified after the comparison. All changes
    /// are undone in this case.
    pub fn apply(self) -> Result<Summary, OutputError> {
        let summary = self.summary();
        self.into_transaction().apply()?;
        Ok(summary)
    }

    /// Returns the numbers of files to write, leave and remove.
    pub fn summary(&self) -> Summary {
        let removed = self.changes.iter().filter(|change| change.new.is_none()).count();
        let written = self.changes.len() - removed;
        Summary { written, unchanged: self.unchanged, removed }
    }

    /// Returns the changes as a transaction, to apply them together with others, as [`apply`](Self::apply) does.
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
                Existing::Generated(old) if old == new.as_bytes() => self.unchanged += 1,
                Existing::Generated(old) => self.add(path, Some(old), Some(new)),
                Existing::Nothing => self.add(path, None, Some(new)),
            }
        }
        // Files in the same folder may have the same obstacle.
        obstacles.dedup();
        if obstacles.is_empty() { Ok(()) } else { Err(OutputError::Occupied(obstacles)) }
    }

    fn add_stale(&mut self, files: &CrateFiles, folder: &Folder<'_>) -> Result<(), OutputError> {
        for (path, entry) in &folder.entries {
            if *entry == Entry::File
                && files.get(path).is_none()
                && let Some(old) = folder.read_generated(path)?
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

/// The folder to compare with.
struct Folder<'a> {
    target: &'a Path,
    mark: &'a Mark,
    entries: Entries,
}

/// The current state of the path of a generated file.
enum Existing {
    Nothing,
    /// A file with the mark, and its content.
    Generated(Vec<u8>),
    Obstacle(Obstacle),
}

impl Folder<'_> {
    fn find(&self, path: &str) -> Result<Existing, OutputError> {
        if let Some(obstacle) = path::folders(path).find_map(|folder| self.folder_obstacle(folder))
        {
            return Ok(Existing::Obstacle(obstacle));
        }
        let path_on_disk = self.target.join(path);
        Ok(match self.entries.get(path) {
            None => Existing::Nothing,
            Some(Entry::Folder) => Existing::Obstacle(Obstacle::Folder(path_on_disk)),
            Some(Entry::Other) => Existing::Obstacle(Obstacle::Special(path_on_disk)),
            Some(Entry::File) => match self.read_generated(path)? {
                Some(content) => Existing::Generated(content),
                None => Existing::Obstacle(Obstacle::UnmarkedFile(path_on_disk)),
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

    /// Returns the content of a file if it has the mark.
    fn read_generated(&self, path: &str) -> Result<Option<Vec<u8>>, OutputError> {
        let path_on_disk = self.target.join(path);
        self.mark.read(&path_on_disk).during("read", &path_on_disk)
    }
}
