//! `cargo xtask completions`.

use std::io;
use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::Shell;

use crate::failure::Failure;
use crate::terminal::Terminal;

/// The command to complete. Shells select completions by a command's first word, and `cargo` has its own.
const NAME: &str = "xtask";

/// Notes below the options of `--help`.
const NOTES: &str = "\
Shells select completions by the first word of a command, and `cargo` has its own. The script
therefore completes a command `xtask`: define it as a function that calls `cargo xtask`.

Examples:
  bash, in ~/.bashrc:
      xtask() { cargo xtask \"$@\"; }
      source <(xtask completions bash)
  zsh, in ~/.zshrc, after compinit:
      xtask() { cargo xtask \"$@\"; }
      source <(xtask completions zsh)
  fish, in ~/.config/fish/config.fish:
      function xtask; cargo xtask $argv; end
      xtask completions fish | source";

/// Arguments of `cargo xtask completions`.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub(crate) struct Arguments {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// An error that prevents printing the script.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CompletionsError {
    #[error("can't write to the standard output: {0}")]
    Print(#[from] io::Error),
}

impl From<CompletionsError> for Failure {
    fn from(error: CompletionsError) -> Self {
        Self::Other(error.into())
    }
}

/// Runs the command.
pub(crate) fn run(
    arguments: &Arguments,
    command: Command,
    terminal: &Terminal,
) -> Result<ExitCode, CompletionsError> {
    terminal.result(&script(arguments.shell, command))?;
    Ok(ExitCode::SUCCESS)
}

fn script(shell: Shell, mut command: Command) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, NAME, &mut script);
    String::from_utf8_lossy(&script).into_owned()
}
