//! The generator: processes of `xtask codegen --check`, built in release, with all files in the cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;
use escargot::CargoBuild;
use serde_json::Value;

use crate::error::SpeedError;
use crate::made;
use crate::process::{Usage, measured};
use crate::sample::Sample;
use crate::table::Table;
use crate::workspace;

/// How many shapes the made model has.
const SHAPES: usize = 3_300;

/// What the made model grows from.
const SEED: u64 = 1;

/// What `generator` takes.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How often each model is generated.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
}

/// A model, and what its runs took.
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
/// The generator can't be built, or fails: the crate in `generated/` may not be up to date.
pub(crate) fn run(arguments: &Arguments) -> Result<String, SpeedError> {
    let scratch = tempfile::tempdir().map_err(SpeedError::Scratch)?;
    let xtask = xtask()?;
    let mut measured_models = [of_project()?, of_made(scratch.path())?];
    for model in &measured_models {
        // Writes what is checked from here on, and fills the cache.
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

/// The command line of the project, built in release.
fn xtask() -> Result<PathBuf, SpeedError> {
    let build = CargoBuild::new().manifest_path(workspace::root().join("Cargo.toml"));
    let built = build.package("xtask").bin("xtask").release().run();
    let built = built.map_err(|error| SpeedError::NotBuilt(error.to_string()))?;
    Ok(built.path().to_owned())
}

fn of_project() -> Result<Measured, SpeedError> {
    let model = workspace::model()?;
    let out = workspace::root().join("generated");
    Ok(Measured { title: "of the project", shapes: shapes(&model)?, model, out, usages: vec![] })
}

fn of_made(scratch: &Path) -> Result<Measured, SpeedError> {
    let model = scratch.join("made.json");
    let text = made::model(SHAPES, SEED).to_string();
    fs::write(&model, text).map_err(|cause| SpeedError::Io { path: model.clone(), cause })?;
    let out = scratch.join("crate");
    Ok(Measured { title: "made", shapes: shapes(&model)?, model, out, usages: vec![] })
}

/// How many shapes a model has, without their members.
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
}

/// Quantities, each with its name.
const QUANTITIES: [(&str, fn(&Usage) -> f64); 2] = [
    ("wall", |usage| usage.wall.as_secs_f64() * 1e3),
    ("CPU", |usage| usage.cpu.as_secs_f64() * 1e3),
];

fn report(models: &[Measured; 2]) -> String {
    let mut table = Table::new(&[
        "model",
        "shapes",
        "wall, ms",
        "CPU, ms",
        "CPU per shape, ms",
        "peak memory, MiB",
    ]);
    for model in models {
        let shown =
            |of: fn(&Usage) -> f64| model.sample(of).map_or("".to_owned(), |it| it.to_string());
        let memory = model.sample(|usage| usage.peak_memory as f64 / f64::from(1 << 20));
        table.row([
            model.title.to_owned(),
            model.shapes.to_string(),
            shown(QUANTITIES[0].1),
            shown(QUANTITIES[1].1),
            per_shape(model, QUANTITIES[1].1).map_or("".to_owned(), |time| format!("{time:.3}")),
            memory.map_or("".to_owned(), |memory| format!("{:.0}", memory.max())),
        ]);
    }
    format!("{table}\n{}", ratios(models))
}

/// The median for each shape.
fn per_shape(model: &Measured, of: fn(&Usage) -> f64) -> Option<f64> {
    Some(model.sample(of)?.median() / model.shapes as f64)
}

/// How the times per shape compare.
fn ratios([project, made]: &[Measured; 2]) -> String {
    let ratio = |of| Some(per_shape(made, of)? / per_shape(project, of)?);
    let of = |(name, of): (&str, _)| Some(format!("{:.2}× ({name})", ratio(of)?));
    let ratios: Vec<String> = QUANTITIES.into_iter().filter_map(of).collect();
    format!(
        "Time per shape of the made model, against that of the project: {}\n",
        ratios.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn times_per_shape_are_compared() {
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
            model("of the project", 10, vec![took(20), took(10), took(30)]),
            model("made", 100, vec![took(300)]),
        ];
        assert_eq!(
            report(&models),
            "\
| model | shapes | wall, ms | CPU, ms | CPU per shape, ms | peak memory, MiB |
| --- | --- | --- | --- | --- | --- |
| of the project | 10 | 20.0 (15.0–25.0) | 40.0 (30.0–50.0) | 4.000 | 3 |
| made | 100 | 300.0 | 600.0 | 6.000 | 3 |

Time per shape of the made model, against that of the project: 1.50× (wall), 1.50× (CPU)
"
        );
    }

    #[test]
    fn the_shapes_of_the_project_are_counted() {
        assert!(of_project().expect("a model").shapes > 100);
    }
}
