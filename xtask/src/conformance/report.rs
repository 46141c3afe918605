//! The command's output: a line for each suite, the failures, and the totals.

use std::collections::BTreeMap;
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
    /// The results of each protocol, by name.
    protocols: BTreeMap<&'static str, Counts>,
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
        Self { total: Counts::default(), protocols: BTreeMap::new(), warnings: 0, terminal }
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
        protocol: &'static str,
        results: &Results,
        skipped: &[&Skipped],
    ) -> Result<(), ConformanceError> {
        let counts = Counts {
            passed: results.passed,
            failed: results.failed.len(),
            skipped: results.skipped + skipped.iter().map(|tests| tests.count).sum::<usize>(),
        };
        self.total.add(counts);
        self.protocols.entry(protocol).or_default().add(counts);
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

    /// Reports that a service has no supported operation, and counts that as a skipped test.
    pub(super) fn unsupported(&mut self, name: &str) -> Result<(), ConformanceError> {
        self.total.skipped += 1;
        self.print(&format!("{name} skipped: no operation is supported\n"))
    }

    /// Prints the totals, of each protocol if there are several, and returns success unless a test failed.
    pub(super) fn finish(self) -> Result<ExitCode, ConformanceError> {
        let warnings = match self.warnings {
            0 => String::new(),
            warnings => format!("{}\n", counted(warnings, "warning")),
        };
        let skipped = match self.total.skipped {
            0 => String::new(),
            skipped => format!("{skipped} skipped\n"),
        };
        let rows = self.protocols.iter().filter(|_| self.protocols.len() > 1);
        let rows =
            rows.map(|(name, counts)| format!("{name}: {counts}, {} skipped\n", counts.skipped));
        let rows: String = rows.collect();
        self.print(&format!("{rows}{warnings}{skipped}{}\n", self.total))?;
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
