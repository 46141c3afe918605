//! `cargo xtask codegen`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;
use smithy_client_codegen::model::{Model, Problems, ReadError};
use smithy_client_codegen::output::{Comparison, CrateFiles, OutputError};
use smithy_client_codegen::{Options, RuntimeDependency, generate};

use crate::workspace::{Workspace, WorkspaceError};

/// Examples, below the options of `--help`.
const EXAMPLES: &str = "\
Examples:
  cargo xtask codegen
      writes generated/ from the model in model/
  cargo xtask codegen --check
      prints what would change, and fails if anything would
  cargo xtask codegen --model other.json --service com.example#Other --out ../other
      writes a crate for one service of another model";

/// What `cargo xtask codegen` takes.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The Smithy JSON model; by default, the one in `model/`.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// The service to generate, by id or name; by default, the only one of the model.
    #[arg(long, value_name = "SHAPE_ID")]
    service: Option<String>,

    /// The folder of the crate; by default, `generated/`.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Write nothing; print what would change, and fail if anything would.
    #[arg(long)]
    check: bool,
}

/// Why nothing was generated.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CodegenError {
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),
    #[error(transparent)]
    Read(ReadError),
    #[error("{problems}\nerror: {count} in {name}; nothing was written", count = count(.problems), name = .problems.source().name())]
    Problems { problems: Problems },
    #[error(transparent)]
    Output(#[from] OutputError),
}

impl From<Problems> for CodegenError {
    fn from(problems: Problems) -> Self {
        Self::Problems { problems }
    }
}

impl From<ReadError> for CodegenError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Problems(problems) => problems.into(),
            other => Self::Read(other),
        }
    }
}

fn count(problems: &Problems) -> String {
    match problems.iter().len() {
        1 => "1 problem".to_owned(),
        count => format!("{count} problems"),
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, CodegenError> {
    let started = Instant::now();
    let workspace = Workspace::find()?;
    let out = arguments.out.clone().unwrap_or_else(|| workspace.default_out());
    let files = files(arguments, &workspace, &out)?;
    let comparison = files.compare(&out)?;
    if arguments.check {
        return Ok(check(arguments, &comparison, &out));
    }
    let summary = comparison.apply()?;
    println!(
        "{}: {} written, {} unchanged, {} removed in {} ms",
        out.display(),
        summary.written,
        summary.unchanged,
        summary.removed,
        started.elapsed().as_millis()
    );
    Ok(ExitCode::SUCCESS)
}

fn files(
    arguments: &Arguments,
    workspace: &Workspace,
    out: &Path,
) -> Result<CrateFiles, CodegenError> {
    let path = match &arguments.model {
        Some(path) => path.clone(),
        None => workspace.default_model()?,
    };
    let model = Model::read(&path)?;
    let closure = model.service(arguments.service.as_deref())?;
    let location = workspace.location(out)?;
    let options = Options {
        runtime: RuntimeDependency::Path(location.runtime),
        detached: location.detached,
        model_name: model.source.file_name().to_owned(),
        crate_name: None,
        crate_version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    Ok(generate(&model, &closure, &options)?)
}

/// Reports what would change.
fn check(arguments: &Arguments, comparison: &Comparison, out: &Path) -> ExitCode {
    if comparison.is_clean() {
        println!("{}: up to date, {} files", out.display(), comparison.unchanged());
        return ExitCode::SUCCESS;
    }
    print!("{}", comparison.unified_diff());
    eprintln!(
        "error: {} is not up to date, {} of its files would change; `{}` mends it",
        out.display(),
        comparison.changes().len(),
        mending_command(arguments)
    );
    ExitCode::FAILURE
}

/// The command that was given, without `--check`.
fn mending_command(arguments: &Arguments) -> String {
    let mut command = "cargo xtask codegen".to_owned();
    let options = [
        ("--model", arguments.model.as_ref().map(|path| path.display().to_string())),
        ("--service", arguments.service.clone()),
        ("--out", arguments.out.as_ref().map(|path| path.display().to_string())),
    ];
    for (name, value) in options {
        if let Some(value) = value {
            command.push_str(&format!(" {name} {value}"));
        }
    }
    command
}
