//! Reads existing files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{IoContext, Obstacle, OutputError};
use super::path;
use super::scan::Entry;

/// Reads a file in a folder. Returns `None` if it doesn't exist. The path is relative to the folder, with `/` as
/// separator. Symbolic links in the path are not followed.
///
/// # Errors
///
/// Returns an error if the file can't be read, and [`OutputError::Occupied`] if the path or a parent is
/// something else.
pub fn read_if_present(target: &Path, path: &str) -> Result<Option<Vec<u8>>, OutputError> {
    for folder in path::folders(path).map(|folder| target.join(folder)) {
        match entry(&folder)? {
            None => return Ok(None),
            Some(Entry::Folder) => {}
            Some(Entry::File) => return occupied(Obstacle::File, folder),
            Some(Entry::Other) => return occupied(Obstacle::Special, folder),
        }
    }
    let file = target.join(path);
    match entry(&file)? {
        None => Ok(None),
        Some(Entry::File) => fs::read(&file).during("read", &file).map(Some),
        Some(Entry::Folder) => occupied(Obstacle::Folder, file),
        Some(Entry::Other) => occupied(Obstacle::Special, file),
    }
}

/// Returns the kind of entry at a path, if any.
pub(super) fn entry(file: &Path) -> Result<Option<Entry>, OutputError> {
    match fs::symlink_metadata(file) {
        Ok(metadata) => Ok(Some(metadata.file_type().into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(OutputError::Io { action: "inspect", path: file.to_owned(), cause }),
    }
}

fn occupied<T>(obstacle: fn(PathBuf) -> Obstacle, file: PathBuf) -> Result<T, OutputError> {
    Err(OutputError::Occupied(vec![obstacle(file)]))
}
