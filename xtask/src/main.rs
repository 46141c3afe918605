//! The project's command line: `cargo xtask COMMAND`.
//!
//! Commands only connect the library with the terminal and the file system; what they do is done in
//! `smithy-client-codegen`.
#![forbid(unsafe_code)]

mod changes;
mod codegen;
mod conformance;
mod print;
mod problems;
mod update;
mod workspace;

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;

/// Generating allocates much and keeps little, and this allocator is the quicker one at that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Generates Rust clients from Smithy models.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Writes the client crate of a model, or checks that it is up to date.
    Codegen(codegen::Arguments),
    /// Tells what has changed between two revisions of a model, and what that breaks.
    Changes(changes::Arguments),
    /// Tests the clients of models with what the models themselves promise.
    Conformance(conformance::Arguments),
    /// Puts a new model of the API in place, with all that follows from it.
    Update(update::Arguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result: Result<ExitCode, Box<dyn Error>> = match &arguments.command {
        Command::Codegen(arguments) => codegen::run(arguments).map_err(Into::into),
        Command::Changes(arguments) => changes::run(arguments).map_err(Into::into),
        Command::Conformance(arguments) => conformance::run(arguments).map_err(Into::into),
        Command::Update(arguments) => update::run(arguments).map_err(Into::into),
    };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}
