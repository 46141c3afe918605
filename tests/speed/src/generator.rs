//! Measures the generator: release builds of `xtask codegen --check`, with all files in the page cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;
use escargot::CargoBuild;
use measured::{Sample, Table};
use serde_json::Value;

use crate::error::SpeedError;
use crate::process::{CPU, Quantity, Usage, WALL, measured};
use crate::synthetic;
use crate::workspace;

/// The number of shapes in the synthetic model.
const SHAPES: usize = 3_300;

/// The seed of the synthetic model.
const SEED: u64 = 1;

/// Arguments of `generator`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Number of runs for each model
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
}

/// A model and the usage of its runs.
struct Measured {
    title: &'static str,
    shapes: usize,
    model: PathBuf,
    out: PathBuf,
    usages: Vec<Usage>,
}

/// Measures the generator, and returns a report.
///
/// # Errors
///
/// Fails if the generator can't be built or fails, for example because `generated/` is not up to date.
pub(crate) fn run(arguments: &Arguments) -> Result<String, SpeedError> {
    let scratch = tempfile::tempdir().map_err(SpeedError::Scratch)?;
    let xtask = xtask()?;
    let mut measured_models = [of_project()?, of_synthetic(scratch.path())?];
    for model in &measured_models {
        // Writes the crate that later runs check, and fills the page cache.
        measured(&mut model.command(&xtask))?;
    }
    for _ in 0..arguments.runs {
        for model in &mut measured_models {
            let usage = measured(model.command(&xtask).arg("--check"))?;
            model.usages.push(usage);
        }
    }
    Ok(report(&measured_models))
}

/// Builds the project's command line in release mode, and returns its path.
pub(crate) fn xtask() -> Result<PathBuf, SpeedError> {
    let build = CargoBuild::new().manifest_path(workspace::root().join("Cargo.toml"));
    let built = build.package("xtask").bin("xtask").release().run();
    let built = built.map_err(|error| SpeedError::NotBuilt(error.to_string()))?;
    Ok(built.path().to_owned())
}

fn of_project() -> Result<Measured, SpeedError> {
    let model = workspace::model()?;
    let out = workspace::root().join("generated");
    Ok(Measured { title: "project", shapes: shapes(&model)?, model, out, usages: vec![] })
}

fn of_synthetic(scratch: &Path) -> Result<Measured, SpeedError> {
    let model = scratch.join("synthetic.json");
    let text = synthetic::model(SHAPES, SEED).to_string();
    fs::write(&model, text).map_err(|cause| SpeedError::Io { path: model.clone(), cause })?;
    let out = scratch.join("crate");
    Ok(Measured { title: "synthetic", shapes: shapes(&model)?, model, out, usages: vec![] })
}

/// Returns the number of shapes in a model, without members.
fn shapes(model: &Path) -> Result<usize, SpeedError> {
    let path = model.to_owned();
    let text = fs::read(model).map_err(|cause| SpeedError::Io { path: path.clone(), cause })?;
    let json: Value =
        serde_json::from_slice(&text).map_err(|cause| SpeedError::NoModel { path, cause })?;
    Ok(json["shapes"].as_object().map_or(0, |shapes| shapes.len()))
}

impl Measured {
    fn command(&self, xtask: &Path) -> Command {
        let mut command = Command::new(xtask);
        command.current_dir(workspace::root()).arg("codegen");
        command.arg("--model").arg(&self.model).arg("--out").arg(&self.out);
        command
    }

    fn sample(&self, of: impl Fn(&Usage) -> f64) -> Option<Sample> {
        Sample::new(self.usages.iter().map(of))
    }

    /// Returns a time in milliseconds.
    fn time(&self, of: Quantity) -> Option<Sample> {
        self.sample(|usage| of(usage) * 1e3)
    }

    /// Returns the median time per shape in milliseconds.
    fn per_shape(&self, of: Quantity) -> Option<f64> {
        Some(self.time(of)?.median() / self.shapes as f64)
    }

    /// Returns the peak memory of all runs in MiB.
    fn memory(&self) -> Option<f64> {
        Some(self.sample(|usage| usage.peak_memory as f64)?.max() / f64::from(1 << 20))
    }

    /// Returns the cells of the model's row, in the order of [`HEAD`].
    fn cells(&self) -> Option<[String; 6]> {
        Some([
            self.title.to_owned(),
            self.shapes.to_string(),
            self.time(WALL)?.to_string(),
            self.time(CPU)?.to_string(),
            format!("{:.3}", self.per_shape(CPU)?),
            format!("{:.0}", self.memory()?),
        ])
    }
}

/// The columns of the table.
const HEAD: &[&str] =
    &["model", "shapes", "wall, ms", "CPU, ms", "CPU per shape, ms", "peak memory, MiB"];

fn report(models: &[Measured; 2]) -> String {
    let mut table = Table::new(HEAD);
    models.iter().filter_map(Measured::cells).for_each(|cells| table.row(cells));
    format!("{table}\n{}", ratios(models))
}

/// Compares the times per shape.
fn ratios([project, synthetic]: &[Measured; 2]) -> String {
    let ratio = |of| Some(synthetic.per_shape(of)? / project.per_shape(of)?);
    let named = |(name, of)| Some(format!("{:.2}× ({name})", ratio(of)?));
    let ratios: Vec<String> =
        [("wall", WALL), ("CPU", CPU)].into_iter().filter_map(named).collect();
    format!(
        "Time per shape of the synthetic model, relative to the project's model: {}\n",
        ratios.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn compares_times_per_shape() {
        let took = |milliseconds| Usage {
            wall: Duration::from_millis(milliseconds),
            cpu: Duration::from_millis(2 * milliseconds),
            peak_memory: 3 << 20,
        };
        let model = |title, shapes, usages| Measured {
            title,
            shapes,
            model: PathBuf::new(),
            out: PathBuf::new(),
            usages,
        };
        let models = [
            model("project", 10, vec![took(20), took(10), took(30)]),
            model("synthetic", 100, vec![took(300)]),
        ];
        assert_eq!(
            report(&models),
            "\
| model | shapes | wall, ms | CPU, ms | CPU per shape, ms | peak memory, MiB |
| --- | --- | --- | --- | --- | --- |
| project | 10 | 20.0 (15.0–25.0) | 40.0 (30.0–50.0) | 4.000 | 3 |
| synthetic | 100 | 300.0 | 600.0 | 6.000 | 3 |

Time per shape of the synthetic model, relative to the project's model: 1.50× (wall), 1.50× (CPU)
"
        );
    }

    #[test]
    fn counts_the_shapes_of_the_projects_model() {
        assert!(of_project().expect("a model").shapes > 100);
    }
}
