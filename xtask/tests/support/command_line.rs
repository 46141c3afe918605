//! The project's command line.

use std::process::Command;

/// Returns a command that runs it.
pub(crate) fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
}
