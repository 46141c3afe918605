//! Filesystem operations that can be rollback.

use std::fs;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::error::{IoContext, OutputError, UndoFailure};

/// The operations so far. They are undone if the journal is dropped without [`commit`](Self::commit), for
/// example by a panic.
#[derive(Debug, Default)]
pub(super) struct Journal(Vec<Operation>);

#[derive(Debug)]
enum Operation {
    CreatedFolder(PathBuf),
    CreatedTemporary(TempDir),
    RemovedFolder(PathBuf),
    Renamed { from: PathBuf, to: PathBuf },
}

/// The failures of undoing operations.
#[derive(Debug, Default)]
struct Rollback {
    failures: Vec<UndoFailure>,
    /// The temporary folders with files that could not be moved back.
    kept: Vec<PathBuf>,
}

impl Journal {
    /// Creates a folder and its missing parents.
    pub(super) fn create_folders(&mut self, folder: &Path) -> Result<(), OutputError> {
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.is_dir();
        let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).during("create the folder", folder)?;
            self.0.push(Operation::CreatedFolder(folder.to_owned()));
        }
        Ok(())
    }

    /// Creates a hidden temporary folder inside a folder. It is removed when the journal is committed or dropped.
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
        fs::rename(from, to).during("move a file to", to)?;
        self.0.push(Operation::Renamed { from: from.to_owned(), to: to.to_owned() });
        Ok(())
    }

    /// Removes an empty folder.
    pub(super) fn remove_folder(&mut self, folder: &Path) -> Result<(), OutputError> {
        fs::remove_dir(folder).during("remove the empty folder", folder)?;
        self.0.push(Operation::RemovedFolder(folder.to_owned()));
        Ok(())
    }

    /// Keeps the changes, and removes the temporary folders.
    pub(super) fn commit(mut self) -> Result<(), OutputError> {
        for operation in mem::take(&mut self.0) {
            if let Operation::CreatedTemporary(temporary) = operation {
                let path = temporary.path().to_owned();
                temporary.close().map_err(|cause| OutputError::NotCleanedUp { path, cause })?;
            }
        }
        Ok(())
    }

    /// Undoes all operations because of an error. Returns that error, or one that includes failures of undoing.
    pub(super) fn undo(mut self, cause: OutputError) -> OutputError {
        let Rollback { failures, kept } = self.undo_all();
        if kept.is_empty() {
            cause
        } else {
            OutputError::NotUndone { cause: Box::new(cause), failures, kept }
        }
    }

    fn undo_all(&mut self) -> Rollback {
        let mut rollback = Rollback::default();
        while let Some(operation) = self.0.pop() {
            rollback.undo(operation);
        }
        rollback
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        // Failures can't be reported here; the temporary folder with the files is kept.
        self.undo_all();
    }
}

impl Rollback {
    fn undo(&mut self, operation: Operation) {
        let (path, result) = match operation {
            Operation::Renamed { from, to } => {
                let result = fs::rename(&to, &from);
                (from, result)
            }
            Operation::RemovedFolder(folder) => {
                let result = fs::create_dir(&folder);
                (folder, result)
            }
            // Created folders may contain files that are kept.
            Operation::CreatedFolder(_) if !self.kept.is_empty() => return,
            Operation::CreatedFolder(folder) => {
                let result = fs::remove_dir(&folder);
                (folder, result)
            }
            Operation::CreatedTemporary(temporary) => return self.remove_temporary(temporary),
        };
        self.record(path, result);
    }

    /// Removes a temporary folder, unless it may contain files that could not be moved back.
    fn remove_temporary(&mut self, temporary: TempDir) {
        if self.failures.is_empty() {
            let path = temporary.path().to_owned();
            self.record(path, temporary.close());
        } else {
            self.kept.push(temporary.keep());
        }
    }

    fn record(&mut self, path: PathBuf, result: io::Result<()>) {
        if let Err(cause) = result {
            self.failures.push(UndoFailure { path, cause });
        }
    }
}
