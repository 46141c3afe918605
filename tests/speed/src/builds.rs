//! Builds: the generated client beside AWS's own.
//!
//! Two programs that say the same are compiled, each with one of the clients, in target folders of their own:
//! first from nothing, then again and again the client's crate alone, in turns. The versions of all
//! dependencies are those of the project's `Cargo.lock`, and the profiles are cargo's defaults.

mod program;
mod report;

use clap::Args;
use tempfile::TempDir;

use crate::error::SpeedError;
use crate::process::Usage;
use program::{Builder, GENERATED, OFFICIAL, PROFILES, PROGRAMS, Profile, Program};
use report::{Alone, Cold, Report};

/// What `builds` takes.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How often each client's crate is compiled alone.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,

    /// How often each program is compiled from nothing.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    cold_runs: u32,

    /// The only profile to compile with; by default, both are, which takes long.
    #[arg(long, value_enum)]
    profile: Option<Profile>,
}

/// Measures builds, and returns a report.
///
/// # Errors
///
/// A program can't be compiled.
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

/// Compiles the programs from nothing, in turns. The last of each one's target folders is kept.
fn cold(scratch: &TempDir, profile: Profile, runs: u32) -> Result<Vec<Cold>, SpeedError> {
    let mut colds = PROGRAMS.map(|program| Cold::new(program, profile));
    for _ in 0..runs {
        for cold in &mut colds {
            let builder = Builder::new(scratch, cold.program, profile);
            builder.clear()?;
            cold.usages.push(builder.build()?);
            cold.size = builder.size_of_program()?;
            cold.runtime = builder.taken("smithy_client_runtime")?;
        }
    }
    Ok(colds.into())
}

/// Compiles the clients' crates alone, in turns, after the programs have been compiled.
fn alone(scratch: &TempDir, profile: Profile, runs: u32) -> Result<Vec<Alone>, SpeedError> {
    let mut alones = [&GENERATED, &OFFICIAL].map(|program| Alone::new(program, profile));
    for _ in 0..runs {
        for alone in &mut alones {
            alone.usages.push(recompiled(&Builder::new(scratch, alone.program, profile))?);
        }
    }
    Ok(alones.into())
}

/// What it takes to compile a program's client once more.
fn recompiled(builder: &Builder) -> Result<Usage, SpeedError> {
    let Program { client, client_crate, .. } = builder.program;
    builder.forget(client)?;
    builder.build()?;
    let missing = || SpeedError::NotCompiled { package: (*client).to_owned() };
    builder.taken(client_crate)?.ok_or_else(missing)
}
