//! Compiles and runs a crate's tests.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, io};

use serde::Deserialize;

use super::crates::Crate;
use super::libtest::{self, Results};
use crate::workspace::Workspace;

/// A compiled test target.
#[derive(Debug)]
pub(super) struct Suite {
    pub(super) name: String,
    executable: PathBuf,
    folder: PathBuf,
}

/// An error that prevents running tests.
#[derive(Debug, thiserror::Error)]
pub(super) enum BuildError {
    #[error("can't run {}: {cause}", .program.display())]
    Run { program: PathBuf, cause: io::Error },
    #[error("the crate does not compile:\n{errors}")]
    Compile { errors: String },
    #[error("{} does not list its tests: {}", .program.display(), .output.trim())]
    List { program: PathBuf, output: String },
}

/// A message from cargo. All fields are `None` except in messages about compiled artifacts.
///
/// See <https://doc.rust-lang.org/cargo/reference/external-tools.html#artifact-messages>.
#[derive(Deserialize)]
struct Message {
    target: Option<Target>,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

/// Compiles the test targets of a crate, sorted by name.
pub(super) fn suites(workspace: &Workspace, krate: &Crate) -> Result<Vec<Suite>, BuildError> {
    let cargo = env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let mut command = Command::new(&cargo);
    command
        .args(["test", "--test", "*", "--no-run", "--quiet"])
        .arg("--message-format=json-render-diagnostics")
        .arg("--manifest-path")
        .arg(&krate.manifest)
        // Shared by all crates, all runs and the workspace, so that dependencies are compiled once.
        .env("CARGO_TARGET_DIR", workspace.target_folder())
        // These crates are neither debugged nor compiled twice.
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    let output = output(command, &cargo)?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr).trim_end().to_owned();
        return Err(BuildError::Compile { errors });
    }
    let mut suites = executables(&String::from_utf8_lossy(&output.stdout), &krate.folder);
    suites.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(suites)
}

/// Returns the test targets in cargo's messages.
fn executables(messages: &str, folder: &Path) -> Vec<Suite> {
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Message>(line).ok());
    messages
        .filter_map(|message| {
            let target = message.target.filter(|it| it.kind.iter().any(|kind| kind == "test"))?;
            let executable = message.executable?;
            Some(Suite { name: target.name, executable, folder: folder.to_owned() })
        })
        .collect()
}

impl Suite {
    /// Runs the tests.
    pub(super) fn run(&self) -> Result<Results, BuildError> {
        let list = self.execute(&["--list", "--format", "terse"])?;
        if !list.status.success() {
            let output = String::from_utf8_lossy(&list.stderr).into_owned();
            return Err(BuildError::List { program: self.executable.clone(), output });
        }
        let list = String::from_utf8_lossy(&list.stdout);
        let ran = self.execute(&["--color", "never"])?;
        let (output, errors) =
            (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
        Ok(libtest::results(&libtest::listed(&list), &output, &errors))
    }

    fn execute(&self, arguments: &[&str]) -> Result<Output, BuildError> {
        let mut command = Command::new(&self.executable);
        command.args(arguments).current_dir(&self.folder).env_remove("RUST_BACKTRACE");
        output(command, &self.executable)
    }
}

fn output(mut command: Command, program: &Path) -> Result<Output, BuildError> {
    let output = command.stdin(Stdio::null()).output();
    output.map_err(|cause| BuildError::Run { program: program.to_owned(), cause })
}
