//! Measures the generator, and builds of programs that use generated clients.
//!
//! ```console
//! $ cargo run --package speed -- generator
//! $ cargo run --package speed -- growth
//! $ cargo run --package speed -- builds
//! ```
//!
//! Absolute times depend on the machine. Compared quantities are measured in turns on the same machine. Reports are
//! tables in Markdown.
#![forbid(unsafe_code)]

mod builds;
mod error;
mod generator;
mod growth;
mod process;
mod rustc;
mod synthetic;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use error::SpeedError;

/// Measures the generator, and builds of programs that use generated clients
#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Measure `xtask codegen --check` for the model in `model/` and for a synthetic model of 3,300 shapes
    Generator(generator::Arguments),
    /// Measure how the time of `xtask codegen` grows with the number of items of one kind in a model
    Growth(growth::Arguments),
    /// Measure builds of programs with the generated client and with AWS's client
    Builds(builds::Arguments),
}

fn main() -> ExitCode {
    // While builds are measured, cargo calls this program instead of the compiler.
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
