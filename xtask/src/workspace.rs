//! The workspace: locations of the model, the runtime and the generated crate.

use std::path::{Component, Path, PathBuf};
use std::{env, fs, io};

use smithy_client_codegen::release;
use toml_edit::DocumentMut;

/// The members that identify the project's workspace, by folder.
const MEMBERS: [&str; 2] = ["runtime", "xtask"];

/// The project's workspace.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
}

/// The location of a generated crate relative to the workspace.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Location {
    /// The path of the runtime, relative to the crate.
    pub(crate) runtime: PathBuf,
    /// True if the crate is not a member of the workspace.
    pub(crate) detached: bool,
}

/// An error about the workspace's files.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WorkspaceError {
    #[error(
        "no workspace in {} or above it has the members {}\n  help: change to a folder of the project, and run the command again",
        .folder.display(), MEMBERS.join(" and ")
    )]
    NoRoot { folder: PathBuf },
    #[error("can't find the current folder: {0}")]
    NoCurrentFolder(io::Error),
    #[error("can't access {}: {cause}", .path.display())]
    Io { path: PathBuf, cause: io::Error },
    #[error("there is no model in {}", .folder.display())]
    NoModel { folder: PathBuf },
    #[error("there are several models in {}: {}", .folder.display(), .names.join(", "))]
    SeveralModels { folder: PathBuf, names: Vec<String> },
}

impl Workspace {
    /// Finds the workspace of the current directory: in the directory itself or the nearest one above it. The
    /// location of the executable does not matter.
    pub(crate) fn find() -> Result<Self, WorkspaceError> {
        let current = env::current_dir().map_err(WorkspaceError::NoCurrentFolder)?;
        Self::above(&current).ok_or(WorkspaceError::NoRoot { folder: current })
    }

    /// Finds the workspace that contains a folder.
    fn above(folder: &Path) -> Option<Self> {
        let root = folder.ancestors().find(|folder| is_root(folder))?;
        Some(Self { root: root.to_owned() })
    }

    /// Returns the folder of the generated crate, relative to the current directory if possible.
    pub(crate) fn default_out(&self) -> PathBuf {
        self.displayed("generated")
    }

    /// Returns the path of `Cargo.lock`.
    pub(crate) fn lock_file(&self) -> PathBuf {
        self.root.join("Cargo.lock")
    }

    /// Returns the folder of the package that enables the same features of dependencies in all workspaces.
    pub(crate) fn features_package(&self) -> PathBuf {
        self.root.join("tests/features")
    }

    /// Returns cargo's target folder.
    pub(crate) fn target_folder(&self) -> PathBuf {
        let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
        target.unwrap_or_else(|| self.root.join("target"))
    }

    /// Returns the only model directly in `model/`.
    pub(crate) fn default_model(&self) -> Result<PathBuf, WorkspaceError> {
        let folder = self.displayed("model");
        let failed = |cause| WorkspaceError::Io { path: folder.clone(), cause };
        let mut models = Vec::new();
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.extension().is_some_and(|extension| extension == "json") && path.is_file() {
                models.push(path);
            }
        }
        models.sort();
        match models.as_slice() {
            [model] => Ok(model.clone()),
            [] => Err(WorkspaceError::NoModel { folder }),
            _ => Err(WorkspaceError::SeveralModels { folder, names: file_names(&models) }),
        }
    }

    /// Returns the path of the release record for a model, or `None` if the model is not directly in `model/`.
    pub(crate) fn release_of(&self, model: &Path) -> Result<Option<PathBuf>, WorkspaceError> {
        let canonical = |path: &Path| {
            canonical(path).map_err(|cause| WorkspaceError::Io { path: path.to_owned(), cause })
        };
        let folder = self.displayed("model");
        let is_own = canonical(model)?.parent() == Some(&canonical(&folder)?);
        Ok(is_own.then(|| folder.join(release::FILE_NAME)))
    }

    /// Returns the location of a crate in `out`.
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

    /// Returns a folder of the workspace, relative to the current directory if that is within the workspace.
    fn displayed(&self, folder: &str) -> PathBuf {
        let current = env::current_dir().and_then(|current| current.canonicalize());
        current
            .ok()
            .and_then(|current| self.relative_to(&current, folder))
            .unwrap_or_else(|| self.root.join(folder))
    }

    fn relative_to(&self, current: &Path, folder: &str) -> Option<PathBuf> {
        let root = self.root.canonicalize().ok()?;
        if !current.starts_with(&root) {
            return None;
        }
        let path = pathdiff::diff_paths(root.join(folder), current)?;
        Some(if path.as_os_str().is_empty() { PathBuf::from(".") } else { path })
    }
}

/// Returns whether a folder is the root of the project's workspace.
fn is_root(folder: &Path) -> bool {
    let manifest = |folder: &Path| fs::read_to_string(folder.join("Cargo.toml"));
    let declares_workspace = |text: String| {
        text.parse::<DocumentMut>().is_ok_and(|manifest| manifest.contains_key("workspace"))
    };
    manifest(folder).is_ok_and(declares_workspace)
        && MEMBERS.iter().all(|member| folder.join(member).join("Cargo.toml").is_file())
}

fn file_names(paths: &[PathBuf]) -> Vec<String> {
    paths
        .iter()
        .filter_map(|path| path.file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

/// Returns the canonical path of a file that need not exist: resolves the part that exists, and appends the
/// rest.
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
            fs::create_dir(folder.path().join(name)).expect("created");
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
    fn the_default_model_is_the_only_one_in_its_folder() {
        let (folder, workspace) = workspace();
        let model = |name: &str| folder.path().join("model").join(name);
        let error =
            |workspace: &Workspace| workspace.default_model().expect_err("none").to_string();
        assert!(error(&workspace).contains("there is no model"));
        fs::write(model("a.json"), "{}").expect("written");
        fs::write(model("notes.txt"), "").expect("written");
        fs::create_dir(model("folder.json")).expect("created");
        assert_eq!(workspace.default_model().expect("one"), model("a.json"));
        fs::write(model("b.json"), "{}").expect("written");
        assert!(error(&workspace).contains("a.json, b.json"));
    }

    #[test]
    fn only_models_directly_in_the_models_folder_have_a_record() {
        let (folder, workspace) = workspace();
        let record = |model: &str| workspace.release_of(&folder.path().join(model)).expect("found");
        let expected = folder.path().join("model/release.toml");
        assert_eq!(record("model/a.json"), Some(expected.clone()));
        assert_eq!(record("runtime/../model/a.json"), Some(expected));
        assert_eq!(record("model/revisions/a.json"), None);
        assert_eq!(record("a.json"), None);
    }

    #[test]
    fn finds_the_workspace_above_its_packages() {
        let (folder, workspace) = workspace();
        let put = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("created");
            fs::write(path, text).expect("written");
        };
        let found = |package: &str| Workspace::above(&folder.path().join(package));
        put("runtime/Cargo.toml", "[package]");
        put("xtask/Cargo.toml", "[package]");
        assert!(found("runtime").is_none(), "no manifest above");
        put("Cargo.toml", "[package]");
        assert!(found("runtime").is_none(), "not a workspace");
        put("Cargo.toml", "[workspace]");
        put("tests/deep/Cargo.toml", "[workspace]");
        for package in ["", "runtime", "xtask", "tests/deep", "not/there"] {
            assert_eq!(found(package).expect("found").root, workspace.root);
        }
    }

    #[test]
    fn folders_are_relative_to_the_current_folder_within_the_workspace() {
        let (_folder, workspace) = workspace();
        let root = workspace.root.canonicalize().expect("a path");
        let relative_to = |current: &Path| workspace.relative_to(current, "generated");
        assert_eq!(relative_to(&root), Some("generated".into()));
        assert_eq!(relative_to(&root.join("model")), Some("../generated".into()));
        assert_eq!(relative_to(&root.join("generated")), Some(".".into()));
        assert_eq!(relative_to(root.parent().expect("a parent")), None);
    }
}
