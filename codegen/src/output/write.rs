//! Applies file changes completely or not at all.
//!
//! New files are first written to a temporary folder inside the target folder, which is on the same filesystem.
//! Then files are only renamed: old files into the temporary folder, new files to their paths. If an operation
//! fails, the [`Journal`] undoes all previous ones.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::{IoContext, OutputError};
use super::existing::entry;
use super::file_change::FolderChanges;
use super::journal::Journal;
use super::path;
use super::scan::Entry;

/// Applies the changes to all folders, or to none.
pub(super) fn write(folders: &[FolderChanges]) -> Result<(), OutputError> {
    let mut journal = Journal::default();
    match apply_all(folders, &mut journal) {
        Ok(()) => journal.commit(),
        Err(cause) => Err(journal.undo(cause)),
    }
}

/// Writes all new files before moving the first one, so that a full disk is detected early.
fn apply_all(folders: &[FolderChanges], journal: &mut Journal) -> Result<(), OutputError> {
    let mut staged = Vec::with_capacity(folders.len());
    for folder in folders {
        staged.push((folder, Temporary::stage(folder, journal)?));
    }
    for (folder, temporary) in &staged {
        move_into_place(folder, temporary, journal)?;
    }
    folders.iter().try_for_each(|folder| remove_empty_folders(folder, journal))
}

fn move_into_place(
    changes: &FolderChanges,
    temporary: &Temporary,
    journal: &mut Journal,
) -> Result<(), OutputError> {
    for (index, change) in changes.changes.iter().enumerate() {
        let file = changes.folder.join(&change.path);
        check_unchanged(&file, change.old.as_deref())?;
        if change.old.is_some() {
            journal.rename(&file, &temporary.backup(&change.path)?)?;
        }
        if change.new.is_some() {
            journal.create_folders(file.parent().unwrap_or(&changes.folder))?;
            journal.rename(&temporary.staged(index), &file)?;
        }
    }
    Ok(())
}

/// A temporary folder with new files by index, and replaced and removed files by path, so that users can find
/// them if undoing fails.
struct Temporary(PathBuf);

impl Temporary {
    /// Creates a temporary folder in the target folder, and writes the new files to it.
    fn stage(changes: &FolderChanges, journal: &mut Journal) -> Result<Self, OutputError> {
        journal.create_folders(&changes.folder)?;
        let temporary = Self(journal.create_temporary(&changes.folder)?);
        for (index, change) in changes.changes.iter().enumerate() {
            if let Some(new) = &change.new {
                let staged = temporary.staged(index);
                fs::write(&staged, new).during("write", &staged)?;
            }
        }
        Ok(temporary)
    }

    fn staged(&self, index: usize) -> PathBuf {
        self.0.join(format!("new-{index}"))
    }

    fn backup(&self, path: &str) -> Result<PathBuf, OutputError> {
        let backup = self.0.join("old").join(path);
        if let Some(folder) = backup.parent() {
            fs::create_dir_all(folder).during("create the folder", folder)?;
        }
        Ok(backup)
    }
}

/// Checks that a file wasn't modified after the comparison, so that nobody's work is lost.
fn check_unchanged(file: &Path, old: Option<&[u8]>) -> Result<(), OutputError> {
    let is_unchanged = match (entry(file)?, old) {
        (None, None) => true,
        (Some(Entry::File), Some(old)) => fs::read(file).during("read", file)? == old,
        _ => false,
    };
    if is_unchanged { Ok(()) } else { Err(OutputError::ChangedMeanwhile { path: file.to_owned() }) }
}

/// Removes folders that became empty because files were removed.
fn remove_empty_folders(changes: &FolderChanges, journal: &mut Journal) -> Result<(), OutputError> {
    let removed = changes.changes.iter().filter(|change| change.new.is_none());
    let folders: BTreeSet<&str> = removed.flat_map(|change| path::folders(&change.path)).collect();
    // A folder sorts after its parent, so reverse order visits the innermost folders first.
    for folder in folders.into_iter().rev().map(|folder| changes.folder.join(folder)) {
        if fs::read_dir(&folder).during("list the folder", &folder)?.next().is_none() {
            journal.remove_folder(&folder)?;
        }
    }
    Ok(())
}
