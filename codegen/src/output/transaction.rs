//! Changes to several folders, made all or not at all.

use std::path::Path;

use super::error::OutputError;
use super::file_change::{FileChange, FolderChanges};
use super::write;

/// Changes to the files of one folder or of several, which are made all or not at all.
///
/// It is not a protection against being killed: what was replaced till then lies in hidden folders,
/// `.smithy-client-codegen-…`, in the folders of the transaction.
#[derive(Debug, Default)]
#[must_use = "nothing is written before it is applied"]
pub struct Transaction {
    parts: Vec<FolderChanges>,
}

impl Transaction {
    /// Adds a change to a file of a folder, which needn't exist yet. Changes are made in the order in
    /// which folders, and then files of a folder, were added. The change's path has to be relative and
    /// plain, and a file can be changed once.
    pub fn add(&mut self, folder: &Path, change: FileChange) {
        match self.parts.iter_mut().find(|part| part.folder == folder) {
            Some(part) => part.changes.push(change),
            None => {
                self.parts.push(FolderChanges { folder: folder.to_owned(), changes: vec![change] })
            }
        }
    }

    /// Makes the changes: writes and removes files, creates folders where they are missing, removes
    /// those that are empty once their files are gone.
    ///
    /// # Errors
    ///
    /// Some file can't be written or removed, or is not what its change says that it was. All changes,
    /// in all folders, are undone then.
    pub fn apply(self) -> Result<(), OutputError> {
        write::write(&self.parts)
    }
}
