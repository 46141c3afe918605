//! How the generator's time grows with the number of one thing in a model.
//!
//! Each model is generated with some number of things and with four times as many. In proportion, the time is
//! four times as long; if each thing is compared with each other, 16 times.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use clap::Args;
use measured::Table;

use crate::error::SpeedError;
use crate::generator::xtask;
use crate::made::odd::{MODELS, Make};
use crate::process::{CPU, run};
use crate::workspace;

/// What `growth` takes.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How many things the smaller model has.
    #[arg(long, default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..))]
    number: u32,
    /// How often each model is generated; the least time counts.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
}

/// Measures how the generator's time grows, and returns a report.
///
/// # Errors
///
/// The generator can't be built or run.
pub(crate) fn report(arguments: &Arguments) -> Result<String, SpeedError> {
    let scratch = tempfile::tempdir().map_err(SpeedError::Scratch)?;
    let generator = Generator { xtask: &xtask()?, scratch: scratch.path(), runs: arguments.runs };
    let number = arguments.number as usize;
    let head = [format!("{number}, ms"), format!("{}, ms", 4 * number)];
    let mut table = Table::new(&["many", &head[0], &head[1], "ratio"]);
    for (what, make) in MODELS {
        // A process takes some time whatever it reads.
        let start = generator.time(*make, 1)?;
        let [small, large] = [generator.time(*make, number)?, generator.time(*make, 4 * number)?];
        let ratio = (large - start) / (small - start).max(1.0);
        table.row([
            (*what).to_owned(),
            format!("{small:.0}"),
            format!("{large:.0}"),
            format!("{ratio:.1}"),
        ]);
    }
    Ok(table.to_string())
}

/// The command line, and where it works.
struct Generator<'a> {
    xtask: &'a Path,
    scratch: &'a Path,
    runs: u32,
}

impl Generator<'_> {
    /// The CPU time in milliseconds that a model takes, with everything that is wrong with it.
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
