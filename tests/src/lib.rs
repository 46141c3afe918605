//! Items shared by the tests: locations of files, and generation of crates.
#![forbid(unsafe_code)]

pub mod fixtures;
#[cfg(doctest)]
mod guides;
pub mod mutation;
pub mod packages;
pub mod pipeline;
pub mod readable;
pub mod structure;

use std::path::{Path, PathBuf};

use smithy_client_codegen::api::PublicApi;
use smithy_client_codegen::changes::{Report, Revision};
use smithy_client_codegen::model::{Model, ServiceClosure};
use smithy_client_codegen::output::CrateFiles;
use smithy_client_codegen::plan::Plan;
use smithy_client_codegen::release::{FILE_NAME, FIRST_VERSION, Release};
use smithy_client_codegen::{Options, RuntimeDependency, generate};

/// Returns the project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Returns cargo's target folder for this workspace. Tests compile generated crates in the same folder, because it
/// contains most of their dependencies.
pub fn target_folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    target.unwrap_or_else(|| root().join("target"))
}

/// Returns the folder with published models, if available.
pub fn reference() -> Option<PathBuf> {
    let folder = root().join("../shared/reference");
    folder.is_dir().then_some(folder)
}

/// Returns the path of the PartnerCentralChannel model.
pub fn partnercentral_channel() -> PathBuf {
    root().join("model/partnercentral-channel-2024-03-18.json")
}

/// Returns the path of the first revision of the PartnerCentralChannel model.
pub fn first_revision() -> PathBuf {
    root().join("model/revisions/2025-11-19.json")
}

/// Returns the path of the second revision of the PartnerCentralChannel model.
pub fn second_revision() -> PathBuf {
    root().join("model/revisions/2026-03-03.json")
}

/// Returns the options to generate a crate in a folder next to the runtime, like `generated/`. The version of the
/// PartnerCentralChannel crate is the recorded one.
///
/// # Panics
///
/// Panics if the record of the version can't be read.
pub fn options(model: &Model, crate_name: Option<&str>) -> Options {
    Options {
        runtime: RuntimeDependency::Path("../runtime".into()),
        detached: false,
        model_name: model.source.file_name().to_owned(),
        crate_name: crate_name.map(str::to_owned),
        crate_version: version(Path::new(model.source.name())),
        protocol: None,
    }
}

fn version(model: &Path) -> String {
    if model != partnercentral_channel() {
        return FIRST_VERSION.to_string();
    }
    let release = Release::read(&model.with_file_name(FILE_NAME));
    release.unwrap_or_else(|error| panic!("{error}")).version().to_string()
}

/// Generates a crate from the only service of a model.
///
/// # Panics
///
/// Panics if the model can't be read or no crate can be generated from it.
pub fn generated(model: &Path, crate_name: Option<&str>) -> CrateFiles {
    generated_with(model, |model| options(model, crate_name))
}

/// Generates a crate from the only service of a model, with options that may depend on the model.
///
/// # Panics
///
/// Panics if the model can't be read or no crate can be generated from it.
pub fn generated_with(model: &Path, options: impl FnOnce(&Model) -> Options) -> CrateFiles {
    let LoadedRevision { model, closure } = LoadedRevision::read(model);
    let options = options(&model);
    generate(&model, &closure, &options).unwrap_or_else(|error| panic!("{error}")).files
}

/// Lists the public API of the crate for the only service of a model.
///
/// # Panics
///
/// Panics if the model can't be read or no crate can be generated from it.
pub fn public_api(model: &Path, crate_name: Option<&str>) -> PublicApi {
    let LoadedRevision { model, closure } = LoadedRevision::read(model);
    let plan = Plan::new(&model, &closure, &options(&model, crate_name));
    PublicApi::new(&plan.unwrap_or_else(|error| panic!("{error}")))
}

/// Reports the changes between two models with one service each.
///
/// # Panics
///
/// Panics if a model can't be read.
pub fn between(old: &Path, new: &Path) -> Report {
    let (old, new) = (LoadedRevision::read(old), LoadedRevision::read(new));
    Report::between(old.revision(), new.revision())
}

/// Reports a model with one service as a first revision.
///
/// # Panics
///
/// Panics if the model can't be read.
pub fn initial(model: &Path) -> Report {
    Report::initial(LoadedRevision::read(model).revision())
}

/// Returns the HTML report on two models, or on a first revision, with one service each.
///
/// # Panics
///
/// Panics if a model can't be read.
pub fn page(old: Option<&Path>, new: &Path) -> String {
    let (old, new) = (old.map(LoadedRevision::read), LoadedRevision::read(new));
    let (old, new) = (old.as_ref().map(LoadedRevision::revision), new.revision());
    let report = match old {
        Some(old) => Report::between(old, new),
        None => Report::initial(new),
    };
    report.html(old, new)
}

/// A model and its only service.
struct LoadedRevision {
    model: Model,
    closure: ServiceClosure,
}

impl LoadedRevision {
    fn read(path: &Path) -> Self {
        let model = Model::read(path).unwrap_or_else(|error| panic!("{error}"));
        let closure = model.service(None).unwrap_or_else(|error| panic!("{error}"));
        Self { model, closure }
    }

    fn revision(&self) -> Revision<'_> {
        let Self { model, closure } = self;
        Revision { name: model.source.file_name(), model, closure }
    }
}
