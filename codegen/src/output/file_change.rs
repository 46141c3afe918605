//! Changes to files.

use std::path::PathBuf;

/// A change to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// The path of the file relative to the folder, with `/` as separator.
    pub path: String,
    /// The current content; `None` if the file is new.
    pub old: Option<Vec<u8>>,
    /// The new content; `None` if the file is to be removed.
    pub new: Option<String>,
}

/// The changes to the files of a folder.
#[derive(Debug)]
pub(super) struct FolderChanges {
    pub(super) folder: PathBuf,
    pub(super) changes: Vec<FileChange>,
}
