//! A project for tests of updates.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::time::SystemTime;

use smithy_client_codegen::output::CrateFiles;
use tempfile::TempDir;
use tests::{generated, partnercentral_channel, root};

use crate::command_line;

/// The path of the current model.
pub(crate) const MODEL: &str = "model/partnercentral-channel-2024-03-18.json";

/// Returns the model of PartnerCentralChannel with a renamed support plan.
pub(crate) fn newer() -> String {
    older().replace("\"resoldEnterprise\"", "\"resoldPremier\"")
}

/// Returns the generated crate, which all tests share.
fn crate_files() -> &'static CrateFiles {
    static FILES: OnceLock<CrateFiles> = OnceLock::new();
    FILES.get_or_init(|| generated(&partnercentral_channel(), None))
}

/// Returns the model of PartnerCentralChannel.
pub(crate) fn older() -> String {
    fs::read_to_string(partnercentral_channel()).expect("the model")
}

/// A copy of the parts of the project that updates use, with the newer model as `new.json`.
pub(crate) struct Project(TempDir);

impl Project {
    pub(crate) fn new() -> Self {
        let project = Self(tempfile::tempdir().expect("a temporary folder"));
        project.put("Cargo.toml", "[workspace]");
        for package in ["runtime", "xtask"] {
            project.put(&format!("{package}/Cargo.toml"), "");
        }
        let release =
            fs::read_to_string(root().join("model/release.toml")).expect("the release file");
        project.put("model/release.toml", &first_release(&release));
        project.put(MODEL, &older());
        project.put("new.json", &newer());
        let written =
            crate_files().compare(&project.path("generated")).expect("comparable").apply();
        written.expect("written");
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

/// Returns the release file for the first version, with an additional comment.
fn first_release(release: &str) -> String {
    let line = |line: &str| match line.split_once(" = ") {
        Some(("version", _)) => "version = \"0.1.0\" # the first".to_owned(),
        Some(("revision", _)) => "revision = \"2026-03-03\"".to_owned(),
        _ => line.to_owned(),
    };
    release.lines().map(|text| line(text) + "\n").collect()
}
