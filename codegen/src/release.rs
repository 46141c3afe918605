//! The version of a generated crate, and the revision of the model that it is generated from.
//!
//! The model doesn't contain them. They are recorded in [`release.toml`](FILE_NAME) in the model's folder:
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

/// The name of the file in the model's folder.
pub const FILE_NAME: &str = "release.toml";

/// The default version of crates.
pub const FIRST_VERSION: Version = Version::new(0, 1, 0);

const VERSION: &str = "version";
const REVISION: &str = "revision";

/// The contents of `release.toml`.
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
    /// Returns an error if the file can't be read, is not valid TOML, or has no valid version or revision name.
    pub fn read(path: &Path) -> Result<Self, ReleaseError> {
        let text = fs::read_to_string(path)
            .map_err(|cause| ReleaseError::File { path: path.to_owned(), cause })?;
        Self::parse(&path.to_string_lossy(), &text)
    }

    /// Parses text. Errors refer to the text by `name`.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not valid TOML, or has no valid version or revision name.
    pub fn parse(name: &str, text: &str) -> Result<Self, ReleaseError> {
        let invalid = |(fault, at)| ReleaseError::invalid(name, text, fault, at);
        let document = Document::parse(text).map_err(|error| {
            invalid((Fault::InvalidToml(error.message().to_owned()), error.span()))
        })?;
        let version = value(&document, VERSION, Fault::Version).map_err(invalid)?;
        let revision = value(&document, REVISION, Fault::Revision).map_err(invalid)?;
        Ok(Self { text: text.to_owned(), document: document.into_mut(), version, revision })
    }

    /// Returns the version of the crate.
    pub fn version(&self) -> &Version {
        &self.version
    }

    /// Returns the name of the model's revision.
    pub fn revision(&self) -> &RevisionName {
        &self.revision
    }

    /// Returns the original text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text with a new version and revision. Comments and layout are preserved.
    pub fn updated(&self, version: &Version, revision: &RevisionName) -> String {
        let mut document = self.document.clone();
        set(&mut document, VERSION, &version.to_string());
        set(&mut document, REVISION, revision.as_str());
        document.to_string()
    }
}

/// Parses the value of a key, or returns the fault and its position.
fn value<T: FromStr>(
    document: &Document<&str>,
    key: &'static str,
    invalid: fn(T::Err) -> Fault,
) -> Result<T, (Fault, Option<Range<usize>>)> {
    let item = document.get(key).ok_or((Fault::Missing(key), None))?;
    let text = item.as_str().ok_or_else(|| (Fault::NotAString(key), item.span()))?;
    text.parse().map_err(|error| (invalid(error), item.span()))
}

/// Replaces the value of an existing key, and preserves the comment after it.
fn set(document: &mut DocumentMut, key: &str, text: &str) {
    if let Some(value) = document.get_mut(key).and_then(Item::as_value_mut) {
        let decor = value.decor().clone();
        *value = text.into();
        *value.decor_mut() = decor;
    }
}
