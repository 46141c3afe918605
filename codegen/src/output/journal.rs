//! Steps on the filesystem that can be undone.

use std::fs;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::error::{IoContext, OutputError, UndoFailure};

/// The steps taken so far. A journal that is dropped, as by a panic, undoes them.
#[derive(Debug, Default)]
pub(super) struct Journal(Vec<Operation>);

#[derive(Debug)]
enum Operation {
    CreatedFolder(PathBuf),
    CreatedTemporary(TempDir),
    RemovedFolder(PathBuf),
    Renamed { from: PathBuf, to: PathBuf },
}

/// What of going back has failed.
#[derive(Debug, Default)]
struct Rollback {
    failures: Vec<UndoFailure>,
    /// The temporary folders that hold what could not be moved back.
    kept: Vec<PathBuf>,
}

impl Journal {
    /// Creates a folder and those above it, as far as they are missing.
    pub(super) fn create_folders(&mut self, folder: &Path) -> Result<(), OutputError> {
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.is_dir();
        let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).during("create the folder", folder)?;
            self.0.push(Operation::CreatedFolder(folder.to_owned()));
        }
        Ok(())
    }

    /// Creates a hidden temporary folder inside a folder. It goes when the journal ends.
    pub(super) fn create_temporary(&mut self, folder: &Path) -> Result<PathBuf, OutputError> {
        let temporary = tempfile::Builder::new()
            .prefix(".smithy-client-codegen-")
            .tempdir_in(folder)
            .during("create a temporary folder in", folder)?;
        let path = temporary.path().to_owned();
        self.0.push(Operation::CreatedTemporary(temporary));
        Ok(path)
    }

    /// Renames a file.
    pub(super) fn rename(&mut self, from: &Path, to: &Path) -> Result<(), OutputError> {
        fs::rename(from, to).during("put a file in its place,", to)?;
        self.0.push(Operation::Renamed { from: from.to_owned(), to: to.to_owned() });
        Ok(())
    }

    /// Removes an empty folder.
    pub(super) fn remove_folder(&mut self, folder: &Path) -> Result<(), OutputError> {
        fs::remove_dir(folder).during("remove the empty folder", folder)?;
        self.0.push(Operation::RemovedFolder(folder.to_owned()));
        Ok(())
    }

    /// Leaves everything as it is now, but for the temporary folders.
    pub(super) fn commit(mut self) -> Result<(), OutputError> {
        for step in mem::take(&mut self.0) {
            if let Operation::CreatedTemporary(temporary) = step {
                let path = temporary.path().to_owned();
                temporary.close().map_err(|cause| OutputError::NotCleanedUp { path, cause })?;
            }
        }
        Ok(())
    }

    /// Undoes all steps, because of an error; returns that error, or one that tells of both.
    pub(super) fn undo(mut self, cause: OutputError) -> OutputError {
        let Rollback { failures, kept } = self.undo_steps();
        if kept.is_empty() {
            cause
        } else {
            OutputError::NotUndone { cause: Box::new(cause), failures, kept }
        }
    }

    fn undo_steps(&mut self) -> Rollback {
        let mut undone = Rollback::default();
        while let Some(step) = self.0.pop() {
            undone.add(step);
        }
        undone
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        // What fails here can't be told to anyone; the temporary folder is then still there.
        self.undo_steps();
    }
}

impl Rollback {
    fn add(&mut self, step: Operation) {
        let (path, result) = match step {
            Operation::Renamed { from, to } => {
                let result = fs::rename(&to, &from);
                (from, result)
            }
            Operation::RemovedFolder(folder) => {
                let result = fs::create_dir(&folder);
                (folder, result)
            }
            // The folders that were created hold what is kept.
            Operation::CreatedFolder(_) if !self.kept.is_empty() => return,
            Operation::CreatedFolder(folder) => {
                let result = fs::remove_dir(&folder);
                (folder, result)
            }
            Operation::CreatedTemporary(temporary) => return self.end(temporary),
        };
        self.note(path, result);
    }

    /// Removes a temporary folder, unless it may hold files that could not be moved back.
    fn end(&mut self, temporary: TempDir) {
        if self.failures.is_empty() {
            let path = temporary.path().to_owned();
            self.note(path, temporary.close());
        } else {
            self.kept.push(temporary.keep());
        }
    }

    fn note(&mut self, path: PathBuf, result: io::Result<()>) {
        if let Err(cause) = result {
            self.failures.push(UndoFailure { path, cause });
        }
    }
}
