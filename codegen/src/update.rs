//! Updates a project to a new revision of the model.
//!
//! [`Update::prepare`] checks the new model, compares it with the current one, and determines all file changes
//! without writing any. The [`Update`] can then be shown, and applied completely or not at all:
//!
//! | file | change |
//! |---|---|
//! | the current model | replaced by the contents of the new model; keeps its name |
//! | `revisions/NAME.json` in the model's folder | created with the contents of the old model |
//! | `release.toml` in the model's folder | updated with the new version and revision |
//! | the files of the crate | generated from the new model |
//! | `CHANGELOG.md` of the crate | extended by an entry at the top |

mod changelog;
mod error;
mod files;
mod request;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use semver::Version;
use serde_json::Value;

use crate::changes::{Report, Revision, VersionBump};
use crate::generate::{Generated, generate};
use crate::model::{Model, ServiceClosure, ShapeId, Warnings};
use crate::options::Options;
use crate::output::{Summary, Transaction};
use crate::release::{FILE_NAME, Release, next};

pub use error::UpdateError;
pub use request::Request;

use files::Files;
use request::file_name;

/// A prepared update.
#[derive(Debug)]
pub struct Update {
    /// The changes between the two models.
    pub report: Report,
    /// The version and revision before the update.
    pub release: Release,
    /// The version after the update.
    pub version: Version,
    /// The path of the archived old model.
    pub archive: PathBuf,
    /// The path of the crate's changelog, if an entry is added.
    pub changelog: Option<PathBuf>,
    /// The numbers of generated files to write, leave and remove.
    pub files: Summary,
    /// All file changes.
    pub transaction: Transaction,
    /// Warnings about parts of the new model that are left out.
    pub warnings: Warnings,
}

impl Update {
    /// Prepares an update. Returns `None` if the models are the same apart from JSON layout. Writes nothing.
    ///
    /// The report determines the version bump, and an entry is added to the changelog. If nothing changed, including
    /// generated files, the version and the changelog stay the same, but the models are still replaced and archived.
    ///
    /// # Errors
    ///
    /// Returns an error if a model or `release.toml` can't be read, the new model is not of the same service, no
    /// crate can be generated from it, or the path of a file is occupied.
    pub fn prepare(request: &Request) -> Result<Option<Self>, UpdateError> {
        let (old, new) = (Model::read(&request.model)?, Model::read(&request.file)?);
        if is_same_json(old.source.text(), new.source.text()) {
            return Ok(None);
        }
        let release = Release::read(&request.model.with_file_name(FILE_NAME))?;
        let old_service = old.service(None)?;
        let new_service = same_service(&new, &old_service.service)?;
        let name = release.revision().as_str();
        let old = Revision { name, model: &old, closure: &old_service };
        let name = request.published.as_str();
        let new = Revision { name, model: &new, closure: &new_service };
        Self::between(request, &release, old, new).map(Some)
    }

    fn between(
        request: &Request,
        release: &Release,
        old: Revision<'_>,
        new: Revision<'_>,
    ) -> Result<Self, UpdateError> {
        let report = Report::between(old, new);
        let version = next_version(release.version(), report.version_bump())?;
        let Generated { files, warnings } = generated(request, new, &version)?;
        let comparison = files.compare(&request.crate_folder)?;
        let summary = comparison.summary();
        let files = Files { request, release, version: &version, old: old.model, new: new.model };
        let mut transaction = comparison.into_transaction();
        let archive = files.add_model(&mut transaction)?;
        let changelog = files.add_changelog(&report, &mut transaction)?;
        let release = release.clone();
        let files = summary;
        Ok(Self { report, release, version, archive, changelog, files, transaction, warnings })
    }
}

/// Returns whether two JSON documents are the same apart from layout.
fn is_same_json(one: &str, other: &str) -> bool {
    let compact = |text| serde_json::from_str::<Value>(text).map(|value| value.to_string());
    one == other || compact(one).is_ok_and(|one| compact(other).is_ok_and(|other| one == other))
}

/// Returns the service of a model if it is the only one and has the expected ID.
fn same_service(model: &Model, expected: &ShapeId) -> Result<ServiceClosure, UpdateError> {
    let found: Vec<ShapeId> = model.services().map(|shape| shape.id.clone()).collect();
    if found != [expected.clone()] {
        let (path, expected) = (PathBuf::from(model.source.name()), expected.clone());
        return Err(UpdateError::OtherService { path, expected, found });
    }
    Ok(model.service(Some(expected.as_str()))?)
}

fn next_version(version: &Version, bump: VersionBump) -> Result<Version, UpdateError> {
    next(version, bump).ok_or_else(|| UpdateError::LastVersion { version: version.clone() })
}

/// Generates the crate of a revision.
fn generated(
    request: &Request,
    revision: Revision<'_>,
    version: &Version,
) -> Result<Generated, UpdateError> {
    let options = Options {
        runtime: request.runtime.clone(),
        detached: false,
        model_name: file_name(&request.model),
        crate_name: None,
        crate_version: version.to_string(),
        protocol: None,
    };
    Ok(generate(revision.model, revision.closure, &options)?)
}
