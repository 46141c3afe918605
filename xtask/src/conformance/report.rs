//! What the command prints: a line for each suite as it ends, what failed, and the sum.

use std::fmt;
use std::process::ExitCode;

use smithy_client_codegen::model::Warnings;

use super::ConformanceError;
use super::crates::Skipped;
use super::libtest::Results;
use crate::failure::Failure;
use crate::problems;
use crate::terminal::{Terminal, counted};

/// What has been tested so far.
#[derive(Debug)]
pub(super) struct Report<'a> {
    sum: Counts,
    /// How many warnings there were.
    warnings: usize,
    terminal: &'a Terminal,
}

/// How many tests ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl<'a> Report<'a> {
    /// No results yet.
    pub(super) fn new(terminal: &'a Terminal) -> Self {
        Self { sum: Counts::default(), warnings: 0, terminal }
    }

    /// Reports what of a service is not in its crate.
    pub(super) fn warn(&mut self, warnings: &Warnings) {
        self.warnings += warnings.len();
        problems::warn(warnings, self.terminal);
    }

    /// Reports how the tests of a suite ended, and which of the model's were not among them.
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
        self.sum.add(counts);
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

    /// Reports that something could not be tested, which counts as a test that failed.
    pub(super) fn broken(&mut self, name: &str, failure: &Failure) {
        self.sum.failed += 1;
        self.terminal.error(&format!("{name} can't be tested"));
        failure.report(self.terminal);
    }

    /// Prints the sum, and says whether all is well. Nothing is where there was nothing to test.
    pub(super) fn finish(self) -> Result<ExitCode, ConformanceError> {
        let warnings = match self.warnings {
            0 => String::new(),
            warnings => format!("{}\n", counted(warnings, "warning")),
        };
        let skipped = match self.sum.skipped {
            0 => String::new(),
            skipped => format!("{skipped} skipped\n"),
        };
        self.print(&format!("{warnings}{skipped}{}\n", self.sum))?;
        Ok(if self.sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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
