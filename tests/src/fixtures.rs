//! The small models in `tests/models`, one per folder. The README there specifies the format.

use std::fs;
use std::path::{Path, PathBuf};

use crate::root;

/// A folder of `tests/models`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fixture {
    folder: PathBuf,
}

impl Fixture {
    /// Returns the fixture with a model.
    ///
    /// # Panics
    ///
    /// Panics if the path has no parent folder.
    pub fn of_model(model: &Path) -> Self {
        Self { folder: model.parent().expect("a folder").to_owned() }
    }

    /// Returns the name of the folder.
    ///
    /// # Panics
    ///
    /// Panics if the folder has no name.
    pub fn name(&self) -> String {
        self.folder.file_name().expect("a name").to_string_lossy().into_owned()
    }

    /// Returns the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the path of the model.
    pub fn model(&self) -> PathBuf {
        self.folder.join("model.json")
    }

    /// Returns whether a crate can be generated from the model.
    pub fn is_generated(&self) -> bool {
        self.folder.join("expected.snap").is_file()
    }

    /// Returns the hand-written tests of the generated crate, with their data.
    pub fn own_tests(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.join("tests")).into_iter().flatten();
        entries.flatten().map(|entry| entry.path()).collect()
    }
}

/// Returns all fixtures, sorted by name.
///
/// # Panics
///
/// Panics if `tests/models` can't be read.
pub fn fixtures() -> Vec<Fixture> {
    let entries = fs::read_dir(root().join("tests/models")).expect("the folder of the fixtures");
    let folders = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir());
    let mut fixtures: Vec<Fixture> = folders.map(|folder| Fixture { folder }).collect();
    fixtures.sort();
    fixtures
}

/// Returns the fixtures from which a crate can be generated, sorted by name.
///
/// # Panics
///
/// Panics if `tests/models` can't be read.
pub fn generated_fixtures() -> Vec<Fixture> {
    fixtures().into_iter().filter(Fixture::is_generated).collect()
}
