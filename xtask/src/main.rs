//! The project's command line: `cargo xtask COMMAND`.
//!
//! Commands connect the library `smithy-client-codegen` with the terminal and the file system; the work is
//! done in the library.
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

use clap::{CommandFactory as _, Parser, Subcommand};

use failure::Failure;
use terminal::{Terminal, Verbosity};

/// Faster than the default allocator for the generator's many short-lived allocations, but only if it is optimized.
#[cfg(not(debug_assertions))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Notes below the options of `--help`.
const NOTES: &str = "\
Exit codes:
  0  success: the command completed and all checks passed
  1  failure: the input has problems, a file can't be read or written, a test failed,
     or a check (--check, --deny-breaking) did not pass
  2  invalid command-line arguments

Colors and progress are shown on terminals only. NO_COLOR, CLICOLOR and CLICOLOR_FORCE are
respected.

Examples:
  cargo xtask codegen
      generates the crate in generated/ from the model in model/
  cargo xtask codegen --check --quiet
      prints the differences and fails if generated/ is not up to date
  cargo xtask help changes
      describes a command in detail";

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
    /// Generates the client crate of a model, or checks that it is up to date.
    Codegen(codegen::Arguments),
    /// Compares two revisions of a model and reports breaking changes.
    Changes(changes::Arguments),
    /// Tests generated clients with the tests and examples in their models.
    Conformance(conformance::Arguments),
    /// Replaces the API's model with a new revision, and regenerates the crate.
    Update(update::Arguments),
    /// Prints a shell completion script.
    Completions(completions::Arguments),
}

impl Command {
    fn run(&self, terminal: &Terminal) -> Result<ExitCode, Failure> {
        Ok(match self {
            Self::Codegen(arguments) => codegen::run(arguments, terminal)?,
            Self::Changes(arguments) => changes::run(arguments, terminal)?,
            Self::Conformance(arguments) => conformance::run(arguments, terminal)?,
            Self::Update(arguments) => update::run(arguments, terminal)?,
            Self::Completions(arguments) => {
                completions::run(arguments, Arguments::command(), terminal)?
            }
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
