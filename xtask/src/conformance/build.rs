//! Compiles and runs the tests of crates.

use std::collections::HashMap;
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

/// A message from cargo. Most fields are `None`, depending on the kind of message.
///
/// See <https://doc.rust-lang.org/cargo/reference/external-tools.html#json-messages>.
#[derive(Deserialize)]
struct Message {
    manifest_path: Option<PathBuf>,
    target: Option<Target>,
    executable: Option<PathBuf>,
    message: Option<Diagnostic>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

/// A message from the compiler.
#[derive(Deserialize)]
struct Diagnostic {
    level: String,
    rendered: Option<String>,
}

/// The result of compiling crates of a workspace.
#[derive(Debug, Default)]
pub(super) struct Build {
    /// The test targets and the errors of each crate, by its manifest.
    crates: HashMap<PathBuf, Compiled>,
    /// The output of a build that failed.
    failure: Option<String>,
}

#[derive(Debug, Default)]
struct Compiled {
    suites: Vec<Suite>,
    errors: String,
}

/// Compiles the test targets of a workspace at once. Errors in a crate do not stop the others.
pub(super) fn build(workspace: &Workspace, manifest: &Path) -> Result<Build, BuildError> {
    let cargo = env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let mut command = Command::new(&cargo);
    command
        .args(["build", "--workspace", "--test", "*", "--keep-going", "--quiet"])
        .args(["--message-format", "json", "--manifest-path"])
        .arg(manifest)
        // Shared by all crates, all runs and the workspace, so that dependencies are compiled once.
        .env("CARGO_TARGET_DIR", workspace.target_folder())
        // These crates are neither debugged nor compiled twice.
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    let output = output(command, &cargo)?;
    let mut build = Build::of(&String::from_utf8_lossy(&output.stdout));
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr).trim_end().to_owned();
        build.failure = Some(errors);
    }
    Ok(build)
}

impl Build {
    /// Parses cargo's messages.
    fn of(messages: &str) -> Self {
        let mut build = Self::default();
        for line in messages.lines() {
            let Ok(message) = serde_json::from_str::<Message>(line) else { continue };
            let Some(manifest) = message.manifest_path else { continue };
            let folder = manifest.parent().map(Path::to_owned).unwrap_or_default();
            let compiled = build.crates.entry(manifest).or_default();
            if let Some(diagnostic) = message.message.filter(|it| it.level == "error") {
                compiled.errors.push_str(&diagnostic.rendered.unwrap_or_default());
            }
            let target = message.target.filter(|it| it.kind.iter().any(|kind| kind == "test"));
            if let (Some(target), Some(executable)) = (target, message.executable) {
                compiled.suites.push(Suite { name: target.name, executable, folder });
            }
        }
        build
    }

    /// Returns the test targets of a crate, sorted by name.
    pub(super) fn suites(&mut self, krate: &Crate) -> Result<Vec<Suite>, BuildError> {
        let compiled = self.crates.remove(&krate.folder.join("Cargo.toml")).unwrap_or_default();
        if !compiled.errors.is_empty() {
            return Err(BuildError::Compile { errors: compiled.errors.trim_end().to_owned() });
        }
        let mut suites = compiled.suites;
        if let Some(errors) = self.failure.as_ref().filter(|_| suites.is_empty()) {
            return Err(BuildError::Compile { errors: errors.clone() });
        }
        suites.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(suites)
    }
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
