//! The crates that are tested.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io, path};

use smithy_client_codegen::model::{Model, Problems, ReadError, ServiceClosure};
use smithy_client_codegen::output::{CrateFiles, OutputError};
use smithy_client_codegen::release::FIRST_VERSION;
use smithy_client_codegen::{Options, RuntimeDependency, SKIPPED, generate};

use crate::problems::Listed;
use crate::workspace::{Workspace, WorkspaceError};

/// A crate that is there to be tested.
#[derive(Debug)]
pub(super) struct Crate {
    pub(super) folder: PathBuf,
    files: CrateFiles,
}

/// Why there is no crate.
#[derive(Debug, thiserror::Error)]
pub(super) enum CrateError {
    #[error(transparent)]
    Read(ReadError),
    #[error(transparent)]
    Problems(Listed),
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),
    #[error(transparent)]
    Output(#[from] OutputError),
    #[error("can't copy Cargo.lock to {}: {cause}", .folder.display())]
    Lock { folder: PathBuf, cause: io::Error },
}

impl From<Problems> for CrateError {
    fn from(problems: Problems) -> Self {
        Self::Problems(Listed(problems))
    }
}

impl From<ReadError> for CrateError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Problems(problems) => problems.into(),
            other => Self::Read(other),
        }
    }
}

/// Reads a model: the wanted service, or all of its services.
pub(super) fn read(
    path: &Path,
    service: Option<&str>,
) -> Result<(Model, Vec<ServiceClosure>), CrateError> {
    let model = Model::read(path)?;
    let wanted: Vec<Option<&str>> = match service {
        Some(service) => vec![Some(service)],
        None => model.services().map(|shape| Some(shape.id.as_str())).collect(),
    };
    // A model without services says so itself.
    let wanted = if wanted.is_empty() { vec![None] } else { wanted };
    let services = wanted.into_iter().map(|wanted| model.service(wanted));
    let services = services.collect::<Result<_, _>>()?;
    Ok((model, services))
}

/// Writes the crate of a service, with the project's versions of all dependencies.
pub(super) fn write(
    workspace: &Workspace,
    scratch: &Path,
    model: &Model,
    closure: &ServiceClosure,
) -> Result<Crate, CrateError> {
    let stem = Path::new(model.source.file_name()).file_stem().unwrap_or_default();
    let folder = scratch.join(stem).join(closure.service.name());
    let folder = path::absolute(&folder).unwrap_or(folder);
    let options = Options {
        runtime: RuntimeDependency::Path(workspace.location(&folder)?.runtime),
        detached: true,
        model_name: model.source.file_name().to_owned(),
        crate_name: Some(crate_name(closure.service.name(), &folder)),
        crate_version: FIRST_VERSION.to_string(),
    };
    let files = generate(model, closure, &options)?;
    files.compare(&folder)?.apply()?;
    let lock = folder.join("Cargo.lock");
    fs::copy(workspace.lock_file(), lock)
        .map_err(|cause| CrateError::Lock { folder: folder.clone(), cause })?;
    Ok(Crate { folder, files })
}

/// A name that no crate in another folder has. Cargo tells crates outside of its workspaces apart by their
/// names: of two that share a name and the folder that they are compiled in, the second would pass for
/// the first, which need not be compiled again.
fn crate_name(service: &str, folder: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    format!("{}-{:016x}", service.to_lowercase(), hasher.finish())
}

impl Crate {
    /// How many tests of a suite the generator has left out; the suite's file says why.
    pub(super) fn skipped(&self, suite: &str) -> usize {
        let path = format!("tests/{suite}.rs");
        let file = self.files.iter().find(|(name, _)| *name == path);
        file.map_or(0, |(_, text)| text.lines().filter(|line| line.starts_with(SKIPPED)).count())
    }
}
