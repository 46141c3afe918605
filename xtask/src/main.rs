//! The project's command line: `cargo xtask COMMAND`.
//!
//! Commands only connect the library with the terminal and the file system; what they do is done in
//! `smithy-client-codegen`.
#![forbid(unsafe_code)]

mod codegen;
mod workspace;

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
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match &arguments.command {
        Command::Codegen(arguments) => codegen::run(arguments),
    };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}
