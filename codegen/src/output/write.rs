//! Writing, all or nothing.
//!
//! Every new text is first written to a temporary folder inside the folder that it belongs to, so that
//! it is on the same filesystem. From then on files are only renamed: old ones into the temporary folder,
//! new ones to their places. Each of these steps can be undone, and the [`Journal`] does so if one fails.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::{IoContext, OutputError};
use super::existing::entry;
use super::file_change::FolderChanges;
use super::journal::Journal;
use super::path;
use super::scan::Entry;

/// Makes the changes to all of the folders, or none of them.
pub(super) fn write(parts: &[FolderChanges]) -> Result<(), OutputError> {
    let mut journal = Journal::default();
    match carry_out(parts, &mut journal) {
        Ok(()) => journal.commit(),
        Err(cause) => Err(journal.undo(cause)),
    }
}

/// Writes all new texts before the first file is moved, so that a full disk shows in time.
fn carry_out(parts: &[FolderChanges], journal: &mut Journal) -> Result<(), OutputError> {
    let mut staged = Vec::with_capacity(parts.len());
    for part in parts {
        staged.push((part, Temporary::stage(part, journal)?));
    }
    for (part, temporary) in &staged {
        place(part, temporary, journal)?;
    }
    parts.iter().try_for_each(|part| remove_empty_folders(part, journal))
}

fn place(
    part: &FolderChanges,
    temporary: &Temporary,
    journal: &mut Journal,
) -> Result<(), OutputError> {
    for (index, change) in part.changes.iter().enumerate() {
        let place = part.folder.join(&change.path);
        check_unchanged(&place, change.old.as_deref())?;
        if change.old.is_some() {
            journal.rename(&place, &temporary.backup(&change.path)?)?;
        }
        if change.new.is_some() {
            journal.create_folders(place.parent().unwrap_or(&part.folder))?;
            journal.rename(&temporary.staged(index), &place)?;
        }
    }
    Ok(())
}

/// The temporary folder: new texts by their numbers, and replaced and removed files by their paths,
/// so that people find them if going back fails.
struct Temporary(PathBuf);

impl Temporary {
    /// A temporary folder in the part's folder, with the part's new texts.
    fn stage(part: &FolderChanges, journal: &mut Journal) -> Result<Self, OutputError> {
        journal.create_folders(&part.folder)?;
        let temporary = Self(journal.create_temporary(&part.folder)?);
        for (index, change) in part.changes.iter().enumerate() {
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

/// Checks that what was compared still stands there, so that nobody's work is lost.
fn check_unchanged(place: &Path, old: Option<&[u8]>) -> Result<(), OutputError> {
    let is_unchanged = match (entry(place)?, old) {
        (None, None) => true,
        (Some(Entry::File), Some(old)) => fs::read(place).during("read", place)? == old,
        _ => false,
    };
    if is_unchanged {
        Ok(())
    } else {
        Err(OutputError::ChangedMeanwhile { path: place.to_owned() })
    }
}

/// Removes the folders that are empty now that files were removed from them.
fn remove_empty_folders(part: &FolderChanges, journal: &mut Journal) -> Result<(), OutputError> {
    let removed = part.changes.iter().filter(|change| change.new.is_none());
    let folders: BTreeSet<&str> = removed.flat_map(|change| path::folders(&change.path)).collect();
    // A folder comes behind the one that it is in, so the innermost are first from the end.
    for folder in folders.into_iter().rev().map(|folder| part.folder.join(folder)) {
        if fs::read_dir(&folder).during("list the folder", &folder)?.next().is_none() {
            journal.remove_folder(&folder)?;
        }
    }
    Ok(())
}
