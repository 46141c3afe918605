//! The workspace of crates that are only tested. Its dependencies have the features of the project's, so that cargo
//! does not compile them again.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::workspace::Workspace;

/// The member that enables the features.
const FEATURES: &str = "features";

/// Writes the manifest of a workspace that contains crates, given by their paths in the workspace, and the project's lock
/// file.
pub(super) fn write(workspace: &Workspace, root: &Path, members: &[PathBuf]) -> io::Result<()> {
    let members = members.iter().map(PathBuf::as_path).chain([Path::new(FEATURES)]);
    let members: Vec<String> = members.map(|path| path.display().to_string()).collect();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
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
