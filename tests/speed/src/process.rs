//! Running a command, and what it takes.

use std::fmt;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

use crate::error::SpeedError;

/// What a process and those that it started and waited for have taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Usage {
    /// The time on the clock.
    pub(crate) wall: Duration,
    /// The time of processors, in the program and in the kernel.
    pub(crate) cpu: Duration,
    /// The most memory that a process had at once, in bytes.
    pub(crate) peak_memory: u64,
}

/// What gives a number to compare.
pub(crate) type Quantity = fn(&Usage) -> f64;

/// The time on the clock, in seconds.
pub(crate) const WALL: Quantity = |usage| usage.wall.as_secs_f64();

/// The time of processors, in seconds.
pub(crate) const CPU: Quantity = |usage| usage.cpu.as_secs_f64();

/// Runs a command whose output nobody wants; what it says of errors is shown.
///
/// # Errors
///
/// It can't be run, or fails.
pub(crate) fn measured(command: &mut Command) -> Result<Usage, SpeedError> {
    let (usage, status) = run(command.stdout(Stdio::null()))?;
    if status.success() {
        Ok(usage)
    } else {
        Err(SpeedError::Failed { command: Shown(command).to_string(), status })
    }
}

/// Runs a command to its end, be it a good one or not.
///
/// # Errors
///
/// It can't be run.
pub(crate) fn run(command: &mut Command) -> Result<(Usage, ExitStatus), SpeedError> {
    let started = Instant::now();
    let ended = command.spawn().and_then(|mut child| child.wait4());
    let wall = started.elapsed();
    let used =
        ended.map_err(|cause| SpeedError::NotRun { command: Shown(command).to_string(), cause })?;
    let (cpu, peak_memory) = (used.rusage.utime + used.rusage.stime, used.rusage.maxrss);
    Ok((Usage { wall, cpu, peak_memory }, used.status))
}

/// A command as one would write it.
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
    fn what_a_process_takes_is_known() {
        let usage = measured(Command::new("cargo").arg("--version")).expect("it runs");
        assert!(usage.wall > Duration::ZERO && usage.peak_memory > 1024 * 1024, "{usage:?}");
        assert!(usage.cpu > Duration::ZERO, "{usage:?}");
    }

    #[test]
    fn a_command_that_fails_is_named() {
        let error = measured(Command::new("cargo").args(["no-such-command"])).expect_err("no such");
        assert!(error.to_string().starts_with("`cargo no-such-command` failed"), "{error}");
        let error = measured(&mut Command::new("no-such-program")).expect_err("no such");
        assert!(error.to_string().starts_with("can't run `no-such-program`"), "{error}");
    }
}
