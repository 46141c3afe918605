//! `cargo xtask changes`.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use smithy_client_codegen::changes::{Report, Revision};
use smithy_client_codegen::model::{Model, Problems, ReadError, ServiceClosure};

use crate::failure::Failure;
use crate::terminal::Terminal;

/// Examples below the options of `--help`.
const EXAMPLES: &str = "\
Examples:
  cargo xtask changes model/revisions/2026-03-03.json model/partnercentral-channel-2024-03-18.json
      shows what has changed since the first release
  cargo xtask changes OLD NEW --format markdown --deny-breaking
      prints the report for a pull request, and fails if a change is breaking
  cargo xtask changes OLD NEW --format html > changes.html
      writes a page for a browser, with requests and responses as Rust code
  cargo xtask changes --initial NEW
      reports a first release: everything is new";

/// Arguments of `cargo xtask changes`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The Smithy JSON model of the old revision.
    #[arg(value_name = "OLD", required_unless_present = "initial")]
    old: Option<PathBuf>,

    /// The Smithy JSON model of the new revision.
    #[arg(value_name = "NEW", required_unless_present = "initial")]
    new: Option<PathBuf>,

    /// Report a first revision: everything is new.
    #[arg(long, value_name = "NEW", conflicts_with_all = ["old", "new"])]
    initial: Option<PathBuf>,

    /// The service to compare, by shape ID or name [default: the only service of each model].
    #[arg(long, value_name = "SHAPE_ID")]
    service: Option<String>,

    /// The format of the report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Fail if a change breaks the wire format or source code.
    #[arg(long)]
    deny_breaking: bool,
}

/// The format of a report.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For a terminal.
    Text,
    /// For a pull request or a changelog.
    Markdown,
    /// For programs.
    Json,
    /// For a browser: a single self-contained page.
    Html,
}

/// An error that prevents a comparison.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ChangesError {
    #[error("nothing to compare; pass the models OLD and NEW, or --initial NEW")]
    NoRevisions,
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Service(#[from] Problems),
    #[error("can't write to the standard output: {0}")]
    Print(io::Error),
}

impl From<ChangesError> for Failure {
    fn from(error: ChangesError) -> Self {
        match error {
            ChangesError::Service(problems) | ChangesError::Read(ReadError::Problems(problems)) => {
                Self::Problems(problems, "nothing was compared")
            }
            other => Self::Other(other.into()),
        }
    }
}

/// A model, with the service to compare.
struct LoadedRevision {
    name: String,
    model: Model,
    closure: ServiceClosure,
}

impl LoadedRevision {
    fn read(path: &Path, service: Option<&str>) -> Result<Self, ChangesError> {
        let model = Model::read(path)?;
        let closure = model.service(service)?;
        Ok(Self { name: model.source.file_name().to_owned(), model, closure })
    }

    fn revision(&self) -> Revision<'_> {
        Revision { name: &self.name, model: &self.model, closure: &self.closure }
    }
}

/// The revisions to compare.
struct Revisions {
    old: Option<LoadedRevision>,
    new: LoadedRevision,
}

impl Revisions {
    fn read(arguments: &Arguments, terminal: &Terminal) -> Result<Self, ChangesError> {
        let service = arguments.service.as_deref();
        let read = |path: &Path| {
            terminal.step(&format!("reading {}", path.display()), || {
                LoadedRevision::read(path, service)
            })
        };
        match (&arguments.old, &arguments.new, &arguments.initial) {
            (Some(old), Some(new), _) => Ok(Self { old: Some(read(old)?), new: read(new)? }),
            (_, _, Some(initial)) => Ok(Self { old: None, new: read(initial)? }),
            // Unreachable: clap requires one or the other.
            _ => Err(ChangesError::NoRevisions),
        }
    }

    fn report(&self, terminal: &Terminal) -> Report {
        let new = self.new.revision();
        match &self.old {
            Some(old) => terminal.step("comparing", || Report::between(old.revision(), new)),
            None => Report::initial(new),
        }
    }

    fn html(&self, report: &Report) -> String {
        report.html(self.old.as_ref().map(LoadedRevision::revision), self.new.revision())
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<ExitCode, ChangesError> {
    let revisions = Revisions::read(arguments, terminal)?;
    let report = revisions.report(terminal);
    let text = match arguments.format {
        Format::Text => report.text(),
        Format::Markdown => report.markdown(),
        Format::Json => report.json(),
        Format::Html => revisions.html(&report),
    };
    terminal.result(&text).map_err(ChangesError::Print)?;
    let is_breaking = report.breaks_wire() || report.breaks_source();
    if arguments.deny_breaking && is_breaking {
        terminal.error(&"breaking changes found, and --deny-breaking is set");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}
