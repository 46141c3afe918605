//! A project for tests of updates.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::time::SystemTime;

use smithy_client_codegen::output::{Comparison, CrateFiles};
use tempfile::TempDir;
use tests::{generated, root};

use crate::command_line;

/// The path of the current model.
pub(crate) const MODEL: &str = "model/support.json";

/// The revision and version of the current model.
const RELEASE: &str = "\
# The version of the generated crate.
version = \"0.1.0\" # the first
# The revision of the current model.
revision = \"2026-03-03\"
";

/// Returns a small model, which takes a twentieth of the time of PartnerCentralChannel.
pub(crate) fn older() -> String {
    include_str!("../models/support.json").to_owned()
}

/// Returns the same model with a renamed support plan.
pub(crate) fn newer() -> String {
    older().replace("\"resoldEnterprise\"", "\"resoldPremier\"")
}

/// Returns the crate of the older model, which all tests share.
fn crate_files() -> &'static CrateFiles {
    static FILES: OnceLock<CrateFiles> = OnceLock::new();
    FILES.get_or_init(|| generated(&root().join("xtask/tests/models/support.json"), None))
}

/// A folder with the parts of the project that updates use.
pub(crate) struct Project(TempDir);

impl Project {
    /// Creates a project with the older model and its crate, and with the newer model as `new.json`.
    pub(crate) fn new() -> Self {
        let project = Self::without_crate(&older(), RELEASE);
        project.put("new.json", &newer());
        let written = crate_files().compare(&project.path("generated"));
        written.and_then(Comparison::apply).expect("written");
        project
    }

    /// Creates a project with a model, but without its crate.
    pub(crate) fn without_crate(model: &str, release: &str) -> Self {
        let project = Self(tempfile::tempdir().expect("a temporary folder"));
        project.put("Cargo.toml", "[workspace]");
        for package in ["runtime", "xtask"] {
            project.put(&format!("{package}/Cargo.toml"), "");
        }
        project.put(MODEL, model);
        project.put("model/release.toml", release);
        project
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Writes a file, and creates its parent folders.
    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(path, text).expect("written");
    }

    /// Returns a command that runs xtask in the project.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = command_line::command();
        command.current_dir(self.0.path());
        command.args(arguments);
        command
    }

    /// Runs xtask.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("xtask runs")
    }

    /// Runs xtask, which must succeed, and returns the standard output.
    pub(crate) fn success(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        String::from_utf8(output.stdout).expect("text")
    }

    /// Updates the project to `new.json`, and returns the standard output.
    pub(crate) fn update(&self, options: &[&str]) -> String {
        self.success(&[&["update", "new.json"], options].concat())
    }

    /// Returns all entries of the project by path: the content and modification time of a file, `None` for a folder.
    pub(crate) fn tree(&self) -> BTreeMap<PathBuf, Option<(Vec<u8>, SystemTime)>> {
        let mut tree = BTreeMap::new();
        let mut next = vec![self.0.path().to_owned()];
        while let Some(path) = next.pop() {
            let metadata = fs::symlink_metadata(&path).expect("metadata");
            if metadata.is_dir() {
                let entries = fs::read_dir(&path).expect("listed");
                next.extend(entries.map(|entry| entry.expect("an entry").path()));
                tree.insert(path, None);
            } else {
                let content = fs::read(&path).expect("read");
                tree.insert(path, Some((content, metadata.modified().expect("a time"))));
            }
        }
        tree
    }
}
