//! What commands print, and where to: results and statuses to the standard output, everything else to the
//! standard error.
//!
//! Texts are styled with ANSI escapes, which reach terminals only, and of those only the ones that show
//! colours (`NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` decide: <https://bixense.com/clicolors/>).

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

/// Columns where there is no terminal that has some: enough for a line of JSON, few enough for a log.
const DEFAULT_WIDTH: usize = 120;

/// How much a command prints.
#[derive(Clone, Copy, Debug, Default, Args)]
pub(crate) struct Verbosity {
    /// Print results, warnings and errors only: no summaries or progress.
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Also print each step with the time it takes, and each file that is written or removed.
    #[arg(long, short, global = true)]
    pub(crate) verbose: bool,
}

/// Where a command prints to.
#[derive(Debug, Default)]
pub(crate) struct Terminal {
    verbosity: Verbosity,
    /// What is being done: on a terminal, and nowhere else.
    spinner: OnceCell<ProgressBar>,
}

impl Terminal {
    pub(crate) fn new(verbosity: Verbosity) -> Self {
        Self { verbosity, spinner: OnceCell::new() }
    }

    /// Prints what the command is there to print. The standard output may be closed at any time, as by
    /// `| head`.
    pub(crate) fn result(&self, text: &str) -> io::Result<()> {
        self.above_the_spinner(|| {
            let mut output = anstream::stdout().lock();
            output.write_all(text.as_bytes()).and_then(|()| output.flush())
        })
    }

    /// Prints how the command has ended, unless it is quiet.
    pub(crate) fn summary(&self, text: &str) -> io::Result<()> {
        if self.verbosity.quiet { Ok(()) } else { self.result(text) }
    }

    /// Prints an error.
    pub(crate) fn error(&self, text: &dyn Display) {
        self.say(&format!("{} {}", error_label(), normalized(&text.to_string())));
    }

    /// Prints what only a verbose command says.
    pub(crate) fn detail(&self, text: &str) {
        if self.verbosity.verbose {
            self.say(text);
        }
    }

    /// Prints a line to the standard error, which, closed, leaves nobody to tell.
    pub(crate) fn say(&self, text: &str) {
        self.above_the_spinner(|| writeln!(anstream::stderr().lock(), "{text}").ok());
    }

    /// Does a step of the command. While it takes time, a terminal shows that it does.
    pub(crate) fn step<T>(&self, doing: &str, work: impl FnOnce() -> T) -> T {
        self.progress(doing);
        let started = Instant::now();
        let done = work();
        self.detail(&format!("{doing}: {} ms", started.elapsed().as_millis()));
        done
    }

    /// Shows on a terminal what is being done.
    pub(crate) fn progress(&self, doing: &str) {
        let spinner = self.spinner.get_or_init(|| spinner(self.verbosity.quiet));
        spinner.set_message(doing.to_owned());
    }

    /// The columns of a line on the standard error.
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

/// A sign of life, for terminals only: where colours are forced, `indicatif` would draw elsewhere too.
fn spinner(quiet: bool) -> ProgressBar {
    if quiet || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let spinner = ProgressBar::new_spinner();
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner
}

/// A folder as it was given, with a `/` behind it.
pub(crate) fn folder_name(folder: &Path) -> String {
    format!("{}/", folder.display().to_string().trim_end_matches('/'))
}

/// A number of things.
pub(crate) fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        count => format!("{count} {thing}s"),
    }
}

/// How many warnings there were, behind other counts.
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
    fn folders_end_with_one_slash() {
        assert_eq!(folder_name(Path::new("generated")), "generated/");
        assert_eq!(folder_name(Path::new("../out/")), "../out/");
        assert_eq!(folder_name(Path::new("/")), "/");
    }

    #[test]
    fn one_is_not_many() {
        assert_eq!(["0 files", "1 file", "2 files"], [0, 1, 2].map(|count| counted(count, "file")));
    }
}
