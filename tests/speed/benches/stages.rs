//! Benchmarks for each stage of the generator with the project's model: `cargo bench --package speed`.
//!
//! The package `speed` measures a complete run of the process.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fs, io};

use criterion::Criterion;
use smithy_client_codegen::model::Model;
use smithy_client_codegen::plan::Plan;
use smithy_client_codegen::render::render;
use smithy_client_codegen::{Options, RuntimeDependency};

fn main() -> Result<(), Box<dyn Error>> {
    let mut criterion = Criterion::default().configure_from_args();
    stages(&mut criterion)?;
    criterion.final_summary();
    Ok(())
}

/// Runs each stage on the result of the previous one.
fn stages(criterion: &mut Criterion) -> Result<(), Box<dyn Error>> {
    let path = model()?;
    let text = fs::read_to_string(&path)?;
    criterion.bench_function("read", |b| b.iter(|| Model::parse("model.json", &text)));

    let model = Model::parse("model.json", &text)?;
    let closure = model.service(None)?;
    let options = options();
    criterion.bench_function("plan", |b| b.iter(|| Plan::new(&model, &closure, &options)));

    let plan = Plan::new(&model, &closure, &options)?;
    criterion.bench_function("render", |b| b.iter(|| render(&plan, &options)));

    let files = render(&plan, &options);
    let folder = tempfile::tempdir()?;
    files.compare(folder.path())?.apply()?;
    criterion.bench_function("compare", |b| b.iter(|| files.compare(folder.path())));
    Ok(())
}

/// Returns the path of the only model in the project's model folder.
fn model() -> io::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../model");
    let entries = fs::read_dir(folder)?;
    let is_model = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
    entries
        .flatten()
        .map(|entry| entry.path())
        .find(is_model)
        .ok_or_else(|| io::ErrorKind::NotFound.into())
}

fn options() -> Options {
    Options {
        runtime: RuntimeDependency::Path("../runtime".into()),
        detached: false,
        model_name: "model.json".to_owned(),
        crate_name: None,
        crate_version: "0.1.0".to_owned(),
        protocol: None,
    }
}
