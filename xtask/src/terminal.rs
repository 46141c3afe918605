//! Output of commands: results and summaries go to standard output, everything else to standard error.
//!
//! Text is styled with ANSI escape sequences, which are removed unless the output is a terminal that supports
//! colors (see `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` at <https://bixense.com/clicolors/>).

mod style;

use std::cell::OnceCell;
use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use clap::Args;
use indicatif::ProgressBar;
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
    /// Shows the current step. Hidden unless standard error is a terminal.
    spinner: OnceCell<ProgressBar>,
}

impl Terminal {
    pub(crate) fn new(verbosity: Verbosity) -> Self {
        Self { verbosity, spinner: OnceCell::new() }
    }

    /// Prints a result of the command. Fails if standard output is closed, for example by `| head`.
    pub(crate) fn result(&self, text: &str) -> io::Result<()> {
        self.above_the_spinner(|| {
            let mut output = anstream::stdout().lock();
            output.write_all(text.as_bytes()).and_then(|()| output.flush())
        })
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
        self.above_the_spinner(|| writeln!(anstream::stderr().lock(), "{text}").ok());
    }

    /// Runs a step of the command, and shows its name meanwhile.
    pub(crate) fn step<T>(&self, name: &str, work: impl FnOnce() -> T) -> T {
        self.progress(name);
        let started = Instant::now();
        let result = work();
        self.detail(&format!("{name}: {} ms", started.elapsed().as_millis()));
        result
    }

    /// Shows the name of the current step.
    pub(crate) fn progress(&self, step: &str) {
        let spinner = self.spinner.get_or_init(|| spinner(self.verbosity.quiet));
        spinner.set_message(step.to_owned());
    }

    /// Returns the width of standard error in columns.
    pub(crate) fn width(&self) -> usize {
        let terminal = terminal_size_of(io::stderr());
        terminal.map_or(DEFAULT_WIDTH, |(Width(columns), _)| usize::from(columns))
    }

    fn above_the_spinner<T>(&self, work: impl FnOnce() -> T) -> T {
        match self.spinner.get() {
            Some(spinner) => spinner.suspend(work),
            None => work(),
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if let Some(spinner) = self.spinner.get() {
            spinner.finish_and_clear();
        }
    }
}

/// Returns a spinner for standard error, hidden unless that is a terminal. `indicatif` does not hide it if
/// colors are forced.
fn spinner(quiet: bool) -> ProgressBar {
    if quiet || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let spinner = ProgressBar::new_spinner();
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner
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
