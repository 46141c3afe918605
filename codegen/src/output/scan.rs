//! Lists the places in a folder where generated files may be.

use std::collections::BTreeMap;
use std::fs::{self, FileType};
use std::io;
use std::path::Path;

use super::error::{IoContext, OutputError};
use super::path;

/// The kind of an entry in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, which is not followed, or a special file.
    Other,
}

/// The entries below a folder, by path.
pub(super) type Entries = BTreeMap<String, Entry>;

/// Lists a folder. A folder that doesn't exist has no entries.
pub(super) fn scan(target: &Path) -> Result<Entries, OutputError> {
    let mut entries = Entries::new();
    match fs::metadata(target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Ok(metadata) if !metadata.is_dir() => {
            return Err(OutputError::NotAFolder { path: target.to_owned() });
        }
        result => {
            result.during("inspect", target)?;
            list(target, "", &mut entries)?;
        }
    }
    Ok(entries)
}

fn list(folder: &Path, prefix: &str, entries: &mut Entries) -> Result<(), OutputError> {
    for entry in fs::read_dir(folder).during("list the folder", folder)? {
        let entry = entry.during("list the folder", folder)?;
        // The names of generated files are valid UTF-8.
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = format!("{prefix}{name}");
        let kind = Entry::from(entry.file_type().during("inspect", &entry.path())?);
        if kind == Entry::Folder && path::is_searched(&path) {
            list(&entry.path(), &format!("{path}/"), entries)?;
        }
        entries.insert(path, kind);
    }
    Ok(())
}

impl From<FileType> for Entry {
    fn from(kind: FileType) -> Self {
        if kind.is_file() {
            Self::File
        } else if kind.is_dir() {
            Self::Folder
        } else {
            Self::Other
        }
    }
}
