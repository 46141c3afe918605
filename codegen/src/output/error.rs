//! Errors of comparing and writing generated files, with remedies.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// An error of comparing or writing files.
///
/// The folder is unchanged, except for [`NotUndone`](Self::NotUndone) and
/// [`NotCleanedUp`](Self::NotCleanedUp).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// The generator produced invalid files.
    #[error(
        "{}, nothing written\n  help: this is a bug in the generator; please report it",
        Joined(.0, "\n")
    )]
    Faults(Vec<Fault>),
    /// The target is not a folder.
    #[error(
        "`{}` is not a folder, nothing written\n  \
         help: move it away",
        path.display()
    )]
    NotAFolder {
        /// The path of the target.
        path: PathBuf,
    },
    /// Paths are occupied by something that the generator didn't write.
    #[error(
        "{}, nothing written\n  help: move {} away",
        Joined(.0, "\n"),
        if .0.len() == 1 { "it" } else { "them" }
    )]
    Occupied(Vec<Obstacle>),
    /// A file was modified after the comparison.
    #[error(
        "`{}` was modified by another program, nothing written\n  help: run the command again",
        path.display()
    )]
    ChangedMeanwhile {
        /// The file.
        path: PathBuf,
    },
    /// An I/O operation failed.
    #[error("can't {action} `{}`: {cause}, nothing written\n  help: {}", path.display(), remedy(cause))]
    Io {
        /// The operation, such as "read".
        action: &'static str,
        /// The path of the file or folder.
        path: PathBuf,
        /// The cause.
        cause: io::Error,
    },
    /// Writing failed, and the changes could not be undone.
    #[error(
        "{cause}\nthe folder could not be restored: {}\n  \
         help: the replaced and removed files are in {}; move them back manually",
        Joined(failures, ", "),
        Paths(kept)
    )]
    NotUndone {
        /// The reason why writing failed.
        cause: Box<OutputError>,
        /// The operations that could not be undone.
        failures: Vec<UndoFailure>,
        /// The folders with the replaced and removed files, in `old` under their paths.
        kept: Vec<PathBuf>,
    },
    /// All files were written, but the temporary folder can't be removed.
    #[error(
        "all files were written, but the temporary folder `{}` can't be removed: {cause}\n  \
        help: remove it manually",
        path.display()
    )]
    NotCleanedUp {
        /// The temporary folder.
        path: PathBuf,
        /// The cause.
        cause: io::Error,
    },
}

/// The reason why a generated file is invalid, with its path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The path is absolute, contains `\`, `:` or NUL, or has a component that is empty, `.` or `..`.
    #[error("the path `{0}` of a generated file is absolute or contains invalid components")]
    NotPlain(String),
    /// The path is in a folder that is not searched for stale files.
    #[error("the generated file `{0}` is in a folder that is not for generated files")]
    OutsideGeneratedFolders(String),
    /// Another generated file has the same path.
    #[error("there are two generated files with the path `{0}`")]
    Duplicate(String),
    /// The path is also used as a folder by another generated file, or vice versa.
    #[error(
        "the path `{0}` of a generated file conflicts with another, which needs it as a folder, or is a file in its path"
    )]
    FileAndFolder(String),
    /// The first line doesn't contain the mark.
    #[error("the generated file `{0}` doesn't have the generator's mark in its first line")]
    Unmarked(String),
}

/// Something that occupies the path of a generated file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Obstacle {
    /// A file without the generator's mark, which someone else wrote.
    #[error("`{}` was not written by the generator: its first line doesn't have the mark", .0.display())]
    UnmarkedFile(PathBuf),
    /// A folder instead of a file.
    #[error("`{}` is a folder, not a file", .0.display())]
    Folder(PathBuf),
    /// A file instead of a folder.
    #[error("`{}` is a file, not a folder", .0.display())]
    File(PathBuf),
    /// A symbolic link, which is not followed, or a special file.
    #[error("`{}` is a symbolic link or a special file", .0.display())]
    Special(PathBuf),
}

/// An operation that could not be undone.
#[derive(Debug, thiserror::Error)]
#[error("`{}`: {cause}", path.display())]
pub struct UndoFailure {
    /// The path that could not be restored.
    pub path: PathBuf,
    /// The cause.
    pub cause: io::Error,
}

/// Displays items with a separator.
struct Joined<'a, T>(&'a [T], &'static str);

impl<T: fmt::Display> fmt::Display for Joined<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, item) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(self.1)?;
            }
            item.fmt(f)?;
        }
        Ok(())
    }
}

/// Displays paths in backticks.
struct Paths<'a>(&'a [PathBuf]);

impl fmt::Display for Paths<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted: Vec<String> =
            self.0.iter().map(|path| format!("`{}`", path.display())).collect();
        f.write_str(&quoted.join(", "))
    }
}

fn remedy(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "grant read and write permissions"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "free disk space",
        _ => "resolve the cause and run the command again",
    }
}

/// Adds the operation and the path to an I/O error.
pub(super) trait IoContext<T> {
    fn during(self, action: &'static str, path: &Path) -> Result<T, OutputError>;
}

impl<T> IoContext<T> for io::Result<T> {
    fn during(self, action: &'static str, path: &Path) -> Result<T, OutputError> {
        self.map_err(|cause| OutputError::Io { action, path: path.to_owned(), cause })
    }
}
