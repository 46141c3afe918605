//! `cargo xtask update`.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use smithy_client_codegen::RuntimeDependency;
use smithy_client_codegen::output::{OutputError, Summary};
use smithy_client_codegen::release::{FILE_NAME, RevisionName};
use smithy_client_codegen::update::{Request, Update, UpdateError};

use crate::failure::Failure;
use crate::problems;
use crate::terminal::{Terminal, and_warnings, folder_name};
use crate::workspace::{Workspace, WorkspaceError};

/// Notes below the options of `--help`.
const NOTES: &str = "\
This command makes all of these changes, or none:
  - archives the current model as model/revisions/NAME.json
  - replaces it with FILE, under the same file name
  - sets the version and the revision in model/release.toml
  - regenerates generated/ from the new model
  - adds an entry to generated/CHANGELOG.md

If FILE equals the current model, except for its layout, nothing changes.

Examples:
  cargo xtask update ~/downloads/new.json --dry-run
      prints what would change
  cargo xtask update ~/downloads/new.json --published 2026-05-12";

/// Arguments of `cargo xtask update`.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub(crate) struct Arguments {
    /// The new Smithy JSON model.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The name to archive the current model under [default: its `revision` in `model/release.toml`].
    #[arg(long, value_name = "NAME")]
    revision: Option<RevisionName>,

    /// The publication date of the new model, or another name for it [default: today's date in UTC].
    #[arg(long, value_name = "NAME")]
    published: Option<RevisionName>,

    /// Write nothing: print what would be done.
    #[arg(long)]
    dry_run: bool,
}

/// An error that prevents the update.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UpdateCommandError {
    #[error("{0}{help}", help = help(.0))]
    Workspace(#[from] WorkspaceError),
    #[error(transparent)]
    Update(#[from] UpdateError),
    #[error(transparent)]
    Output(#[from] OutputError),
    #[error("can't write to the standard output: {0}; nothing was written")]
    Print(#[from] io::Error),
}

impl From<UpdateCommandError> for Failure {
    fn from(error: UpdateCommandError) -> Self {
        match error {
            UpdateCommandError::Update(UpdateError::Problems(problems)) => {
                Self::Problems(problems, "nothing was written")
            }
            other => Self::Other(other.into()),
        }
    }
}

fn help(error: &WorkspaceError) -> &'static str {
    match error {
        WorkspaceError::NoModel { .. } => "\n  help: put the model of generated/ there",
        WorkspaceError::SeveralModels { .. } => {
            "\n  help: leave only the model of generated/ there"
        }
        _ => "",
    }
}

/// Runs the command.
pub(crate) fn run(
    arguments: &Arguments,
    terminal: &Terminal,
) -> Result<ExitCode, UpdateCommandError> {
    let workspace = Workspace::find()?;
    let request = request(arguments, &workspace)?;
    let preparing = format!("comparing {} with the current model", request.file.display());
    let Some(update) = terminal.step(&preparing, || Update::prepare(&request))? else {
        terminal.summary(&in_place(&request))?;
        return Ok(ExitCode::SUCCESS);
    };
    problems::warn(&update.warnings, terminal);
    terminal.result(&update.report.text())?;
    let effects = effects(&request, &update, arguments.dry_run);
    if arguments.dry_run {
        terminal.result(&format!("\n{effects}"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let next = next_steps(update.files.removed > 0);
    terminal.step("writing", || update.transaction.apply())?;
    // The update is complete, even if standard output is closed.
    terminal.summary(&format!("\n{effects}\n{next}")).ok();
    Ok(ExitCode::SUCCESS)
}

fn request(arguments: &Arguments, workspace: &Workspace) -> Result<Request, WorkspaceError> {
    let crate_folder = workspace.default_out();
    Ok(Request {
        file: arguments.file.clone(),
        model: workspace.default_model()?,
        runtime: RuntimeDependency::Path(workspace.location(&crate_folder)?.runtime),
        crate_folder,
        archive: arguments.revision.clone(),
        published: arguments.published.clone().unwrap_or_else(RevisionName::today),
    })
}

fn in_place(request: &Request) -> String {
    let (file, model) = (request.file.display(), request.model.display());
    format!("{file} is already in place, as {model}: nothing to do\n")
}

/// Lists the effects of the update, one line for each group of files.
fn effects(request: &Request, update: &Update, dry_run: bool) -> String {
    let verb =
        |base: &str, past: &str| if dry_run { format!("would {base}") } else { past.to_owned() };
    let (model, archive) = (request.model.display(), update.archive.display());
    let Summary { written, unchanged, removed } = update.files;
    let mut lines = vec![
        format!("{} {model} as {archive}", verb("archive", "archived")),
        format!("{} {} in place, as {model}", verb("put", "put"), request.file.display()),
        format!("{} {}", verb("set", "set"), recorded(request, update)),
        format!(
            "{} {}: {written} written, {unchanged} unchanged, {removed} removed{}",
            verb("renew", "renewed"),
            folder_name(&request.crate_folder),
            and_warnings(update.warnings.len()),
        ),
    ];
    if let Some(changelog) = &update.changelog {
        lines.push(format!("{} an entry to {}", verb("add", "added"), changelog.display()));
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Describes the changes to `release.toml`.
fn recorded(request: &Request, update: &Update) -> String {
    let file = request.model.with_file_name(FILE_NAME);
    let (file, revision) = (file.display(), &request.published);
    let (old, new) = (update.release.version(), &update.version);
    if old == new {
        format!("the revision {revision} in {file}; the version stays {old}")
    } else {
        format!("the version {new}, after {old}, and the revision {revision} in {file}")
    }
}

/// Lists the remaining steps for the user.
fn next_steps(removed: bool) -> String {
    let stale = if removed { ", and delete those of removed files" } else { "" };
    format!(
        "\
next:
  1. review the changes: `git diff`
    2. update the snapshots: `INSTA_FORCE_PASS=1 cargo test -p tests --test snapshots`, then
       `cargo insta review` (without that tool: `INSTA_UPDATE=always cargo test -p tests --test snapshots`){stale}
  3. run `cargo test`, which also updates the version in Cargo.lock
  4. commit
"
    )
}
