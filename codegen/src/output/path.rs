//! Paths of generated files: which there can be, and so where to look for stale ones.

/// The folders of a crate that hold generated files.
const FOLDERS: &[&str] = &["benches", "examples", "src", "tests"];

/// Why a path can't be that of a generated file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathFault {
    /// It is absolute, or has an empty component, `.` or `..`.
    #[error("it has to be relative, without `.`, `..` and empty components")]
    NotPlain,
    /// It has a character that means something else on some system.
    #[error("it has one of the characters `\\`, `:` and NUL")]
    Character,
    /// It is in a folder that is not searched for stale files.
    #[error("its folder is not `benches`, `examples`, `src` or `tests`, or is hidden")]
    Folder,
    /// There is a file of this path already.
    #[error("there are two files of this path")]
    Twice,
    /// One file's path is a folder of another's.
    #[error("it is a file's and a folder's at once")]
    FileAndFolder,
}

/// Checks that a path can be that of a generated file.
pub(super) fn check(path: &str) -> Result<(), PathFault> {
    if path.contains(['\\', ':', '\0']) {
        return Err(PathFault::Character);
    }
    if path.split('/').any(|component| matches!(component, "" | "." | "..")) {
        return Err(PathFault::NotPlain);
    }
    if !folders(path).all(is_searched) {
        return Err(PathFault::Folder);
    }
    Ok(())
}

/// The folders above a path, from the outermost.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// Whether a folder can hold generated files, if the one above it can.
pub(super) fn is_searched(folder: &str) -> bool {
    match folder.rsplit_once('/') {
        None => FOLDERS.contains(&folder),
        Some((_, name)) => !name.starts_with('.'),
    }
}
