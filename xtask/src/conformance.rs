//! `cargo xtask conformance`.

mod build;
mod crates;
mod error;
mod libtest;
mod report;
mod shared;

use std::path::{self, Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use smithy_client_codegen::model::{Model, ServiceClosure};

use crate::terminal::Terminal;
use crate::workspace::Workspace;
use build::{Build, Suite};
use crates::{Crate, CrateError, Selection};
use error::{ConformanceError, ServiceError};
use report::Report;

/// Examples below the options of `--help`.
const EXAMPLES: &str = "\
Examples:
  cargo xtask conformance model/partnercentral-channel-2024-03-18.json
      runs the examples and endpoint tests of a model
  cargo xtask conformance protocols/*.json
      runs the protocol tests of each service in several models
  cargo xtask conformance other.json --service com.example#Other --keep target/crates
      keeps the crate in a workspace, to inspect it or to run a single test

A run that was stopped can be repeated: it compiles only what is missing.";

/// Arguments of `cargo xtask conformance`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The Smithy JSON models.
    #[arg(required = true, value_name = "MODEL")]
    models: Vec<PathBuf>,

    /// The service to test, by shape ID or name [default: all services of each model].
    #[arg(long, value_name = "SHAPE_ID")]
    service: Option<String>,

    /// The protocol, by shape ID or name [default: the one of each service's protocols that Smithy prefers].
    #[arg(long, value_name = "NAME")]
    protocol: Option<String>,

    /// Skip unsupported operations, with a warning that names the reason for each.
    #[arg(long)]
    skip_unsupported: bool,

    /// The folder of the workspace with the crates [default: a folder in cargo's target folder].
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// Runs the command: writes all crates to a workspace, compiles it, and runs the tests. Cargo compiles only what has
/// changed since the last run, which may have been stopped.
pub(crate) fn run(
    arguments: &Arguments,
    terminal: &Terminal,
) -> Result<ExitCode, ConformanceError> {
    let workspace = Workspace::find()?;
    // The same folder on each run, to reuse compiled crates.
    let default = || workspace.target_folder().join("conformance");
    let root = arguments.keep.clone().unwrap_or_else(default);
    let root = path::absolute(&root).unwrap_or(root);
    if arguments.keep.is_some() {
        shared::check(&root)?;
    }
    let report = Report::new(terminal);
    let services = Vec::new();
    let mut run = Run { terminal, workspace: &workspace, arguments, root, services, report };
    for path in &arguments.models {
        run.model(path)?;
    }
    run.test()?;
    run.report.finish()
}

/// A run of the command.
struct Run<'a> {
    terminal: &'a Terminal,
    workspace: &'a Workspace,
    arguments: &'a Arguments,
    /// The folder of the crates' workspace.
    root: PathBuf,
    /// The names of services, and their crates.
    services: Vec<(String, Crate)>,
    report: Report<'a>,
}

impl Run<'_> {
    /// Writes the crates of a model's services. If one of them can't be written, reports it and continues with the next.
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
            match self.write(&model, closure) {
                Ok(krate) => {
                    self.report.warn(&krate.warnings);
                    self.services.push((name, krate));
                }
                Err(error) if self.arguments.skip_unsupported && error.is_unsupported() => {
                    self.report.unsupported(&name)?;
                }
                Err(error) => self.report.broken(&name, &error.into()),
            }
        }
        Ok(())
    }

    fn write(&self, model: &Model, closure: &ServiceClosure) -> Result<Crate, CrateError> {
        let selection = Selection {
            protocol: self.arguments.protocol.clone(),
            skip_unsupported: self.arguments.skip_unsupported,
        };
        let used: Vec<_> = self.services.iter().map(|(_, krate)| krate.member.clone()).collect();
        crates::write(self.workspace, &self.root, &used, model, closure, selection)
    }

    /// Compiles and tests the crates. If one of them does not compile, reports it and continues with the next.
    fn test(&mut self) -> Result<(), ConformanceError> {
        let services = std::mem::take(&mut self.services);
        if services.is_empty() {
            return Ok(());
        }
        let mut build = match self.build(&services) {
            Ok(build) => build,
            Err(error) => {
                self.report.broken("the workspace of all crates", &error.into());
                return Ok(());
            }
        };
        for (name, krate) in &services {
            match self.service(name, krate, &mut build) {
                Err(ServiceError::Print(error)) => return Err(error),
                Err(error) => self.report.broken(name, &error.into()),
                Ok(()) => {}
            }
        }
        Ok(())
    }

    fn build(&self, services: &[(String, Crate)]) -> Result<Build, ServiceError> {
        let members: Vec<&Path> =
            services.iter().map(|(_, krate)| krate.member.as_path()).collect();
        let manifest = shared::write(self.workspace, &self.root, &members)?;
        let compiling = format!("compiling {}", manifest.display());
        Ok(self.terminal.step(&compiling, || build::build(self.workspace, &manifest))?)
    }

    fn service(
        &mut self,
        name: &str,
        krate: &Crate,
        build: &mut Build,
    ) -> Result<(), ServiceError> {
        for suite in build.suites(krate)? {
            self.suite(name, &suite, krate)?;
        }
        Ok(())
    }

    fn suite(&mut self, name: &str, suite: &Suite, krate: &Crate) -> Result<(), ServiceError> {
        let name = format!("{name} {}", suite.name);
        let results = self.terminal.step(&format!("{name}: running"), || suite.run())?;
        let skipped = krate.skipped.iter().filter(|skipped| skipped.suite == suite.name);
        Ok(self.report.suite(&name, krate.protocol, &results, &skipped.collect::<Vec<_>>())?)
    }
}
