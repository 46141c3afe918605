//! What stands at one path of a folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{IoContext, Obstacle, OutputError};
use super::path;
use super::scan::Entry;

/// The content of a file in a folder; nothing, if neither it nor anything in its way is there. The path
/// is relative to the folder, with `/` between its components. Links below the folder are not followed.
///
/// # Errors
///
/// The file can't be read. [`OutputError::Occupied`] if something else stands where the file or a folder
/// above it has to go.
pub fn read_if_present(target: &Path, path: &str) -> Result<Option<Vec<u8>>, OutputError> {
    for folder in path::folders(path).map(|folder| target.join(folder)) {
        match entry(&folder)? {
            None => return Ok(None),
            Some(Entry::Folder) => {}
            Some(Entry::File) => return occupied(Obstacle::File, folder),
            Some(Entry::Other) => return occupied(Obstacle::Special, folder),
        }
    }
    let place = target.join(path);
    match entry(&place)? {
        None => Ok(None),
        Some(Entry::File) => fs::read(&place).during("read", &place).map(Some),
        Some(Entry::Folder) => occupied(Obstacle::Folder, place),
        Some(Entry::Other) => occupied(Obstacle::Special, place),
    }
}

/// What stands at a path, if anything does.
pub(super) fn entry(place: &Path) -> Result<Option<Entry>, OutputError> {
    match fs::symlink_metadata(place) {
        Ok(metadata) => Ok(Some(metadata.file_type().into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(OutputError::Io { action: "inspect", path: place.to_owned(), cause }),
    }
}

fn occupied<T>(obstacle: fn(PathBuf) -> Obstacle, place: PathBuf) -> Result<T, OutputError> {
    Err(OutputError::Occupied(vec![obstacle(place)]))
}
