//! Measures builds with the generated client and with AWS's client.
//!
//! Compiles equivalent programs, one for each client, in separate target folders: first from nothing, then
//! repeatedly only the client's crate, in turns. The versions of dependencies are those in the project's
//! `Cargo.lock`, and the profiles are cargo's defaults.

mod program;
mod report;

use clap::Args;
use tempfile::TempDir;

use crate::error::SpeedError;
use crate::process::Usage;
use program::{Builder, GENERATED, OFFICIAL, PROFILES, PROGRAMS, Profile, Program};
use report::{ColdBuild, CrateBuild, Report};

/// Arguments of `builds`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Number of builds of each client's crate alone
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,

    /// Number of builds of each program from nothing
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    cold_runs: u32,

    /// Compile with this profile only [default: all profiles, which takes long]
    #[arg(long, value_enum)]
    profile: Option<Profile>,
}

/// Measures builds, and returns a report.
///
/// # Errors
///
/// Fails if a program can't be compiled.
pub(crate) fn run(arguments: &Arguments) -> Result<String, SpeedError> {
    let scratch = tempfile::tempdir().map_err(SpeedError::Scratch)?;
    let mut report = Report::default();
    let profiles = arguments.profile.map_or(PROFILES.to_vec(), |profile| vec![profile]);
    for profile in profiles {
        report.cold.extend(cold(&scratch, profile, arguments.cold_runs)?);
        report.alone.extend(alone(&scratch, profile, arguments.runs)?);
    }
    report.lines = program::lines_of_clients()?;
    Ok(report.text())
}

/// Compiles the programs from nothing, in turns. Keeps the last target folder of each program.
fn cold(scratch: &TempDir, profile: Profile, runs: u32) -> Result<Vec<ColdBuild>, SpeedError> {
    let mut cold_builds = PROGRAMS.map(|program| ColdBuild::new(program, profile));
    for _ in 0..runs {
        for cold in &mut cold_builds {
            let builder = Builder::new(scratch, cold.program, profile);
            builder.clear()?;
            cold.usages.push(builder.build()?);
            cold.size = builder.size_of_program()?;
            cold.runtime = builder.usage_of("smithy_client_runtime")?;
        }
    }
    Ok(cold_builds.into())
}

/// Compiles only the clients' crates, in turns, after the programs.
fn alone(scratch: &TempDir, profile: Profile, runs: u32) -> Result<Vec<CrateBuild>, SpeedError> {
    let mut crate_builds = [&GENERATED, &OFFICIAL].map(|program| CrateBuild::new(program, profile));
    for _ in 0..runs {
        for alone in &mut crate_builds {
            alone.usages.push(recompiled(&Builder::new(scratch, alone.program, profile))?);
        }
    }
    Ok(crate_builds.into())
}

/// Measures another build of a program's client.
fn recompiled(builder: &Builder) -> Result<Usage, SpeedError> {
    let Program { client, client_crate, .. } = builder.program;
    builder.clean(client)?;
    builder.build()?;
    let missing = || SpeedError::NotCompiled { package: (*client).to_owned() };
    builder.usage_of(client_crate)?.ok_or_else(missing)
}
