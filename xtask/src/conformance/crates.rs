//! Reads models, and writes the crates to test.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use smithy_client_codegen::model::{
    Model, ProblemKind, Problems, ReadError, ServiceClosure, Warnings,
};
use smithy_client_codegen::output::OutputError;
use smithy_client_codegen::plan::Plan;
use smithy_client_codegen::release::FIRST_VERSION;
use smithy_client_codegen::render::render;
use smithy_client_codegen::{Options, RuntimeDependency, plan_supported};

use crate::failure::Failure;
use crate::workspace::{Workspace, WorkspaceError};

/// A crate to test.
#[derive(Debug)]
pub(super) struct Crate {
    pub(super) folder: PathBuf,
    /// Its path in the folder of all crates.
    pub(super) member: PathBuf,
    /// The name of the protocol.
    pub(super) protocol: &'static str,
    /// The tests of the model that the crate does not contain.
    pub(super) skipped: Vec<Skipped>,
    /// Warnings about omitted parts of the model.
    pub(super) warnings: Warnings,
}

/// The parts of a service to test.
#[derive(Clone, Debug)]
pub(super) struct Selection {
    pub(super) protocol: Option<String>,
    pub(super) skip_unsupported: bool,
}

/// Tests of the model that do not apply to the crate.
#[derive(Debug)]
pub(super) struct Skipped {
    /// The test target that would contain them.
    pub(super) suite: &'static str,
    /// Their names or a description.
    pub(super) tests: String,
    pub(super) count: usize,
    pub(super) reason: String,
}

/// An error that prevents writing a crate.
#[derive(Debug, thiserror::Error)]
pub(super) enum CrateError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Problems(#[from] Problems),
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),
    #[error(transparent)]
    Output(#[from] OutputError),
}

impl CrateError {
    /// Returns whether the service can't be tested because no operation is supported.
    pub(super) fn is_unsupported(&self) -> bool {
        let Self::Problems(problems) = self else { return false };
        problems.iter().all(|problem| matches!(problem.kind, ProblemKind::Unsupported { .. }))
    }
}

impl From<CrateError> for Failure {
    fn from(error: CrateError) -> Self {
        match error {
            CrateError::Problems(problems) | CrateError::Read(ReadError::Problems(problems)) => {
                Self::Problems(problems, "nothing was tested")
            }
            other => Self::Other(other.into()),
        }
    }
}

/// Reads a model, and returns it with the given service or all of its services.
pub(super) fn read(
    path: &Path,
    service: Option<&str>,
) -> Result<(Model, Vec<ServiceClosure>), CrateError> {
    let model = Model::read(path)?;
    let wanted: Vec<Option<&str>> = match service {
        Some(service) => vec![Some(service)],
        None => model.services().map(|shape| Some(shape.id.as_str())).collect(),
    };
    // `Model::service` reports a model without services.
    let wanted = if wanted.is_empty() { vec![None] } else { wanted };
    let services = wanted.into_iter().map(|wanted| model.service(wanted));
    let services = services.collect::<Result<_, _>>()?;
    Ok((model, services))
}

/// Writes the crate of a service to a folder in `root` that is not among the `used` ones.
pub(super) fn write(
    workspace: &Workspace,
    root: &Path,
    used: &[PathBuf],
    model: &Model,
    closure: &ServiceClosure,
    selection: Selection,
) -> Result<Crate, CrateError> {
    let member = unused(used, model.source.file_name(), closure.service.name());
    let folder = root.join(&member);
    let options = Options {
        runtime: RuntimeDependency::Path(workspace.location(&folder)?.runtime),
        detached: false,
        model_name: model.source.file_name().to_owned(),
        crate_name: Some(crate_name(closure.service.name(), &folder)),
        crate_version: FIRST_VERSION.to_string(),
        protocol: selection.protocol,
    };
    let plan = if selection.skip_unsupported {
        plan_supported(model, closure, &options)?
    } else {
        Plan::new(model, closure, &options)?
    };
    render(&plan, &options).compare(&folder)?.apply()?;
    let (skipped, protocol) = (skipped(&plan), plan.service.protocol.name());
    Ok(Crate { folder, member, protocol, skipped, warnings: plan.warnings })
}

/// Returns the folder of a crate, named after its model and service, with a number if other models have the same name.
fn unused(used: &[PathBuf], model: &str, service: &str) -> PathBuf {
    let stem = Path::new(model).file_stem().unwrap_or_default().to_string_lossy();
    let numbered = (2..).map(|number| Path::new(&format!("{stem}-{number}")).join(service));
    let mut folders = std::iter::once(Path::new(&*stem).join(service)).chain(numbered);
    folders.find(|folder| !used.contains(folder)).unwrap_or_default()
}

/// Returns the tests that the plan skips.
fn skipped(plan: &Plan) -> Vec<Skipped> {
    let calls = plan.endpoint.left_out.iter().map(|(reason, count)| {
        let tests = format!("{count} calls of operations");
        Skipped { suite: "endpoint", tests, count: *count, reason: reason.clone() }
    });
    let tests = plan.protocol_tests.skipped.iter().map(|test| {
        let (tests, reason) = (test.id.clone(), test.reason.clone());
        Skipped { suite: "protocol", tests, count: 1, reason }
    });
    calls.chain(tests).collect()
}

/// Returns a crate name that is unique to the folder. Crates of several runs are compiled in one target folder, where
/// cargo identifies crates outside of its workspace by their names: it would take the second of two crates
/// with the same name for the first one, and not compile it.
fn crate_name(service: &str, folder: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    format!("{}-{:016x}", service.to_lowercase(), hasher.finish())
}
