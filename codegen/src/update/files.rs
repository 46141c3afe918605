//! The changes of an update to files that are not generated.

use std::io;
use std::path::{Path, PathBuf};

use semver::Version;

use super::changelog;
use super::error::UpdateError;
use super::request::{Request, file_name};
use crate::changes::Report;
use crate::model::Model;
use crate::output::{FileChange, OutputError, Transaction, read_if_present};
use crate::release::{FILE_NAME, Release};

/// The folder of archived models in the model's folder.
const ARCHIVE: &str = "revisions";

/// The name of the changelog, in the crate's folder.
const CHANGELOG: &str = "CHANGELOG.md";

/// The inputs for the changes.
pub(super) struct Files<'a> {
    pub(super) request: &'a Request,
    pub(super) release: &'a Release,
    pub(super) version: &'a Version,
    pub(super) old: &'a Model,
    pub(super) new: &'a Model,
}

impl Files<'_> {
    /// Adds the changes in the model's folder, and returns the path of the archived model.
    pub(super) fn add_model(&self, to: &mut Transaction) -> Result<PathBuf, UpdateError> {
        let folder = self.request.model.parent().unwrap_or(Path::new(""));
        let (old, new) = (self.old.source.text(), self.new.source.text());
        let archive = self.archive();
        match read_if_present(folder, &archive)? {
            None => to.add(folder, change(&archive, None, old)),
            Some(content) if content == old.as_bytes() => {}
            Some(_) => return Err(UpdateError::OtherArchive { path: folder.join(archive) }),
        }
        to.add(folder, change(&file_name(&self.request.model), Some(old.into()), new));
        let (old, new) = (self.release.text(), self.updated_release());
        if old != new {
            to.add(folder, change(FILE_NAME, Some(old.into()), &new));
        }
        Ok(folder.join(archive))
    }

    /// Adds an entry to the changelog if the version changes, and returns its path.
    pub(super) fn add_changelog(
        &self,
        report: &Report,
        to: &mut Transaction,
    ) -> Result<Option<PathBuf>, UpdateError> {
        if self.version == self.release.version() {
            return Ok(None);
        }
        let folder = &self.request.crate_folder;
        let path = folder.join(CHANGELOG);
        let old =
            read_if_present(folder, CHANGELOG)?.map(|content| text(&path, content)).transpose()?;
        let entry = changelog::entry(self.version, &self.request.published, &report.markdown());
        let new = changelog::with_entry(old.as_deref().unwrap_or_default(), &entry);
        to.add(folder, change(CHANGELOG, old.map(String::into_bytes), &new));
        Ok(Some(path))
    }

    fn archive(&self) -> String {
        let name = self.request.archive.as_ref().unwrap_or(self.release.revision());
        format!("{ARCHIVE}/{name}.json")
    }

    fn updated_release(&self) -> String {
        self.release.updated(self.version, &self.request.published)
    }
}

fn change(path: &str, old: Option<Vec<u8>>, new: &str) -> FileChange {
    FileChange { path: path.to_owned(), old, new: Some(new.to_owned()) }
}

fn text(path: &Path, content: Vec<u8>) -> Result<String, OutputError> {
    String::from_utf8(content).map_err(|error| OutputError::Io {
        action: "read",
        path: path.to_owned(),
        cause: io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()),
    })
}
