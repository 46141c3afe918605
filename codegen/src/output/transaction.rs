//! Atomic changes to several folders.

use std::path::Path;

use super::error::OutputError;
use super::file_change::{FileChange, FolderChanges};
use super::write;

/// Changes to the files of one or more folders, which are applied completely or not at all.
///
/// If the process is killed, changes remain incomplete. The replaced files are in hidden folders
/// `.smithy-client-codegen-…` in the folders of the transaction.
#[derive(Debug, Default)]
#[must_use = "nothing is written until the transaction is applied"]
pub struct Transaction {
    folders: Vec<FolderChanges>,
}

impl Transaction {
    /// Adds a change to a file of a folder, which may not exist yet. Changes are applied by folder, in the order
    /// they were added. The path must be relative, without components such as `..`, and unique.
    pub fn add(&mut self, folder: &Path, change: FileChange) {
        match self.folders.iter_mut().find(|changes| changes.folder == folder) {
            Some(changes) => changes.changes.push(change),
            None => self
                .folders
                .push(FolderChanges { folder: folder.to_owned(), changes: vec![change] }),
        }
    }

    /// Applies the changes: writes and removes files, creates missing folders, and removes folders that become
    /// empty.
    ///
    /// # Errors
    ///
    /// Returns an error if a file can't be written or removed, or its content isn't the old content of the change.
    /// All changes in all folders are undone in this case.
    pub fn apply(self) -> Result<(), OutputError> {
        write::write(&self.folders)
    }
}
