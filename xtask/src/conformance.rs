//! `cargo xtask conformance`.

mod build;
mod crates;
mod libtest;
mod report;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use smithy_client_codegen::model::{Model, ServiceClosure};

use crate::failure::Failure;
use crate::terminal::Terminal;
use crate::workspace::{Workspace, WorkspaceError};
use build::{BuildError, Suite};
use crates::{Crate, CrateError};
use report::Report;

/// Examples, below the options of `--help`.
const EXAMPLES: &str = "\
Examples:
  cargo xtask conformance model/partnercentral-channel-2024-03-18.json
      runs the examples and endpoint tests of a model
  cargo xtask conformance protocols/*.json
      runs the protocol tests of models, for each of their services
  cargo xtask conformance other.json --service com.example#Other --keep target/crates
      keeps the crate, to look at it or to run one test alone";

/// What `cargo xtask conformance` takes.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The Smithy JSON models.
    #[arg(required = true, value_name = "MODEL")]
    models: Vec<PathBuf>,

    /// The service to test, by id or name; by default, all of each model.
    #[arg(long, value_name = "SHAPE_ID")]
    service: Option<String>,

    /// Leave out the operations that need what can't be generated yet, and say which and why.
    #[arg(long)]
    skip_unsupported: bool,

    /// Where to write the crates; by default, below cargo's target folder.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// Why nothing could be tested.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConformanceError {
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),
    #[error("can't write to the standard output: {0}")]
    Print(io::Error),
}

/// Why a service could not be tested, or not to the end.
#[derive(Debug, thiserror::Error)]
enum ServiceError {
    #[error(transparent)]
    Crate(#[from] CrateError),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error(transparent)]
    Print(#[from] ConformanceError),
}

impl From<ConformanceError> for Failure {
    fn from(error: ConformanceError) -> Self {
        Self::Other(error.into())
    }
}

impl From<ServiceError> for Failure {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::Crate(error) => error.into(),
            other => Self::Other(other.into()),
        }
    }
}

/// Runs the command: one service after the other, since cargo's own lock lets no two builds run at once.
pub(crate) fn run(
    arguments: &Arguments,
    terminal: &Terminal,
) -> Result<ExitCode, ConformanceError> {
    let workspace = Workspace::find()?;
    // Always the same, so that what has not changed isn't compiled again.
    let scratch = workspace.target_folder().join("conformance");
    let folder = arguments.keep.as_deref().unwrap_or(&scratch);
    let report = Report::new(terminal);
    let mut run = Run { terminal, workspace: &workspace, arguments, folder, report };
    for path in &arguments.models {
        run.model(path)?;
    }
    run.report.finish()
}

/// A run of the command.
struct Run<'a> {
    terminal: &'a Terminal,
    workspace: &'a Workspace,
    arguments: &'a Arguments,
    folder: &'a Path,
    report: Report<'a>,
}

impl Run<'_> {
    /// Tests the services of a model. What keeps one from being tested is reported, and the others are
    /// tested all the same.
    fn model(&mut self, path: &Path) -> Result<(), ConformanceError> {
        let (model, services) = match crates::read(path, self.arguments.service.as_deref()) {
            Ok(read) => read,
            Err(error) => {
                self.report.broken(&path.display().to_string(), &error.into());
                return Ok(());
            }
        };
        for closure in &services {
            let name = format!("{} {}", model.source.file_name(), closure.service.name());
            match self.service(&name, &model, closure) {
                Err(ServiceError::Print(error)) => return Err(error),
                Err(error) => self.report.broken(&name, &error.into()),
                Ok(()) => {}
            }
        }
        Ok(())
    }

    fn service(
        &mut self,
        name: &str,
        model: &Model,
        closure: &ServiceClosure,
    ) -> Result<(), ServiceError> {
        let skip_unsupported = self.arguments.skip_unsupported;
        let krate = crates::write(self.workspace, self.folder, model, closure, skip_unsupported)?;
        self.report.warn(&krate.warnings);
        let compiling = format!("{name}: compiling {}", krate.folder.display());
        let suites =
            self.terminal.step(&compiling, || build::suites(self.workspace, &krate.folder))?;
        for suite in suites {
            self.suite(name, &suite, &krate)?;
        }
        Ok(())
    }

    fn suite(&mut self, name: &str, suite: &Suite, krate: &Crate) -> Result<(), ServiceError> {
        let name = format!("{name} {}", suite.name);
        let results = self.terminal.step(&format!("{name}: running"), || suite.run())?;
        let skipped = krate.skipped.iter().filter(|skipped| skipped.suite == suite.name);
        Ok(self.report.suite(&name, &results, &skipped.collect::<Vec<_>>())?)
    }
}
