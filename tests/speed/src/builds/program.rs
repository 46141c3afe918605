//! The programs that are compiled, and how.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

use clap::ValueEnum;
use serde_json::Value;
use tempfile::TempDir;

use crate::error::SpeedError;
use crate::process::{self, CPU, Usage, WALL};
use crate::{rustc, workspace};

/// A program with a client.
#[derive(Debug)]
pub(super) struct Program {
    /// What it is called in reports.
    pub(super) title: &'static str,
    /// Its package.
    package: &'static str,
    /// What cargo is told of its features.
    features: &'static [&'static str],
    /// The client's package.
    pub(super) client: &'static str,
    /// The client's crate.
    pub(super) client_crate: &'static str,
    /// What is said of the client's features in reports.
    pub(super) client_features: &'static str,
}

/// The generated client, with the features that AWS's own is used with.
pub(super) static GENERATED: Program = Program {
    title: "generated",
    package: "program-generated",
    features: &[],
    client: "partnercentral-channel",
    client_crate: "partnercentral_channel",
    client_features: "`default-https-client`, `rt-tokio`, `sigv4a` (its default)",
};

/// The generated client in a lean program, without SigV4a, with the HTTPS of ring, and with `aws-config`
/// without its default features, which leaves out the credentials of single sign-on.
pub(super) static LEAN: Program = Program {
    title: "generated, lean",
    package: "program-lean",
    client_features: "`ring-https-client`, `rt-tokio`, and `aws-config` with `rt-tokio` only",
    ..GENERATED
};

/// AWS's own client.
pub(super) static OFFICIAL: Program = Program {
    title: "official",
    package: "program-official",
    features: &[],
    client: "aws-sdk-partnercentralchannel",
    client_crate: "aws_sdk_partnercentralchannel",
    client_features: "`default-https-client`, `rt-tokio`, `sigv4a` (its default but for `rustls`)",
};

/// AWS's own client as programs have it that say nothing of features.
pub(super) static OFFICIAL_DEFAULTS: Program = Program {
    title: "official, defaults",
    features: &["--features", "defaults"],
    client_features: "its default, with `rustls`, a second HTTP stack",
    ..OFFICIAL
};

/// The programs that are compiled from nothing.
pub(super) const PROGRAMS: [&Program; 4] = [&GENERATED, &LEAN, &OFFICIAL, &OFFICIAL_DEFAULTS];

/// A profile of cargo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Profile {
    Debug,
    Release,
}

/// The profiles that are compared.
pub(super) const PROFILES: [Profile; 2] = [Profile::Debug, Profile::Release];

impl Profile {
    /// The profile's folder in the target folder, and its name in reports.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}

/// Compiles a program in a target folder of its own.
#[derive(Debug)]
pub(super) struct Builder {
    pub(super) program: &'static Program,
    profile: Profile,
    target: PathBuf,
}

impl Builder {
    /// The target folder is one in `scratch`, always the same for a program and profile.
    pub(super) fn new(scratch: &TempDir, program: &'static Program, profile: Profile) -> Self {
        let folder = format!("{} {}", program.title, profile.name()).replace([' ', ','], "-");
        Self { program, profile, target: scratch.path().join(folder) }
    }

    /// Empties the target folder.
    pub(super) fn clear(&self) -> Result<(), SpeedError> {
        let failed = |cause| SpeedError::Io { path: self.target.clone(), cause };
        match fs::remove_dir_all(&self.target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
        fs::create_dir_all(&self.target).map_err(failed)
    }

    /// Compiles what is not compiled.
    pub(super) fn build(&self) -> Result<Usage, SpeedError> {
        let mut command = self.cargo("build");
        command.args(["--package", self.program.package]).args(self.program.features);
        rustc::note(&mut command, &self.log())?;
        let usage = process::measured(&mut command)?;
        let (title, profile) = (self.program.title, self.profile.name());
        // All of them together may take an hour.
        eprintln!("{title}, {profile}: {:.1} s, {:.1} s of CPU", WALL(&usage), CPU(&usage));
        Ok(usage)
    }

    /// Has a package compiled again the next time.
    pub(super) fn forget(&self, package: &str) -> Result<(), SpeedError> {
        let mut command = self.cargo("clean");
        process::measured(command.args(["--package", package])).map(drop)
    }

    /// What compiling a crate took in the last build, if it was compiled.
    pub(super) fn taken(&self, crate_name: &str) -> Result<Option<Usage>, SpeedError> {
        rustc::taken(&self.log(), crate_name)
    }

    /// How many bytes the program has.
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

/// Has cargo compile as it does by itself, whatever this program was called with, but for incremental builds,
/// and for symbols in release builds, which are measured without.
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

/// How many lines the sources of the clients have: of the generated one, and of AWS's own.
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

/// What cargo knows of the packages.
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
    fn the_lines_of_both_clients_are_counted() {
        let [generated, official] = lines_of_clients().expect("counted");
        assert!(generated > 1_000 && official > 10_000, "{generated} {official}");
    }

    #[test]
    fn target_folders_are_apart_and_can_be_emptied() {
        let scratch = tempfile::tempdir().expect("a folder");
        let builders = PROGRAMS.map(|program| Builder::new(&scratch, program, Profile::Debug));
        for builder in &builders {
            builder.clear().expect("made");
            fs::write(builder.target.join("file"), "").expect("written");
            builder.clear().expect("emptied");
            assert!(!builder.target.join("file").exists());
        }
        assert_eq!(fs::read_dir(scratch.path()).expect("read").count(), PROGRAMS.len());
    }
}
