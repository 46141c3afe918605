//! The command's output: a line for each suite, the failures, and the totals.

use std::fmt;
use std::process::ExitCode;

use smithy_client_codegen::model::Warnings;

use super::crates::Skipped;
use super::error::ConformanceError;
use super::libtest::Results;
use crate::failure::Failure;
use crate::problems;
use crate::terminal::{Terminal, counted};

/// Prints results and counts them.
#[derive(Debug)]
pub(super) struct Report<'a> {
    total: Counts,
    /// The number of warnings.
    warnings: usize,
    terminal: &'a Terminal,
}

/// Numbers of tests by result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl<'a> Report<'a> {
    /// Creates a report without results.
    pub(super) fn new(terminal: &'a Terminal) -> Self {
        Self { total: Counts::default(), warnings: 0, terminal }
    }

    /// Prints warnings about parts of a service that its crate omits.
    pub(super) fn warn(&mut self, warnings: &Warnings) {
        self.warnings += warnings.len();
        problems::warn(warnings, self.terminal);
    }

    /// Prints the results of a suite, and the tests of the model that it does not contain.
    pub(super) fn suite(
        &mut self,
        name: &str,
        results: &Results,
        skipped: &[&Skipped],
    ) -> Result<(), ConformanceError> {
        let counts = Counts {
            passed: results.passed,
            failed: results.failed.len(),
            skipped: results.skipped + skipped.iter().map(|tests| tests.count).sum::<usize>(),
        };
        self.total.add(counts);
        let mut lines = format!("{name}: {counts}, {} skipped\n", counts.skipped);
        for Skipped { tests, reason, .. } in skipped {
            lines.push_str(&format!("  {tests} skipped: {reason}\n"));
        }
        for failure in &results.failed {
            let output = failure.output.replace('\n', "\n    ");
            lines.push_str(&format!("  {} failed:\n    {output}\n", failure.test));
        }
        self.print(&lines)
    }

    /// Reports that a model or service can't be tested, and counts that as a failed test.
    pub(super) fn broken(&mut self, name: &str, failure: &Failure) {
        self.total.failed += 1;
        self.terminal.error(&format!("{name} can't be tested"));
        failure.report(self.terminal);
    }

    /// Prints the totals, and returns success unless a test failed.
    pub(super) fn finish(self) -> Result<ExitCode, ConformanceError> {
        let warnings = match self.warnings {
            0 => String::new(),
            warnings => format!("{}\n", counted(warnings, "warning")),
        };
        let skipped = match self.total.skipped {
            0 => String::new(),
            skipped => format!("{skipped} skipped\n"),
        };
        self.print(&format!("{warnings}{skipped}{}\n", self.total))?;
        Ok(if self.total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn print(&self, text: &str) -> Result<(), ConformanceError> {
        self.terminal.result(text).map_err(ConformanceError::Print)
    }
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}
