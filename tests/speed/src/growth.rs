//! Measures how the generator's time grows with the number of items of one kind in a model.
//!
//! Generates each model with a number of items, and with four times that number. Linear time grows by a factor
//! of 4; comparing each item with every other grows by a factor of 16.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use clap::Args;
use measured::Table;

use crate::error::SpeedError;
use crate::generator::xtask;
use crate::process::{CPU, run};
use crate::synthetic::growing::{MODELS, Make};
use crate::workspace;

/// Arguments of `growth`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Number of items in the smaller model
    #[arg(long, default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..))]
    number: u32,
    /// Number of runs for each model; the report uses the shortest time
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
}

/// Measures how the generator's time grows, and returns a report.
///
/// # Errors
///
/// Fails if the generator can't be built or run.
pub(crate) fn report(arguments: &Arguments) -> Result<String, SpeedError> {
    let scratch = tempfile::tempdir().map_err(SpeedError::Scratch)?;
    let generator = Generator { xtask: &xtask()?, scratch: scratch.path(), runs: arguments.runs };
    let number = arguments.number as usize;
    let head = [format!("{number}, ms"), format!("{}, ms", 4 * number)];
    let mut table = Table::new(&["many", &head[0], &head[1], "ratio"]);
    for (kind, make) in MODELS {
        // The time to start a process is subtracted.
        let start = generator.time(*make, 1)?;
        let [small, large] = [generator.time(*make, number)?, generator.time(*make, 4 * number)?];
        let ratio = (large - start) / (small - start).max(1.0);
        table.row([
            (*kind).to_owned(),
            format!("{small:.0}"),
            format!("{large:.0}"),
            format!("{ratio:.1}"),
        ]);
    }
    Ok(table.to_string())
}

/// The command line and its folders.
struct Generator<'a> {
    xtask: &'a Path,
    scratch: &'a Path,
    runs: u32,
}

impl Generator<'_> {
    /// Returns the CPU time in milliseconds to process a model, including its problems.
    fn time(&self, make: Make, number: usize) -> Result<f64, SpeedError> {
        let model = self.scratch.join("model.json");
        let text = make(number).to_string();
        fs::write(&model, text).map_err(|cause| SpeedError::Io { path: model.clone(), cause })?;
        let mut times = Vec::new();
        for _ in 0..self.runs {
            let out = tempfile::tempdir_in(self.scratch).map_err(SpeedError::Scratch)?;
            let mut command = Command::new(self.xtask);
            command.current_dir(workspace::root()).args(["codegen", "--skip-unsupported"]);
            command.arg("--model").arg(&model).arg("--out").arg(out.path().join("crate"));
            let (usage, _) = run(command.stdout(Stdio::null()).stderr(Stdio::null()))?;
            times.push(CPU(&usage) * 1e3);
        }
        Ok(times.into_iter().fold(f64::INFINITY, f64::min))
    }
}
