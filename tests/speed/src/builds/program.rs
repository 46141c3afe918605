//! The compiled programs.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

use clap::ValueEnum;
use serde_json::Value;
use tempfile::TempDir;

use crate::error::SpeedError;
use crate::process::{self, CPU, Usage, WALL};
use crate::{rustc, workspace};

/// A program that uses a client.
#[derive(Debug)]
pub(super) struct Program {
    /// The title in reports.
    pub(super) title: &'static str,
    /// The package.
    package: &'static str,
    /// Cargo's arguments for features.
    features: &'static [&'static str],
    /// The client's package.
    pub(super) client: &'static str,
    /// The client's crate.
    pub(super) client_crate: &'static str,
    /// The description of the client's features in reports.
    pub(super) client_features: &'static str,
}

/// The generated client, with the same features as AWS's client.
pub(super) static GENERATED: Program = Program {
    title: "generated",
    package: "program-generated",
    features: &[],
    client: "partnercentral-channel",
    client_crate: "partnercentral_channel",
    client_features: "`default-https-client`, `rt-tokio`, `sigv4a` (its default)",
};

/// The generated client in a lean program: without SigV4a, with ring for HTTPS, and with `aws-config` without its
/// default features, which omits the credentials of single sign-on.
pub(super) static LEAN: Program = Program {
    title: "generated, lean",
    package: "program-lean",
    client_features: "`ring-https-client`, `rt-tokio`, and `aws-config` with `rt-tokio` only",
    ..GENERATED
};

/// AWS's client, without `rustls`.
pub(super) static OFFICIAL: Program = Program {
    title: "official",
    package: "program-official",
    features: &[],
    client: "aws-sdk-partnercentralchannel",
    client_crate: "aws_sdk_partnercentralchannel",
    client_features: "`default-https-client`, `rt-tokio`, `sigv4a` (its default but for `rustls`)",
};

/// AWS's client with its default features.
pub(super) static OFFICIAL_DEFAULTS: Program = Program {
    title: "official, defaults",
    features: &["--features", "defaults"],
    client_features: "its default, with `rustls`, a second HTTP stack",
    ..OFFICIAL
};

/// The programs to compile from nothing.
pub(super) const PROGRAMS: [&Program; 4] = [&GENERATED, &LEAN, &OFFICIAL, &OFFICIAL_DEFAULTS];

/// A cargo profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Profile {
    Debug,
    Release,
}

/// The profiles to compare.
pub(super) const PROFILES: [Profile; 2] = [Profile::Debug, Profile::Release];

impl Profile {
    /// Returns the name of the profile in the target folder and in reports.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}

/// Compiles a program in a separate target folder.
#[derive(Debug)]
pub(super) struct Builder {
    pub(super) program: &'static Program,
    profile: Profile,
    target: PathBuf,
}

impl Builder {
    /// Creates a builder. The target folder in `scratch` depends only on the program and the profile.
    pub(super) fn new(scratch: &TempDir, program: &'static Program, profile: Profile) -> Self {
        let folder = format!("{} {}", program.title, profile.name()).replace([' ', ','], "-");
        Self { program, profile, target: scratch.path().join(folder) }
    }

    /// Deletes the target folder.
    pub(super) fn clear(&self) -> Result<(), SpeedError> {
        let failed = |cause| SpeedError::Io { path: self.target.clone(), cause };
        match fs::remove_dir_all(&self.target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
        fs::create_dir_all(&self.target).map_err(failed)
    }

    /// Compiles the program.
    pub(super) fn build(&self) -> Result<Usage, SpeedError> {
        let mut command = self.cargo("build");
        command.args(["--package", self.program.package]).args(self.program.features);
        rustc::enable_log(&mut command, &self.log())?;
        let usage = process::measured(&mut command)?;
        let (title, profile) = (self.program.title, self.profile.name());
        // Print progress, because all builds together may take an hour.
        eprintln!("{title}, {profile}: {:.1} s, {:.1} s of CPU", WALL(&usage), CPU(&usage));
        Ok(usage)
    }

    /// Forces the next build to compile a package again.
    pub(super) fn clean(&self, package: &str) -> Result<(), SpeedError> {
        let mut command = self.cargo("clean");
        process::measured(command.args(["--package", package])).map(drop)
    }

    /// Returns the usage of compiling a crate in the last build, or `None` if it was not compiled.
    pub(super) fn usage_of(&self, crate_name: &str) -> Result<Option<Usage>, SpeedError> {
        rustc::logged_usage(&self.log(), crate_name)
    }

    /// Returns the size of the program in bytes.
    pub(super) fn size_of_program(&self) -> Result<u64, SpeedError> {
        let file = format!("{}{}", self.program.package, env::consts::EXE_SUFFIX);
        let path = self.target.join(self.profile.name()).join(file);
        let metadata = fs::metadata(&path);
        metadata.map(|metadata| metadata.len()).map_err(|cause| SpeedError::Io { path, cause })
    }

    fn log(&self) -> PathBuf {
        self.target.join("rustc.log")
    }

    fn cargo(&self, subcommand: &str) -> Command {
        let mut command = workspace::cargo();
        command.args([subcommand, "--quiet", "--locked", "--offline", "--target-dir"]);
        command.arg(&self.target);
        if self.profile == Profile::Release {
            command.arg("--release");
        }
        set_defaults(&mut command);
        command
    }
}

/// Sets cargo's defaults independently of this program's environment, except for incremental builds and for
/// symbols in release builds, which are disabled.
fn set_defaults(command: &mut Command) {
    let is_set = |name: &str| {
        let flags = ["CARGO_ENCODED_RUSTFLAGS", "RUSTC_WORKSPACE_WRAPPER", "RUSTFLAGS"];
        name.starts_with("CARGO_PROFILE_") || flags.contains(&name)
    };
    let names = env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    for name in names.filter(|name| is_set(name)) {
        command.env_remove(name);
    }
    command.env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
}

/// Returns the numbers of source lines of the generated client and AWS's client.
pub(super) fn lines_of_clients() -> Result<[usize; 2], SpeedError> {
    let metadata = metadata()?;
    let lines = |package: &str| {
        let missing = || SpeedError::NoPackage { package: package.to_owned() };
        let packages = metadata["packages"].as_array().into_iter().flatten();
        let found = packages.into_iter().find(|found| found["name"] == package);
        let manifest = found.and_then(|found| found["manifest_path"].as_str());
        let folder = manifest.and_then(|path| Path::new(path).parent());
        workspace::lines(&folder.ok_or_else(missing)?.join("src"))
    };
    Ok([lines(GENERATED.client)?, lines(OFFICIAL.client)?])
}

/// Returns cargo's metadata.
fn metadata() -> Result<Value, SpeedError> {
    let mut command = workspace::cargo();
    command.args(["metadata", "--quiet", "--locked", "--offline", "--format-version", "1"]);
    let not_run = |cause| SpeedError::NotRun { command: "cargo metadata".to_owned(), cause };
    let output = command.stderr(Stdio::inherit()).output().map_err(not_run)?;
    serde_json::from_slice(&output.stdout).map_err(|error| not_run(error.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_the_lines_of_both_clients() {
        let [generated, official] = lines_of_clients().expect("counted");
        assert!(generated > 1_000 && official > 10_000, "{generated} {official}");
    }

    #[test]
    fn target_folders_are_separate_and_can_be_cleared() {
        let scratch = tempfile::tempdir().expect("a folder");
        let builders = PROGRAMS.map(|program| Builder::new(&scratch, program, Profile::Debug));
        for builder in &builders {
            builder.clear().expect("cleared");
            fs::write(builder.target.join("file"), "").expect("written");
            builder.clear().expect("emptied");
            assert!(!builder.target.join("file").exists());
        }
        assert_eq!(fs::read_dir(scratch.path()).expect("read").count(), PROGRAMS.len());
    }
}
