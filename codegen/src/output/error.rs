//! What can go wrong between the generator's files and a folder, and what to do about it.

use std::fmt::{self, Write as _};
use std::io;
use std::path::{Path, PathBuf};

use super::path::PathFault;

/// Files could not be taken in, compared or written.
///
/// The folder is then as it was before, but for [`NotUndone`](Self::NotUndone) and
/// [`NotCleanedUp`](Self::NotCleanedUp).
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// A generated file's path can't be used.
    #[error(
        "`{path}` can't be the path of a generated file: {fault}\n  \
         help: this is a mistake of the generator; please report it"
    )]
    InvalidPath {
        /// The path.
        path: String,
        /// What is wrong with it.
        fault: PathFault,
    },
    /// A generated file's first line lacks the mark.
    #[error(
        "the first line of the generated file `{path}` lacks the mark `{mark}`\n  \
         help: this is a mistake of the generator; please report it"
    )]
    Unmarked {
        /// The file's path in the crate.
        path: String,
        /// The mark.
        mark: String,
    },
    /// The folder to write to is something else.
    #[error(
        "`{}` is not a folder, nothing written\n  \
         help: move it away, or choose another output folder (`--out`)",
        path.display()
    )]
    NotAFolder {
        /// What was to be the folder.
        path: PathBuf,
    },
    /// Something that the generator has not written stands where files have to go.
    #[error(
        "{}\n  help: move {} away, or choose another output folder (`--out`)",
        Listed(.0),
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
        "{cause}\nthe folder could not be put back as it was either: {}\n  \
         help: what was replaced or removed is kept in `{}`; move it back by hand",
        Joined(failures),
        kept.display()
    )]
    NotUndone {
        /// Why writing failed.
        cause: Box<OutputError>,
        /// What of going back has failed.
        failures: Vec<UndoFailure>,
        /// Where the files are kept that were replaced or removed, by their paths.
        kept: PathBuf,
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

/// Something that stands where a generated file has to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// A file without the generator's mark.
    ForeignFile(PathBuf),
    /// A folder where a file has to go.
    Folder(PathBuf),
    /// A file where a folder has to go.
    NoFolder(PathBuf),
    /// A symbolic link or something special.
    Special(PathBuf),
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, what) = match self {
            Self::ForeignFile(path) => (path, "is not the generator's, for its first line lacks the mark"),
            Self::Folder(path) => (path, "is a folder, but has to be a file"),
            Self::NoFolder(path) => (path, "is a file, but has to be a folder"),
            Self::Special(path) => (path, "is a symbolic link or a special file"),
        };
        write!(f, "`{}` {what}", path.display())
    }
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

/// Obstacles, a line each.
struct Listed<'a>(&'a [Obstacle]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, obstacle) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_char('\n')?;
            }
            write!(f, "{obstacle}, nothing written")?;
        }
        Ok(())
    }
}

/// Failures, in one line.
struct Joined<'a>(&'a [UndoFailure]);

impl fmt::Display for Joined<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, failure) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            failure.fmt(f)?;
        }
        Ok(())
    }
}

fn remedy(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "allow reading and writing there, or choose another output folder (`--out`)"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "make room there, or choose an output folder elsewhere (`--out`)"
        }
        _ => "mend that and run the command again, or choose another output folder (`--out`)",
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
