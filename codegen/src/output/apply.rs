//! Applying: all changes or none.
//!
//! New contents are first written to a temporary folder beside the target, which is on the same file
//! system; then files are moved, old ones out of the way and new ones into place. Whatever fails, what
//! has been moved is moved back.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Change, Comparison, OutputError};

/// What has been done to a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or have changed.
    pub written: usize,
    /// Files that stayed as they were.
    pub unchanged: usize,
    /// Files that went.
    pub removed: usize,
}

impl Comparison {
    /// Makes the folder hold the files.
    ///
    /// # Errors
    ///
    /// The file system says no; the folder is then as it was.
    pub fn apply(self) -> Result<Summary, OutputError> {
        let mut summary = Summary { unchanged: self.unchanged, ..Summary::default() };
        if self.changes.is_empty() {
            return Ok(summary);
        }
        let mut transaction = Transaction::begin(&self.target)?;
        let staged = self
            .changes
            .iter()
            .enumerate()
            .map(|(index, change)| transaction.stage(index, change))
            .collect::<Result<Vec<_>, _>>()?;
        for (index, (change, staged)) in self.changes.iter().zip(staged).enumerate() {
            transaction.change(index, change, staged)?;
            match change.new {
                Some(_) => summary.written += 1,
                None => summary.removed += 1,
            }
        }
        transaction.commit();
        Ok(summary)
    }
}

/// Changes under way, which are undone when this is dropped before it is committed.
struct Transaction<'t> {
    target: &'t Path,
    staging: tempfile::TempDir,
    undo: Vec<Undo>,
}

/// How to undo a step.
enum Undo {
    /// Remove a folder that was made.
    Folder(PathBuf),
    /// Remove a file that was put into place.
    File(PathBuf),
    /// Move a file back from where it was put away.
    Moved { from: PathBuf, to: PathBuf },
}

impl<'t> Transaction<'t> {
    fn begin(target: &'t Path) -> Result<Self, OutputError> {
        let beside = existing_ancestor(target);
        let staging = tempfile::Builder::new()
            .prefix(".codegen-")
            .tempdir_in(&beside)
            .map_err(OutputError::io("write to", &beside))?;
        Ok(Self { target, staging, undo: Vec::new() })
    }

    /// Writes a file's new contents to the temporary folder.
    fn stage(&self, index: usize, change: &Change) -> Result<Option<PathBuf>, OutputError> {
        let Some(new) = &change.new else { return Ok(None) };
        let staged = self.staging.path().join(format!("new-{index}"));
        fs::write(&staged, new).map_err(OutputError::io("write", &staged))?;
        Ok(Some(staged))
    }

    fn change(
        &mut self,
        index: usize,
        change: &Change,
        staged: Option<PathBuf>,
    ) -> Result<(), OutputError> {
        let file = self.target.join(&change.path);
        if change.old.is_some() {
            let away = self.staging.path().join(format!("old-{index}"));
            fs::rename(&file, &away).map_err(OutputError::io("replace", &file))?;
            self.undo.push(Undo::Moved { from: away, to: file.clone() });
        }
        let Some(staged) = staged else { return Ok(()) };
        if let Some(folder) = file.parent() {
            self.make_folder(folder)?;
        }
        fs::rename(&staged, &file).map_err(OutputError::io("write", &file))?;
        self.undo.push(Undo::File(file));
        Ok(())
    }

    /// Makes a folder and those above it, one by one, so that each can be removed again.
    fn make_folder(&mut self, folder: &Path) -> Result<(), OutputError> {
        if folder.as_os_str().is_empty() || folder.is_dir() {
            return Ok(());
        }
        if let Some(parent) = folder.parent() {
            self.make_folder(parent)?;
        }
        fs::create_dir(folder).map_err(OutputError::io("make the folder", folder))?;
        self.undo.push(Undo::Folder(folder.to_owned()));
        Ok(())
    }

    /// Lets the changes stand, and removes folders in which nothing is left.
    fn commit(mut self) {
        for undo in std::mem::take(&mut self.undo) {
            if let Undo::Moved { to, .. } = undo {
                remove_empty_folders(self.target, &to);
            }
        }
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        // Undoing goes on after a failure: each step that succeeds is one less to do by hand.
        for undo in self.undo.drain(..).rev() {
            let _ = match undo {
                Undo::Folder(folder) => fs::remove_dir(folder),
                Undo::File(file) => fs::remove_file(file),
                Undo::Moved { from, to } => fs::rename(from, to),
            };
        }
    }
}

/// The nearest folder above or at a path that exists.
fn existing_ancestor(path: &Path) -> PathBuf {
    let mut ancestors = path.ancestors().filter(|ancestor| !ancestor.as_os_str().is_empty());
    ancestors.find(|ancestor| ancestor.is_dir()).map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// Removes the folders between a file that went and the target, as far as nothing is left in them.
fn remove_empty_folders(target: &Path, file: &Path) {
    for folder in file.ancestors().skip(1).take_while(|folder| *folder != target) {
        // A folder that is not empty refuses, and so will those above it.
        if fs::remove_dir(folder).is_err() {
            return;
        }
    }
}
