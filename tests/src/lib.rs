//! What the tests in the `tests` folder beside this one share: where things are, and how crates are
//! generated from them.
#![forbid(unsafe_code)]

pub mod fixtures;
pub mod mutation;
pub mod pipeline;
pub mod structure;

use std::path::{Path, PathBuf};
use std::process::Command;

use smithy_client_codegen::api::PublicApi;
use smithy_client_codegen::changes::{Report, Revision};
use smithy_client_codegen::model::{Model, ServiceClosure};
use smithy_client_codegen::output::CrateFiles;
use smithy_client_codegen::plan::Plan;
use smithy_client_codegen::release::{FILE_NAME, FIRST_VERSION, Release};
use smithy_client_codegen::{Options, RuntimeDependency, generate};

/// The folder of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The folder that cargo compiles this workspace in. It has most dependencies of generated crates, so tests
/// compile those crates in it, too.
pub fn target_folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    target.unwrap_or_else(|| root().join("target"))
}

/// A command of cargo about a generated crate in a folder, for [`target_folder`]. Nobody debugs such crates, and
/// nobody compiles them twice.
pub fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target_folder())
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_TERM_COLOR", "never");
    command
}

/// The folder with published models, where it is there.
pub fn reference() -> Option<PathBuf> {
    let folder = root().join("../shared/reference");
    folder.is_dir().then_some(folder)
}

/// The model of PartnerCentralChannel.
pub fn partnercentral_channel() -> PathBuf {
    root().join("model/partnercentral-channel-2024-03-18.json")
}

/// The first revision of the model of PartnerCentralChannel.
pub fn first_revision() -> PathBuf {
    root().join("model/revisions/2025-11-19.json")
}

/// The second revision of the model of PartnerCentralChannel.
pub fn second_revision() -> PathBuf {
    root().join("model/revisions/2026-03-03.json")
}

/// How a crate is generated beside the runtime, as `generated/` is; that of PartnerCentralChannel in its
/// recorded version.
///
/// # Panics
///
/// The record of the version can't be read.
pub fn options(model: &Model, crate_name: Option<&str>) -> Options {
    Options {
        runtime: RuntimeDependency::Path("../runtime".into()),
        detached: false,
        model_name: model.source.file_name().to_owned(),
        crate_name: crate_name.map(str::to_owned),
        crate_version: version(Path::new(model.source.name())),
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
/// The model can't be read, or no crate can be generated from it.
pub fn generated(model: &Path, crate_name: Option<&str>) -> CrateFiles {
    generated_with(model, |model| options(model, crate_name))
}

/// Generates a crate from the only service of a model, with options that may depend on the model.
///
/// # Panics
///
/// The model can't be read, or no crate can be generated from it.
pub fn generated_with(model: &Path, options: impl FnOnce(&Model) -> Options) -> CrateFiles {
    let Revised { model, closure } = Revised::read(model);
    let options = options(&model);
    generate(&model, &closure, &options).unwrap_or_else(|error| panic!("{error}")).files
}

/// Lists what the crate of the only service of a model makes public.
///
/// # Panics
///
/// The model can't be read, or no crate can be generated from it.
pub fn public_api(model: &Path, crate_name: Option<&str>) -> PublicApi {
    let Revised { model, closure } = Revised::read(model);
    let plan = Plan::new(&model, &closure, &options(&model, crate_name));
    PublicApi::new(&plan.unwrap_or_else(|error| panic!("{error}")))
}

/// What has changed between two models, each with one service.
///
/// # Panics
///
/// A model can't be read.
pub fn between(old: &Path, new: &Path) -> Report {
    let (old, new) = (Revised::read(old), Revised::read(new));
    Report::between(old.revision(), new.revision())
}

/// The report on a model with one service as a first revision.
///
/// # Panics
///
/// The model can't be read.
pub fn initial(model: &Path) -> Report {
    Report::initial(Revised::read(model).revision())
}

/// The page about the changes between two models, or about a first one, each with one service.
///
/// # Panics
///
/// A model can't be read.
pub fn page(old: Option<&Path>, new: &Path) -> String {
    let (old, new) = (old.map(Revised::read), Revised::read(new));
    let (old, new) = (old.as_ref().map(Revised::revision), new.revision());
    let report = match old {
        Some(old) => Report::between(old, new),
        None => Report::initial(new),
    };
    report.html(old, new)
}

/// A model and its only service.
struct Revised {
    model: Model,
    closure: ServiceClosure,
}

impl Revised {
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

/// The README's snippets, as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
