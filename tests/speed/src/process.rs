//! Running and measuring commands.

use std::fmt;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

use crate::error::SpeedError;

/// The resource usage of a process, including child processes that it waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Usage {
    /// The elapsed time.
    pub(crate) wall: Duration,
    /// The CPU time in user and kernel mode.
    pub(crate) cpu: Duration,
    /// The peak memory of a single process, in bytes.
    pub(crate) peak_memory: u64,
}

/// Selects a measured quantity.
pub(crate) type Quantity = fn(&Usage) -> f64;

/// Elapsed time in seconds.
pub(crate) const WALL: Quantity = |usage| usage.wall.as_secs_f64();

/// CPU time in seconds.
pub(crate) const CPU: Quantity = |usage| usage.cpu.as_secs_f64();

/// Runs a command, discards its standard output, and shows its standard error.
///
/// # Errors
///
/// Fails if the command can't be run or exits with an error.
pub(crate) fn measured(command: &mut Command) -> Result<Usage, SpeedError> {
    let (usage, status) = run(command.stdout(Stdio::null()))?;
    if status.success() {
        Ok(usage)
    } else {
        Err(SpeedError::Failed { command: Shown(command).to_string(), status })
    }
}

/// Runs a command, and returns its exit status.
///
/// # Errors
///
/// Fails if the command can't be run.
pub(crate) fn run(command: &mut Command) -> Result<(Usage, ExitStatus), SpeedError> {
    let started = Instant::now();
    let ended = command.spawn().and_then(|mut child| child.wait4());
    let wall = started.elapsed();
    let used =
        ended.map_err(|cause| SpeedError::NotRun { command: Shown(command).to_string(), cause })?;
    let (cpu, peak_memory) = (used.rusage.utime + used.rusage.stime, used.rusage.maxrss);
    Ok((Usage { wall, cpu, peak_memory }, used.status))
}

/// Formats a command as in a shell.
struct Shown<'c>(&'c Command);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.get_program().display())?;
        self.0.get_args().try_for_each(|argument| write!(f, " {}", argument.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_a_process() {
        let usage = measured(Command::new("cargo").arg("--version")).expect("cargo runs");
        assert!(usage.wall > Duration::ZERO && usage.peak_memory > 1024 * 1024, "{usage:?}");
        assert!(usage.cpu > Duration::ZERO, "{usage:?}");
    }

    #[test]
    fn errors_name_the_command() {
        let error =
            measured(Command::new("cargo").args(["no-such-command"])).expect_err("an error");
        assert!(error.to_string().starts_with("`cargo no-such-command` failed"), "{error}");
        let error = measured(&mut Command::new("no-such-program")).expect_err("an error");
        assert!(error.to_string().starts_with("can't run `no-such-program`"), "{error}");
    }
}
