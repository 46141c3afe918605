//! Valid paths of generated files, which determine where to look for stale files.

use super::error::Fault;

/// The folders of a crate for generated files.
const FOLDERS: &[&str] = &["benches", "examples", "src", "tests"];

/// Checks that a path is valid for a generated file.
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

/// Returns the parent folders of a path, outermost first.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// Returns whether a folder may contain generated files, given that its parent may.
pub(super) fn is_searched(folder: &str) -> bool {
    match folder.rsplit_once('/') {
        None => FOLDERS.contains(&folder),
        Some((_, name)) => !name.starts_with('.'),
    }
}
