//! The workspace: where the model, the runtime and the generated crate are.

use std::path::{Component, Path, PathBuf};
use std::{env, fs, io};

/// The folder that holds the project.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
}

/// How a generated crate stands to the workspace.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Location {
    /// The runtime, relative to the crate.
    pub(crate) runtime: PathBuf,
    /// Whether the crate is no member of the workspace.
    pub(crate) detached: bool,
}

/// Why something of the workspace can't be found.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WorkspaceError {
    #[error("can't find the project: {} does not exist; run the command through `cargo xtask`", .root.display())]
    NoRoot { root: PathBuf },
    #[error("can't look into {}: {cause}", .path.display())]
    Io { path: PathBuf, cause: io::Error },
    #[error("there is no model in {}; give one with --model FILE", .folder.display())]
    NoModel { folder: PathBuf },
    #[error("there are several models in {}; choose one with --model FILE", .folder.display())]
    SeveralModels { folder: PathBuf },
}

impl Workspace {
    /// Finds the workspace: cargo says where this package is, at run time as well as when it was built.
    pub(crate) fn find() -> Result<Self, WorkspaceError> {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package.parent().map_or_else(|| package.clone(), Path::to_owned);
        if root.join("runtime").is_dir() {
            Ok(Self { root })
        } else {
            Err(WorkspaceError::NoRoot { root })
        }
    }

    /// The folder of the generated crate, as short as it can be said from the current folder.
    pub(crate) fn default_out(&self) -> PathBuf {
        self.displayed("generated")
    }

    /// The only model directly in `model/`.
    pub(crate) fn default_model(&self) -> Result<PathBuf, WorkspaceError> {
        let folder = self.displayed("model");
        let failed = |cause| WorkspaceError::Io { path: folder.clone(), cause };
        let mut models = Vec::new();
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                models.push(path);
            }
        }
        match models.as_slice() {
            [model] => Ok(model.clone()),
            [] => Err(WorkspaceError::NoModel { folder }),
            _ => Err(WorkspaceError::SeveralModels { folder }),
        }
    }

    /// How a crate in `out` stands to the workspace.
    pub(crate) fn location(&self, out: &Path) -> Result<Location, WorkspaceError> {
        let failed = |cause| WorkspaceError::Io { path: out.to_owned(), cause };
        let root = self.root.canonicalize().map_err(failed)?;
        let out = canonical(out).map_err(failed)?;
        let runtime = root.join("runtime");
        Ok(Location {
            detached: out != root.join("generated"),
            runtime: pathdiff::diff_paths(&runtime, &out).unwrap_or(runtime),
        })
    }

    /// A folder of the workspace, relative to the current folder where that is within the workspace.
    fn displayed(&self, folder: &str) -> PathBuf {
        let inside = env::current_dir().is_ok_and(|current| current == self.root);
        if inside { PathBuf::from(folder) } else { self.root.join(folder) }
    }
}

/// The absolute path of something that need not exist yet: what exists of it is resolved, the rest is
/// taken by its name.
fn canonical(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let mut missing = Vec::new();
    let mut existing = absolute.as_path();
    while !existing.exists() {
        missing.extend(existing.components().next_back());
        let Some(parent) = existing.parent() else { break };
        existing = parent;
    }
    let mut result = existing.canonicalize()?;
    for component in missing.iter().rev() {
        match component {
            Component::ParentDir => {
                result.pop();
            }
            other => result.push(other),
        }
    }
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace() -> (tempfile::TempDir, Workspace) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["model", "runtime", "generated"] {
            fs::create_dir(folder.path().join(name)).expect("made");
        }
        let root = folder.path().to_owned();
        (folder, Workspace { root })
    }

    #[test]
    fn the_generated_crate_is_a_member_and_others_are_not() {
        let (folder, workspace) = workspace();
        let location = |out: &str| workspace.location(&folder.path().join(out)).expect("found");
        let member = Location { runtime: "../runtime".into(), detached: false };
        assert_eq!(location("generated"), member);
        assert_eq!(location("runtime/../generated"), member);
        let other = Location { runtime: "../../runtime".into(), detached: true };
        assert_eq!(location("not/yet"), other);
    }

    #[test]
    fn the_model_is_the_only_one_in_its_folder() {
        let (folder, workspace) = workspace();
        let model = |name: &str| folder.path().join("model").join(name);
        let error =
            |workspace: &Workspace| workspace.default_model().expect_err("none").to_string();
        assert!(error(&workspace).contains("there is no model"));
        fs::write(model("a.json"), "{}").expect("written");
        fs::write(model("notes.txt"), "").expect("written");
        assert_eq!(workspace.default_model().expect("one"), model("a.json"));
        fs::write(model("b.json"), "{}").expect("written");
        assert!(error(&workspace).contains("there are several models"));
    }
}
