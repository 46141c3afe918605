//! Locations of the project and its parts.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::error::SpeedError;

/// Returns the project's folder.
pub(crate) fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package).to_owned()
}

/// Returns a command that runs cargo in the project's folder.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Returns the path of the model in `model/`.
///
/// # Errors
///
/// Fails if there is no model.
pub(crate) fn model() -> Result<PathBuf, SpeedError> {
    let folder = root().join("model");
    let failed = |cause| SpeedError::Io { path: folder.clone(), cause };
    let is_model = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
    let entries = fs::read_dir(&folder).map_err(failed)?;
    let found = entries.flatten().map(|entry| entry.path()).find(is_model);
    found.ok_or_else(|| failed(std::io::ErrorKind::NotFound.into()))
}

/// Returns the number of lines in the Rust sources below a folder.
///
/// # Errors
///
/// Fails if the folder can't be read.
pub(crate) fn lines(folder: &Path) -> Result<usize, SpeedError> {
    let failed = |cause| SpeedError::Io { path: folder.to_owned(), cause };
    let mut count = 0;
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            count += lines(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            count += fs::read_to_string(&path).map_err(failed)?.lines().count();
        }
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_project_and_counts_its_lines() {
        assert!(root().join("codegen/Cargo.toml").is_file());
        assert!(model().expect("a model").is_file());
        let lines = lines(&root().join("tests/speed/programs/official")).expect("counted");
        assert!((10..30).contains(&lines), "{lines}");
    }
}
