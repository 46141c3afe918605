//! Changes to files.

use std::path::PathBuf;

/// What would happen to one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// The file's path in the folder, with `/`.
    pub path: String,
    /// What it holds now; nothing, if it is new.
    pub old: Option<Vec<u8>>,
    /// What it has to hold; nothing, if it was generated once and no longer is.
    pub new: Option<String>,
}

/// The changes to the files of one folder.
#[derive(Debug)]
pub(super) struct FolderChanges {
    pub(super) folder: PathBuf,
    pub(super) changes: Vec<FileChange>,
}
