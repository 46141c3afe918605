//! Putting a new revision of a model in place, with all that follows from it.
//!
//! [`Update::prepare`] checks the new model, compares it with the one in place and works out every file
//! that changes, without writing any. The [`Update`] can then be shown and applied, all or nothing:
//!
//! | file | what becomes of it |
//! |---|---|
//! | the model in place | gets the content of the new one, and keeps its name |
//! | `revisions/NAME.json` beside it | the archive: gets the content that the model had |
//! | `release.toml` beside it | gets the new version and the name of the new revision |
//! | the files of the crate | are generated from the new model |
//! | `CHANGELOG.md` of the crate | gets an entry on top |

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
use crate::model::{Model, ServiceClosure, ShapeId, Warnings};
use crate::output::{Summary, Transaction};
use crate::release::{FILE_NAME, Release, next};
use crate::{Generated, Options, generate};

pub use error::UpdateError;
pub use request::Request;

use files::Files;
use request::file_name;

/// An update that can be made.
#[derive(Debug)]
pub struct Update {
    /// What changes for the crate's users.
    pub report: Report,
    /// The version and the revision before the update.
    pub release: Release,
    /// The version with the update.
    pub version: Version,
    /// Where the model in place is archived.
    pub archive: PathBuf,
    /// The crate's changelog, if it gets an entry.
    pub changelog: Option<PathBuf>,
    /// How many generated files are written, stay and are removed.
    pub files: Summary,
    /// All changes of files.
    pub transaction: Transaction,
    /// What of the new model is left out.
    pub warnings: Warnings,
}

impl Update {
    /// Works out an update; there is none if the two models differ in the layout of the JSON at most.
    /// Nothing is written.
    ///
    /// The version grows by the step of the report, and the changelog gets an entry. If the report finds no
    /// difference, not even in generated files, the version and the changelog stay; the new model is put in
    /// place all the same, and the old one archived.
    ///
    /// # Errors
    ///
    /// One of the models or `release.toml` can't be read, the new model isn't one of the same service,
    /// no crate can be generated from it, or something is in the way of a file.
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

/// Whether two documents differ in nothing but layout.
fn is_same_json(one: &str, other: &str) -> bool {
    let compact = |text| serde_json::from_str::<Value>(text).map(|value| value.to_string());
    one == other || compact(one).is_ok_and(|one| compact(other).is_ok_and(|other| one == other))
}

/// The service of a model, if it is the only one and has the given id.
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

/// The crate of a revision, in a version.
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
    };
    Ok(generate(revision.model, revision.closure, &options)?)
}
