//! Output of commands: results and summaries go to standard output, everything else to standard error.
//!
//! Text is styled with ANSI escape sequences, which are removed unless the output is a terminal that supports
//! colors (see `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` at <https://bixense.com/clicolors/>).

mod style;

use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::time::Instant;

use clap::Args;
use terminal_size::{Width, terminal_size_of};

pub(crate) use style::{colored_diff, emphasized, error_label, normalized, warning_label};

/// The width of lines if standard error is not a terminal: enough for a line of JSON, and readable in a log.
const DEFAULT_WIDTH: usize = 120;

/// How much a command prints.
#[derive(Clone, Copy, Debug, Default, Args)]
pub(crate) struct Verbosity {
    /// Print only results, warnings and errors, no summaries and no progress.
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Also print each step with its duration, and each file written or removed.
    #[arg(long, short, global = true)]
    pub(crate) verbose: bool,
}

/// The output of a command.
#[derive(Debug, Default)]
pub(crate) struct Terminal {
    verbosity: Verbosity,
}

impl Terminal {
    pub(crate) fn new(verbosity: Verbosity) -> Self {
        Self { verbosity }
    }

    /// Prints a result of the command. Fails if standard output is closed, for example by `| head`.
    pub(crate) fn result(&self, text: &str) -> io::Result<()> {
        let mut output = anstream::stdout().lock();
        output.write_all(text.as_bytes())?;
        output.flush()
    }

    /// Prints a summary, unless the command is quiet.
    pub(crate) fn summary(&self, text: &str) -> io::Result<()> {
        if self.verbosity.quiet { Ok(()) } else { self.result(text) }
    }

    /// Prints an error.
    pub(crate) fn error(&self, text: &dyn Display) {
        self.message(&format!("{} {}", error_label(), normalized(&text.to_string())));
    }

    /// Prints a detail if the command is verbose.
    pub(crate) fn detail(&self, text: &str) {
        if self.verbosity.verbose {
            self.message(text);
        }
    }

    /// Prints a line to standard error, and ignores failures: nothing is left to report them to.
    pub(crate) fn message(&self, text: &str) {
        let _ = writeln!(anstream::stderr().lock(), "{text}");
    }

    /// Runs a step of the command, which prints nothing. If standard error is a terminal, shows the step's name
    /// meanwhile.
    pub(crate) fn step<T>(&self, name: &str, work: impl FnOnce() -> T) -> T {
        let shows_name = !self.verbosity.quiet && io::stderr().is_terminal();
        if shows_name {
            // A line that wraps could not be cleared.
            let name: String = name.chars().take(self.width().saturating_sub(1)).collect();
            show(&name);
        }
        let started = Instant::now();
        let result = work();
        if shows_name {
            show("");
        }
        self.detail(&format!("{name}: {} ms", started.elapsed().as_millis()));
        result
    }

    /// Returns the width of standard error in columns.
    pub(crate) fn width(&self) -> usize {
        let terminal = terminal_size_of(io::stderr());
        terminal.map_or(DEFAULT_WIDTH, |(Width(columns), _)| usize::from(columns))
    }
}

/// Replaces the last line of the terminal. Ignores failures, as for messages.
fn show(text: &str) {
    let mut output = anstream::stderr().lock();
    let _ = write!(output, "\r\x1b[2K{text}").and_then(|()| output.flush());
}

/// Returns a folder's path with a trailing `/`.
pub(crate) fn folder_name(folder: &Path) -> String {
    format!("{}/", folder.display().to_string().trim_end_matches('/'))
}

/// Returns a count with its noun: `1 file`, `2 files`.
pub(crate) fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        count => format!("{count} {thing}s"),
    }
}

/// Returns the number of warnings as a suffix to other counts.
pub(crate) fn and_warnings(warnings: usize) -> String {
    match warnings {
        0 => String::new(),
        warnings => format!(", {}", counted(warnings, "warning")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_names_end_with_one_slash() {
        assert_eq!(folder_name(Path::new("generated")), "generated/");
        assert_eq!(folder_name(Path::new("../out/")), "../out/");
        assert_eq!(folder_name(Path::new("/")), "/");
    }

    #[test]
    fn counts_are_followed_by_singular_or_plural() {
        assert_eq!(["0 files", "1 file", "2 files"], [0, 1, 2].map(|count| counted(count, "file")));
    }
}
