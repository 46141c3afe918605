//! Paths of generated files: which there can be, and so where to look for stale ones.

use super::error::Fault;

/// The folders of a crate that hold generated files.
const FOLDERS: &[&str] = &["benches", "examples", "src", "tests"];

/// Checks that a path can be that of a generated file.
pub(super) fn check(path: &str) -> Result<(), Fault> {
    let is_plain = !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|component| !matches!(component, "" | "." | ".."));
    if !is_plain {
        return Err(Fault::NotPlain(path.to_owned()));
    }
    if !folders(path).all(is_searched) {
        return Err(Fault::OutsideGeneratedFolders(path.to_owned()));
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
