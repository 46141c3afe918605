//! Measures the generator, and builds of programs with what it generates.
//!
//! ```console
//! $ cargo run --package speed -- generator
//! $ cargo run --package speed -- growth
//! $ cargo run --package speed -- builds
//! ```
//!
//! Numbers of one machine say little by themselves; what is compared is measured in turns, on the same machine
//! and at the same time. Results are tables in Markdown.
#![forbid(unsafe_code)]

mod builds;
mod error;
mod generator;
mod growth;
mod made;
mod process;
mod rustc;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use error::SpeedError;

/// Measures the generator, and builds with what it generates.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Measures `xtask codegen --check`, for the model in `model/` and for a made one of 3,300 shapes.
    Generator(generator::Arguments),
    /// Measures how the time of `xtask codegen` grows with the number of one thing in a model, such as members.
    Growth(growth::Arguments),
    /// Measures what it takes to compile a program with the generated client, beside one with AWS's own.
    Builds(builds::Arguments),
}

fn main() -> ExitCode {
    // Cargo calls this program in place of the compiler while builds are measured.
    if let Some(log) = rustc::log() {
        return rustc::run(&log);
    }
    let result = match &Arguments::parse().command {
        Command::Generator(arguments) => generator::run(arguments),
        Command::Growth(arguments) => growth::report(arguments),
        Command::Builds(arguments) => builds::run(arguments),
    };
    match result {
        Ok(report) => {
            print!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error),
    }
}

fn failed(error: &SpeedError) -> ExitCode {
    eprintln!("error: {error}");
    ExitCode::FAILURE
}
