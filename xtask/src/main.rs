//! The project's command line: `cargo xtask COMMAND`.
//!
//! Commands only connect the library with the terminal and the file system; what they do is done in
//! `smithy-client-codegen`.
#![forbid(unsafe_code)]

mod changes;
mod codegen;
mod terminal;
mod workspace;

use std::fmt;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

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
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match &arguments.command {
        Command::Codegen(arguments) => exit_code(codegen::run(arguments)),
        Command::Changes(arguments) => exit_code(changes::run(arguments)),
    }
}

/// Prints why a command has failed, if it has.
fn exit_code(result: Result<ExitCode, impl fmt::Display>) -> ExitCode {
    result.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}
