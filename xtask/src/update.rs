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

/// What stands below the options of `--help`.
const NOTES: &str = "\
What it does, all or nothing:
  - archives the model in place as model/revisions/NAME.json
  - puts FILE in its place, by the name that the file there has
  - sets the version and the revision in model/release.toml
  - writes generated/ from the new model
  - adds an entry to generated/CHANGELOG.md

A FILE that is already in place, or differs from it in layout only, changes nothing.

Examples:
  cargo xtask update ~/downloads/new.json --dry-run
      says what would change
  cargo xtask update ~/downloads/new.json --published 2026-05-12";

/// What `cargo xtask update` takes.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub(crate) struct Arguments {
    /// The new Smithy JSON model.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The name to archive the model in place by; by default, its `revision` in `model/release.toml`.
    #[arg(long, value_name = "NAME")]
    revision: Option<RevisionName>,

    /// When the new model was published, or another name for it; by default, today's date in UTC.
    #[arg(long, value_name = "NAME")]
    published: Option<RevisionName>,

    /// Write nothing; say what would be done.
    #[arg(long)]
    dry_run: bool,
}

/// Why nothing was updated.
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
        WorkspaceError::NoModel { .. } => {
            "\n  help: put the model there that generated/ was made from"
        }
        WorkspaceError::SeveralModels { .. } => {
            "\n  help: leave only the one there that generated/ was made from"
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
    let preparing = format!("comparing {} with what is in place", request.file.display());
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
    // The update is made, even if nobody reads this any more.
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

/// What is done, or would be: a line for each group of files.
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

/// What is set in `release.toml`.
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

/// What is left to people.
fn next_steps(removed: bool) -> String {
    let stale = if removed { ", and remove those of files that are gone" } else { "" };
    format!(
        "\
next:
  1. review the changes: `git diff`
  2. renew the snapshots: `INSTA_FORCE_PASS=1 cargo test -p tests --test snapshots`, then
     `cargo insta review` (without that tool: `INSTA_UPDATE=always cargo test -p tests --test snapshots`){stale}
  3. `cargo test`, which brings the version to Cargo.lock too
  4. commit
"
    )
}
