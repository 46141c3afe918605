//! Compile times of individual crates: cargo calls this program as a wrapper of the compiler (`RUSTC_WRAPPER`).
//! It runs the compiler and logs the usage.
//!
//! The times exclude cargo itself, other crates, and the linking of programs.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};
use std::time::Duration;

use crate::error::SpeedError;
use crate::process::{self, Usage};

/// The environment variable with the path of the log.
const LOG: &str = "SPEED_RUSTC_LOG";

/// Returns the path of the log, if this program was called as a compiler wrapper.
pub(crate) fn log() -> Option<PathBuf> {
    env::var_os(LOG).map(PathBuf::from)
}

/// Configures cargo to log the usage of the compiler in a file. Truncates the file.
///
/// # Errors
///
/// Fails if the file can't be written, or if the path of this program is unknown.
pub(crate) fn enable_log(command: &mut Command, log: &Path) -> Result<(), SpeedError> {
    let failed = |cause| SpeedError::Io { path: log.to_owned(), cause };
    fs::write(log, "").map_err(failed)?;
    let this = env::current_exe().map_err(failed)?;
    command.env(LOG, log).env("RUSTC_WRAPPER", this);
    Ok(())
}

/// Runs the compiler. This program's arguments are the path of the compiler and its arguments.
pub(crate) fn run(log: &Path) -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let Some((compiler, arguments)) = arguments.split_first() else { return ExitCode::FAILURE };
    match run_logged(log, compiler, arguments) {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run_logged(
    log: &Path,
    compiler: &OsStr,
    arguments: &[OsString],
) -> Result<ExitStatus, SpeedError> {
    let mut command = Command::new(compiler);
    let (usage, status) = process::run(command.args(arguments).env_remove(LOG))?;
    if let Some(line) = line(arguments, usage) {
        append(log, &line)?;
    }
    Ok(status)
}

/// Returns a line with the crate's name and its usage in microseconds and bytes, or `None` if nothing was
/// compiled, as when querying the compiler's version.
fn line(arguments: &[OsString], usage: Usage) -> Option<String> {
    let name = arguments.iter().skip_while(|argument| *argument != "--crate-name").nth(1)?;
    let Usage { wall, cpu, peak_memory } = usage;
    let (wall, cpu) = (wall.as_micros(), cpu.as_micros());
    Some(format!("{} {wall} {cpu} {peak_memory}\n", name.display()))
}

/// Appends a line with a single write, because several compilers may run concurrently.
fn append(log: &Path, line: &str) -> Result<(), SpeedError> {
    let opened = OpenOptions::new().append(true).open(log);
    opened
        .and_then(|mut file| file.write_all(line.as_bytes()))
        .map_err(|cause| SpeedError::Io { path: log.to_owned(), cause })
}

/// Returns the usage of compiling a crate, or `None` if it was not compiled.
///
/// # Errors
///
/// Fails if the log can't be read.
pub(crate) fn logged_usage(log: &Path, crate_name: &str) -> Result<Option<Usage>, SpeedError> {
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
    fn reads_logged_usage() {
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
        assert_eq!(logged_usage(&log, "a").expect("read"), Some(took(7)));
        assert_eq!(logged_usage(&log, "a_b").expect("read"), Some(took(1)));
        assert_eq!(logged_usage(&log, "b").expect("read"), None);
    }
}
