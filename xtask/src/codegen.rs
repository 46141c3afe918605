//! `cargo xtask codegen`.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;
use semver::Version;
use smithy_client_codegen::model::{Model, Problems, ReadError};
use smithy_client_codegen::output::{Comparison, FileChange, OutputError, Summary};
use smithy_client_codegen::plan::Plan;
use smithy_client_codegen::release::{FIRST_VERSION, Release, ReleaseError};
use smithy_client_codegen::render::render;
use smithy_client_codegen::{Generated, Options, RuntimeDependency, plan_supported};

use crate::failure::Failure;
use crate::problems;
use crate::terminal::{Terminal, and_warnings, colored_diff, counted, folder_name};
use crate::workspace::{Workspace, WorkspaceError};

/// Notes below the options of `--help`.
const NOTES: &str = "\
Examples:
  cargo xtask codegen
      generates the crate in generated/ from the model in model/
  cargo xtask codegen --check
      prints the differences and fails if generated/ is not up to date
  cargo xtask codegen --model other.json --service com.example#Other --out ../other
      generates a crate for one service of another model
  cargo xtask codegen --operations ListRelationships,GetRelationship --out ../lean
      generates a crate with two operations and the shapes they use

The version of the crate of the model in model/ is set in model/release.toml; other crates have
version 0.1.0.";

/// Arguments of `cargo xtask codegen`.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub(crate) struct Arguments {
    /// The Smithy JSON model [default: the model in `model/`].
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// The service to generate, by shape ID or name [default: the only service of the model].
    #[arg(long, value_name = "SHAPE_ID")]
    service: Option<String>,

    /// Generate only these operations, by shape ID or name, and the shapes they use.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    operations: Option<Vec<String>>,

    /// The protocol, by shape ID or name [default: the one of the service's protocols that Smithy prefers].
    #[arg(long, value_name = "NAME")]
    protocol: Option<String>,

    /// Skip unsupported operations, with a warning that names the reason for each.
    #[arg(long)]
    skip_unsupported: bool,

    /// The folder of the crate [default: `generated/`].
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Write nothing: print the differences, and fail if there are any.
    #[arg(long)]
    check: bool,
}

/// An error that prevents code generation.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CodegenError {
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),
    #[error("{0}{hint}", hint = model_hint(.0))]
    Model(WorkspaceError),
    #[error(transparent)]
    Release(#[from] ReleaseError),
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Problems(#[from] Problems),
    #[error("{0}{hint}", hint = folder_hint(.0))]
    Output(#[from] OutputError),
    #[error("can't write to the standard output: {0}")]
    Print(io::Error),
}

impl From<CodegenError> for Failure {
    fn from(error: CodegenError) -> Self {
        match error {
            CodegenError::Problems(problems)
            | CodegenError::Read(ReadError::Problems(problems)) => {
                Self::Problems(problems, "nothing was written")
            }
            other => Self::Other(other.into()),
        }
    }
}

/// Returns a hint to append to an error about the workspace's model.
fn model_hint(error: &WorkspaceError) -> &'static str {
    match error {
        WorkspaceError::NoModel { .. } => "; pass one with --model FILE",
        WorkspaceError::SeveralModels { .. } => "; choose one with --model FILE",
        _ => "",
    }
}

/// Returns a hint to append to an error that another output folder would avoid.
fn folder_hint(error: &OutputError) -> &'static str {
    match error {
        OutputError::NotAFolder { .. } | OutputError::Occupied(_) | OutputError::Io { .. } => {
            ", or choose another output folder (`--out`)"
        }
        _ => "",
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<ExitCode, CodegenError> {
    let started = Instant::now();
    let workspace = Workspace::find()?;
    let out = arguments.out.clone().unwrap_or_else(|| workspace.default_out());
    let Generated { files, warnings } = generated(arguments, &workspace, &out, terminal)?;
    problems::warn(&warnings, terminal);
    let folder = folder_name(&out);
    let comparison = terminal.step(&format!("comparing with {folder}"), || files.compare(&out))?;
    if arguments.check {
        return check(arguments, &comparison, warnings.len(), &folder, terminal);
    }
    let done = format!(
        "{}{}",
        counts(write(comparison, &folder, terminal)?),
        and_warnings(warnings.len())
    );
    let took = started.elapsed().as_millis();
    let printed = terminal.summary(&format!("{folder}: {done} in {took} ms\n"));
    printed.map_err(CodegenError::Print)?;
    Ok(ExitCode::SUCCESS)
}

fn write(
    comparison: Comparison,
    folder: &str,
    terminal: &Terminal,
) -> Result<Summary, OutputError> {
    let details: Vec<String> = comparison.changes().iter().map(detail).collect();
    let summary = terminal.step(&format!("writing {folder}"), || comparison.apply())?;
    for detail in details {
        terminal.detail(&detail);
    }
    Ok(summary)
}

fn detail(change: &FileChange) -> String {
    let done = if change.new.is_some() { "wrote" } else { "removed" };
    format!("{done} {}", change.path)
}

fn counts(Summary { written, unchanged, removed }: Summary) -> String {
    format!("{written} written, {unchanged} unchanged, {removed} removed")
}

fn generated(
    arguments: &Arguments,
    workspace: &Workspace,
    out: &Path,
    terminal: &Terminal,
) -> Result<Generated, CodegenError> {
    let path = match &arguments.model {
        Some(path) => path.clone(),
        None => workspace.default_model().map_err(CodegenError::Model)?,
    };
    let model = terminal.step(&format!("reading {}", path.display()), || Model::read(&path))?;
    let mut closure = model.service(arguments.service.as_deref())?;
    if let Some(wanted) = &arguments.operations {
        closure = closure.only(&model, wanted)?;
    }
    let location = workspace.location(out)?;
    let options = Options {
        runtime: RuntimeDependency::Path(location.runtime),
        detached: location.detached,
        model_name: model.source.file_name().to_owned(),
        crate_name: None,
        crate_version: version(workspace, &path)?.to_string(),
        protocol: arguments.protocol.clone(),
    };
    let operations = counted(closure.operations.len(), "operation");
    let generating = format!("generating {operations} of {}", closure.service);
    let generate = || {
        let plan = if arguments.skip_unsupported {
            plan_supported(&model, &closure, &options)?
        } else {
            Plan::new(&model, &closure, &options)?
        };
        Ok(Generated { files: render(&plan, &options), warnings: plan.warnings })
    };
    terminal.step(&generating, generate)
}

/// Returns the version of a model's crate: the recorded version for the project's own model, even if the
/// crate is written to another folder, and the first version for other models.
fn version(workspace: &Workspace, model: &Path) -> Result<Version, CodegenError> {
    Ok(match workspace.release_of(model)? {
        Some(path) => Release::read(&path)?.version().clone(),
        None => FIRST_VERSION,
    })
}

/// Prints the differences, and fails if there are any.
fn check(
    arguments: &Arguments,
    comparison: &Comparison,
    warnings: usize,
    folder: &str,
    terminal: &Terminal,
) -> Result<ExitCode, CodegenError> {
    if comparison.is_clean() {
        let files =
            format!("{}{}", counted(comparison.unchanged(), "file"), and_warnings(warnings));
        let printed = terminal.summary(&format!("{folder}: up to date, {files}\n"));
        return printed.map(|()| ExitCode::SUCCESS).map_err(CodegenError::Print);
    }
    let printed = terminal.result(&colored_diff(&comparison.unified_diff()));
    terminal.error(&format!(
        "{folder} is not up to date, {} of its files would change; run `{}`",
        comparison.changes().len(),
        update_command(arguments)
    ));
    printed.map(|()| ExitCode::FAILURE).map_err(CodegenError::Print)
}

/// Returns the given command without `--check`.
fn update_command(arguments: &Arguments) -> String {
    let mut command = "cargo xtask codegen".to_owned();
    let options = [
        ("--model", arguments.model.as_ref().map(|path| path.display().to_string())),
        ("--service", arguments.service.clone()),
        ("--operations", arguments.operations.as_ref().map(|names| names.join(","))),
        ("--protocol", arguments.protocol.clone()),
        ("--out", arguments.out.as_ref().map(|path| path.display().to_string())),
    ];
    for (name, value) in options {
        if let Some(value) = value {
            command.push_str(&format!(" {name} {}", quoted(&value)));
        }
    }
    if arguments.skip_unsupported {
        command.push_str(" --skip-unsupported");
    }
    command
}

/// Quotes a word for a shell if necessary. The `#` in a shape ID needs no quotes.
fn quoted(word: &str) -> String {
    let is_plain = |char: char| char.is_alphanumeric() || "-_./:#=@%+,".contains(char);
    if !word.is_empty() && !word.starts_with('#') && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_suggested_command_is_quoted_for_a_shell() {
        let arguments = Arguments {
            model: Some("my model's.json".into()),
            service: Some("com.example#Other".to_owned()),
            operations: Some(vec!["One".to_owned(), "Two".to_owned()]),
            protocol: Some("restXml".to_owned()),
            skip_unsupported: true,
            out: Some("../other".into()),
            check: true,
        };
        assert_eq!(
            update_command(&arguments),
            r"cargo xtask codegen --model 'my model'\''s.json' --service com.example#Other --operations One,Two --protocol restXml --out ../other --skip-unsupported"
        );
        let none = Arguments {
            model: None,
            service: None,
            operations: None,
            protocol: None,
            skip_unsupported: false,
            out: None,
            check: true,
        };
        assert_eq!(update_command(&none), "cargo xtask codegen");
    }

    #[test]
    fn errors_suggest_another_folder_or_model() {
        let message =
            CodegenError::from(OutputError::NotAFolder { path: "out".into() }).to_string();
        assert!(message.ends_with("help: move it away, or choose another output folder (`--out`)"));
        let changed = OutputError::ChangedMeanwhile { path: "out/a".into() };
        let message = CodegenError::from(changed).to_string();
        assert!(message.ends_with("help: run the command again"), "{message}");
        let none = WorkspaceError::NoModel { folder: "model".into() };
        let message = CodegenError::Model(none).to_string();
        assert_eq!(message, "there is no model in model; pass one with --model FILE");
    }
}
