//! The project's command line: `cargo xtask COMMAND`.
//!
//! Commands only connect the library with the terminal and the file system; what they do is done in
//! `smithy-client-codegen`.
#![forbid(unsafe_code)]

mod changes;
mod codegen;
mod completions;
mod conformance;
mod failure;
mod problems;
mod terminal;
mod update;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;

/// Generating allocates much and keeps little, and this allocator is the quicker one at that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

use failure::Failure;
use terminal::{Terminal, Verbosity};

/// What stands below the options of `--help`.
const NOTES: &str = "\
Exit codes:
  0  done, and what was to be checked is as it should be
  1  failed: the input has problems, something can't be read or written, tests have failed,
     or what --check or --deny-breaking asks for isn't so
  2  the command line itself is wrong

Colors and progress are for terminals only; NO_COLOR, CLICOLOR and CLICOLOR_FORCE are respected.

Examples:
  cargo xtask codegen
      writes generated/ from the model in model/
  cargo xtask codegen --check --quiet
      fails if generated/ is not what would be written, and prints the difference
  cargo xtask help changes
      says more about a command";

/// Generates Rust clients from Smithy models.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", after_help = NOTES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,

    #[command(flatten)]
    verbosity: Verbosity,
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
    /// Prints a script that completes the arguments of `cargo xtask` in a shell.
    Completions(completions::Arguments),
}

impl Command {
    fn run(&self, terminal: &Terminal) -> Result<ExitCode, Failure> {
        Ok(match self {
            Self::Codegen(arguments) => codegen::run(arguments, terminal)?,
            Self::Changes(arguments) => changes::run(arguments, terminal)?,
            Self::Conformance(arguments) => conformance::run(arguments, terminal)?,
            Self::Update(arguments) => update::run(arguments, terminal)?,
            Self::Completions(arguments) => completions::run(arguments, terminal)?,
        })
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let terminal = Terminal::new(arguments.verbosity);
    arguments.command.run(&terminal).unwrap_or_else(|failure| {
        failure.report(&terminal);
        ExitCode::FAILURE
    })
}
