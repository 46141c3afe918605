//! Writing, all or nothing.
//!
//! Every new text is first written to a temporary folder inside the target, so that it is on the same
//! filesystem. From then on files are only renamed: old ones into the temporary folder, new ones to
//! their places. Each of these steps can be undone, and the [`Journal`] does so if one fails.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::compare::Change;
use super::error::{IoContext, OutputError};
use super::journal::Journal;
use super::path;

/// Makes the changes to the folder, or none of them.
pub(super) fn write(target: &Path, changes: &[Change]) -> Result<(), OutputError> {
    let mut journal = Journal::default();
    match carry_out(target, changes, &mut journal) {
        Ok(()) => journal.commit(),
        Err(cause) => Err(journal.undo(cause)),
    }
}

fn carry_out(target: &Path, changes: &[Change], journal: &mut Journal) -> Result<(), OutputError> {
    journal.create_folders(target)?;
    let temporary = Temporary(journal.create_temporary(target)?);
    temporary.stage(changes)?;
    for (index, change) in changes.iter().enumerate() {
        let place = target.join(&change.path);
        check_unchanged(&place, change.old.as_deref())?;
        if change.old.is_some() {
            journal.rename(&place, &temporary.backup(&change.path)?)?;
        }
        if change.new.is_some() {
            journal.create_folders(place.parent().unwrap_or(target))?;
            journal.rename(&temporary.staged(index), &place)?;
        }
    }
    remove_empty_folders(target, changes, journal)
}

/// The temporary folder: new texts by their numbers, and replaced and removed files by their paths,
/// so that people find them if going back fails.
struct Temporary(PathBuf);

impl Temporary {
    fn stage(&self, changes: &[Change]) -> Result<(), OutputError> {
        for (index, change) in changes.iter().enumerate() {
            if let Some(new) = &change.new {
                let staged = self.staged(index);
                fs::write(&staged, new).during("write", &staged)?;
            }
        }
        Ok(())
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
    let is_file = match fs::symlink_metadata(place) {
        Ok(metadata) => Some(metadata.is_file()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(cause) => {
            return Err(OutputError::Io { action: "inspect", path: place.to_owned(), cause });
        }
    };
    let is_unchanged = match (is_file, old) {
        (None, None) => true,
        (Some(true), Some(old)) => fs::read(place).during("read", place)? == old,
        _ => false,
    };
    if is_unchanged {
        Ok(())
    } else {
        Err(OutputError::ChangedMeanwhile { path: place.to_owned() })
    }
}

/// Removes the folders that are empty now that files were removed from them.
fn remove_empty_folders(
    target: &Path,
    changes: &[Change],
    journal: &mut Journal,
) -> Result<(), OutputError> {
    let removed = changes.iter().filter(|change| change.new.is_none());
    let folders: BTreeSet<&str> = removed.flat_map(|change| path::folders(&change.path)).collect();
    // A folder comes behind the one that it is in, so the innermost are first from the end.
    for folder in folders.into_iter().rev().map(|folder| target.join(folder)) {
        if fs::read_dir(&folder).during("list the folder", &folder)?.next().is_none() {
            journal.remove_folder(&folder)?;
        }
    }
    Ok(())
}
