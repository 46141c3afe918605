//! Times of the compiler, crate by crate: cargo calls this program in its place (`RUSTC_WRAPPER`), which calls
//! it, and notes what it has taken.
//!
//! So a crate's own time is known, without that of cargo, of other crates and of linking programs.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};
use std::time::Duration;

use crate::error::SpeedError;
use crate::process::{self, Usage};

/// The variable that names the file of the times.
const LOG: &str = "SPEED_RUSTC_LOG";

/// The file of the times, if this program is called in the compiler's place.
pub(crate) fn log() -> Option<PathBuf> {
    env::var_os(LOG).map(PathBuf::from)
}

/// Has cargo note in a file, which is emptied, what the compiler takes.
///
/// # Errors
///
/// The file can't be written, or this program can't be found.
pub(crate) fn note(command: &mut Command, log: &Path) -> Result<(), SpeedError> {
    let failed = |cause| SpeedError::Io { path: log.to_owned(), cause };
    fs::write(log, "").map_err(failed)?;
    let this = env::current_exe().map_err(failed)?;
    command.env(LOG, log).env("RUSTC_WRAPPER", this);
    Ok(())
}

/// Runs the compiler, whose path and arguments are those of this program.
pub(crate) fn run(log: &Path) -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let Some((compiler, arguments)) = arguments.split_first() else { return ExitCode::FAILURE };
    match noted(log, compiler, arguments) {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn noted(log: &Path, compiler: &OsStr, arguments: &[OsString]) -> Result<ExitStatus, SpeedError> {
    let mut command = Command::new(compiler);
    let (usage, status) = process::run(command.args(arguments).env_remove(LOG))?;
    if let Some(line) = line(arguments, usage) {
        append(log, &line)?;
    }
    Ok(status)
}

/// The crate's name and what it took, in microseconds, in one line; nothing, if the compiler was only asked for
/// something, such as its version.
fn line(arguments: &[OsString], usage: Usage) -> Option<String> {
    let name = arguments.iter().skip_while(|argument| *argument != "--crate-name").nth(1)?;
    let Usage { wall, cpu, peak_memory } = usage;
    let (wall, cpu) = (wall.as_micros(), cpu.as_micros());
    Some(format!("{} {wall} {cpu} {peak_memory}\n", name.display()))
}

/// Several compilers may run at once: each line is written in one piece.
fn append(log: &Path, line: &str) -> Result<(), SpeedError> {
    let opened = OpenOptions::new().append(true).open(log);
    opened
        .and_then(|mut file| file.write_all(line.as_bytes()))
        .map_err(|cause| SpeedError::Io { path: log.to_owned(), cause })
}

/// What compiling a crate has taken, if it was compiled.
///
/// # Errors
///
/// The file of the times can't be read.
pub(crate) fn taken(log: &Path, crate_name: &str) -> Result<Option<Usage>, SpeedError> {
    let text =
        fs::read_to_string(log).map_err(|cause| SpeedError::Io { path: log.to_owned(), cause })?;
    Ok(text.lines().find_map(|line| usage(line, crate_name)))
}

fn usage(line: &str, crate_name: &str) -> Option<Usage> {
    let mut numbers = line.strip_prefix(crate_name)?.strip_prefix(' ')?.split(' ').map(str::parse);
    let mut next = || numbers.next()?.ok();
    let (wall, cpu) = (Duration::from_micros(next()?), Duration::from_micros(next()?));
    Some(Usage { wall, cpu, peak_memory: next()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let log = folder.path().join("log");
        fs::write(&log, "").expect("written");
        let took = |wall| Usage {
            wall: Duration::from_micros(wall),
            cpu: Duration::from_micros(2),
            peak_memory: 3,
        };
        for (name, wall) in [("a_b", 1), ("a", 7)] {
            let arguments = ["--edition=2024", "--crate-name", name, "src/lib.rs"];
            let arguments = arguments.map(OsString::from);
            let line = line(&arguments, took(wall)).expect("a crate");
            append(&log, &line).expect("written");
        }
        assert_eq!(line(&["-vV".into()], took(1)), None);
        assert_eq!(taken(&log, "a").expect("read"), Some(took(7)));
        assert_eq!(taken(&log, "a_b").expect("read"), Some(took(1)));
        assert_eq!(taken(&log, "b").expect("read"), None);
    }
}
