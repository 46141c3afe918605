//! What can go wrong between the generator's files and a folder, and what to do about it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Files could not be compared or written.
///
/// The folder is then as it was before, but for [`NotUndone`](Self::NotUndone) and
/// [`NotCleanedUp`](Self::NotCleanedUp).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// The generator has made files that can't be.
    #[error(
        "{}, nothing written\n  help: this is a mistake of the generator; please report it",
        Joined(.0, "\n")
    )]
    Faults(Vec<Fault>),
    /// The folder to write to is something else.
    #[error(
        "`{}` is not a folder, nothing written\n  \
         help: move it away",
        path.display()
    )]
    NotAFolder {
        /// What was to be the folder.
        path: PathBuf,
    },
    /// Something that the generator has not written stands where files have to go.
    #[error(
        "{}, nothing written\n  help: move {} away",
        Joined(.0, "\n"),
        if .0.len() == 1 { "it" } else { "them" }
    )]
    Occupied(Vec<Obstacle>),
    /// A file is no longer what it was when it was compared.
    #[error(
        "`{}` was changed by something else meanwhile, nothing written\n  help: run the command again",
        path.display()
    )]
    ChangedMeanwhile {
        /// The file.
        path: PathBuf,
    },
    /// The system has refused something.
    #[error("can't {action} `{}`: {cause}, nothing written\n  help: {}", path.display(), remedy(cause))]
    Io {
        /// What was being done, such as "read".
        action: &'static str,
        /// What it was being done to.
        path: PathBuf,
        /// The system's reason.
        cause: io::Error,
    },
    /// Writing failed, and so did going back.
    #[error(
        "{cause}\nthe folder could not be put back as it was: {}\n  \
         help: what was replaced or removed is kept in {}; move it back by hand",
        Joined(failures, ", "),
        Paths(kept)
    )]
    NotUndone {
        /// Why writing failed.
        cause: Box<OutputError>,
        /// What of going back has failed.
        failures: Vec<UndoFailure>,
        /// Where the files are kept that were replaced or removed: in `old`, by their paths.
        kept: Vec<PathBuf>,
    },
    /// Everything is written, but the temporary folder is still there.
    #[error(
        "everything is written, but the temporary folder `{}` can't be removed: {cause}\n  \
         help: remove it by hand",
        path.display()
    )]
    NotCleanedUp {
        /// The temporary folder.
        path: PathBuf,
        /// The system's reason.
        cause: io::Error,
    },
}

/// Why a file can't be a generated file, with its path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The path is absolute, or has an empty component, `.`, `..`, or one of `\`, `:` and NUL.
    #[error("the generated file's path `{0}` is not relative and plain")]
    NotPlain(String),
    /// The path lies in a folder where stale files would not be looked for.
    #[error("the generated file `{0}` is in a folder that is not for generated files")]
    OutsideGeneratedFolders(String),
    /// The path is already that of another file.
    #[error("there are two generated files `{0}`")]
    Duplicate(String),
    /// One file's path is a folder of another's.
    #[error("the generated file `{0}` is a folder of another, or in a folder that is another")]
    FileAndFolder(String),
    /// The first line lacks the mark.
    #[error("the generated file `{0}` lacks the generator's mark in its first line")]
    Unmarked(String),
}

/// Something that stands where a generated file has to go, with its path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Obstacle {
    /// A file without the generator's mark.
    #[error("`{}` is not the generator's, for its first line lacks the mark", .0.display())]
    UnmarkedFile(PathBuf),
    /// A folder where a file has to go.
    #[error("`{}` is a folder, but has to be a file", .0.display())]
    Folder(PathBuf),
    /// A file where a folder has to go.
    #[error("`{}` is a file, but has to be a folder", .0.display())]
    File(PathBuf),
    /// A symbolic link, which is not followed, or something special.
    #[error("`{}` is a symbolic link or a special file", .0.display())]
    Special(PathBuf),
}

/// A step that could not be undone, and the system's reason.
#[derive(Debug, thiserror::Error)]
#[error("`{}`: {cause}", path.display())]
pub struct UndoFailure {
    /// What could not be put back.
    pub path: PathBuf,
    /// The system's reason.
    pub cause: io::Error,
}

/// Several things, with something between them.
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

/// Paths, each in backticks.
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
            "allow reading and writing there"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room there",
        _ => "mend that and run the command again",
    }
}

/// Says what was being done when the system refused.
pub(super) trait IoContext<T> {
    fn during(self, action: &'static str, path: &Path) -> Result<T, OutputError>;
}

impl<T> IoContext<T> for io::Result<T> {
    fn during(self, action: &'static str, path: &Path) -> Result<T, OutputError> {
        self.map_err(|cause| OutputError::Io { action, path: path.to_owned(), cause })
    }
}
