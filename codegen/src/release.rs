//! How a generated crate is published: its version, and which revision of the model it is made from.
//!
//! Neither is in the model, so a file beside the model, [`release.toml`](FILE_NAME), says it:
//!
//! ```toml
//! version = "0.2.0"
//! revision = "2026-03-03"
//! ```

mod error;
mod revision;
#[cfg(test)]
mod tests;
mod version;

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::str::FromStr;

use semver::Version;
use toml_edit::{Document, DocumentMut, Item};

pub use error::{Fault, ReleaseError};
pub use revision::{InvalidRevisionName, RevisionName};
pub use version::next;

/// The name of the file, in the folder of the model.
pub const FILE_NAME: &str = "release.toml";

/// The version of crates that nothing says a version of.
pub const FIRST_VERSION: Version = Version::new(0, 1, 0);

const VERSION: &str = "version";
const REVISION: &str = "revision";

/// What `release.toml` says, with its text.
#[derive(Clone, Debug)]
pub struct Release {
    text: String,
    document: DocumentMut,
    version: Version,
    revision: RevisionName,
}

impl Release {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// The file can't be read, is no TOML, or lacks a version or a name of a revision.
    pub fn read(path: &Path) -> Result<Self, ReleaseError> {
        let text = fs::read_to_string(path)
            .map_err(|cause| ReleaseError::File { path: path.to_owned(), cause })?;
        Self::parse(&path.to_string_lossy(), &text)
    }

    /// Reads text; `name` stands for the text in errors.
    ///
    /// # Errors
    ///
    /// The text is no TOML, or lacks a version or a name of a revision.
    pub fn parse(name: &str, text: &str) -> Result<Self, ReleaseError> {
        let invalid = |(fault, at)| ReleaseError::invalid(name, text, fault, at);
        let document = Document::parse(text).map_err(|error| {
            invalid((Fault::InvalidToml(error.message().to_owned()), error.span()))
        })?;
        let version = value(&document, VERSION, Fault::Version).map_err(invalid)?;
        let revision = value(&document, REVISION, Fault::Revision).map_err(invalid)?;
        Ok(Self { text: text.to_owned(), document: document.into_mut(), version, revision })
    }

    /// The version of the crate.
    pub fn version(&self) -> &Version {
        &self.version
    }

    /// The revision of the model.
    pub fn revision(&self) -> &RevisionName {
        &self.revision
    }

    /// The text that was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text with another version and revision; comments and layout are as they were.
    pub fn updated(&self, version: &Version, revision: &RevisionName) -> String {
        let mut document = self.document.clone();
        set(&mut document, VERSION, &version.to_string());
        set(&mut document, REVISION, revision.as_str());
        document.to_string()
    }
}

/// The value of a key, or what is wrong with it, and where.
fn value<T: FromStr>(
    document: &Document<&str>,
    key: &'static str,
    invalid: fn(T::Err) -> Fault,
) -> Result<T, (Fault, Option<Range<usize>>)> {
    let item = document.get(key).ok_or((Fault::Missing(key), None))?;
    let text = item.as_str().ok_or_else(|| (Fault::NotAString(key), item.span()))?;
    text.parse().map_err(|error| (invalid(error), item.span()))
}

/// Sets the value of a key that is there, and keeps the comment behind it.
fn set(document: &mut DocumentMut, key: &str, text: &str) {
    if let Some(value) = document.get_mut(key).and_then(Item::as_value_mut) {
        let decor = value.decor().clone();
        *value = text.into();
        *value.decor_mut() = decor;
    }
}
