//! The workspace of the crates to test. Its dependencies have the features of the project's, so that cargo does not
//! compile them again.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::workspace::Workspace;

/// The member that enables the features.
const FEATURES: &str = "features";

/// The first line of the workspace's manifest.
const MARKER: &str = "# Written by `cargo xtask conformance`.";

/// An error that prevents writing the workspace.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SharedError {
    #[error("can't write the workspace in {}: {cause}", .root.display())]
    Io { root: PathBuf, cause: io::Error },
    #[error(
        "{} is the manifest of something else, and is not overwritten\n  help: choose another folder with `--keep`",
        .manifest.display()
    )]
    NotOurs { manifest: PathBuf },
}

/// Checks that writing the workspace would not overwrite another package or workspace in the folder.
pub(super) fn check(root: &Path) -> Result<(), SharedError> {
    let manifest = root.join("Cargo.toml");
    match fs::read_to_string(&manifest) {
        Ok(text) if text.starts_with(MARKER) => Ok(()),
        Ok(_) => Err(SharedError::NotOurs { manifest }),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(cause) => Err(SharedError::Io { root: root.to_owned(), cause }),
    }
}

/// Writes the manifest of a workspace that contains crates, given by their paths in the workspace, and the project's
/// lock file. Returns the path of the manifest.
pub(super) fn write(
    workspace: &Workspace,
    root: &Path,
    members: &[&Path],
) -> Result<PathBuf, SharedError> {
    let written = write_files(workspace, root, members);
    written.map_err(|cause| SharedError::Io { root: root.to_owned(), cause })?;
    Ok(root.join("Cargo.toml"))
}

fn write_files(workspace: &Workspace, root: &Path, members: &[&Path]) -> io::Result<()> {
    let members = members.iter().copied().chain([Path::new(FEATURES)]);
    let members: Vec<String> = members.map(|path| path.display().to_string()).collect();
    let manifest = format!("{MARKER}\n[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    write_file(&root.join("Cargo.toml"), &manifest)?;
    let package = workspace.features_package();
    let manifest = format!(
        "[package]\nname = {FEATURES:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nunified-features = {{ path = {:?}, default-features = false }}\n",
        package.canonicalize()?
    );
    write_file(&root.join(FEATURES).join("Cargo.toml"), &manifest)?;
    write_file(&root.join(FEATURES).join("src/lib.rs"), "")?;
    fs::copy(workspace.lock_file(), root.join("Cargo.lock")).map(drop)
}

/// Writes a file, unless it has the same text: cargo would compile it again.
fn write_file(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}
