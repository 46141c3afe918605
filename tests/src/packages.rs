//! Workspaces of generated packages, which tests compile and run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use smithy_client_codegen::output::CrateFiles;
use tempfile::TempDir;

use crate::{root, target_folder};

/// The member that enables the same features of dependencies as the project's packages.
pub const FEATURES: &str = "features";

/// Selects all targets of generated crates. [`Packages::write_crate`] checks that their libraries have no unit tests,
/// for which cargo would compile each library again.
pub const LIBRARY_AND_TESTS: [&str; 3] = ["--lib", "--test", "*"];

/// A temporary workspace of generated packages.
///
/// Dependencies have the versions, features and profile of the project's, and are compiled in the same
/// [`target_folder`], so that cargo only compiles the runtime and the packages. All packages of the target folder
/// need different names: outside of the project, cargo identifies them by name and folder in the workspace.
#[derive(Debug)]
pub struct Packages {
    folder: TempDir,
    names: Vec<String>,
}

impl Packages {
    /// Creates a workspace without packages.
    ///
    /// # Panics
    ///
    /// Panics if the files can't be written.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut packages = Self { folder, names: Vec::new() };
        packages.write(FEATURES, "Cargo.toml", &features());
        packages.write(FEATURES, "src/lib.rs", "");
        fs::copy(root().join("Cargo.lock"), packages.folder().join("Cargo.lock")).expect("copied");
        packages
    }

    /// Returns the folder of the workspace.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file of a package, which becomes a member of the workspace.
    ///
    /// # Panics
    ///
    /// Panics if the file can't be written.
    pub fn write(&mut self, package: &str, path: impl AsRef<Path>, text: &str) {
        if !self.names.iter().any(|name| name == package) {
            self.names.push(package.to_owned());
        }
        let file = self.folder().join(package).join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, text).expect("written");
    }

    /// Writes a file of tests. A file of Rust with tests becomes a module of the only test program, because linking a
    /// program takes longer than compiling most files.
    ///
    /// # Panics
    ///
    /// Panics if the file can't be written.
    pub fn write_test(&mut self, package: &str, path: &str, text: &str) {
        let program = "tests/all/main.rs";
        self.write(package, Path::new("tests/all").join(path), text);
        let Some(name) = path.strip_suffix(".rs").filter(|name| !name.contains('/')) else {
            return;
        };
        let module = format!("mod {name};\n");
        let written = fs::read_to_string(self.folder().join(package).join(program));
        let written = written.unwrap_or_default();
        if !written.contains(&module) {
            self.write(package, program, &(written + &module));
        }
    }

    /// Writes a crate that was generated with [`options`](crate::options).
    ///
    /// # Panics
    ///
    /// Panics if a file can't be written, or if the library contains unit tests.
    pub fn write_crate(&mut self, package: &str, files: &CrateFiles) {
        let runtime = format!("{:?}", runtime());
        for (path, text) in files.iter() {
            assert!(
                !path.starts_with("src/") || !text.contains("#[test]"),
                "a unit test in {path}"
            );
            let text = text.replace("\"../runtime\"", &runtime);
            match path.strip_prefix("tests/") {
                Some(path) => self.write_test(package, path, &text),
                None => self.write(package, path, &text),
            }
        }
    }

    /// Returns the names of the packages with tests.
    pub fn tested(&self) -> Vec<&str> {
        let has_tests = |name: &&str| self.folder().join(name).join("tests/all/main.rs").exists();
        self.names.iter().map(String::as_str).filter(has_tests).collect()
    }

    /// Returns a cargo command for the workspace. The feature `programs` of the member `features` gives dependencies
    /// the features that Clippy checks in `.ci/run`. Enable it to check the packages, but not to build
    /// them.
    ///
    /// # Panics
    ///
    /// Panics if the manifest can't be written.
    pub fn cargo(&self) -> Command {
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {:?}\n", self.names);
        fs::write(self.folder().join("Cargo.toml"), manifest).expect("written");
        let mut command = Command::new(env!("CARGO"));
        // No debug information, like dependencies of the project.
        command
            .current_dir(self.folder())
            .env("CARGO_TARGET_DIR", target_folder())
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_TERM_COLOR", "never");
        command
    }
}

impl Default for Packages {
    fn default() -> Self {
        Self::new()
    }
}

/// Returns the absolute path of the runtime.
///
/// # Panics
///
/// Panics if the project's path is not UTF-8.
pub fn runtime() -> String {
    path("runtime")
}

fn features() -> String {
    let package = path("tests/features");
    let dependency = format!(
        "unified-features = {{ path = {package:?}, default-features = false, features = [\"runtime\"] }}"
    );
    format!(
        "[package]\nname = {FEATURES:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [lib]\ntest = false\ndoctest = false\n\n\
         [features]\nprograms = [\"unified-features/programs\"]\n\n\
         [dependencies]\n{dependency}\n\n[build-dependencies]\n{dependency}\n"
    )
}

fn path(path: &str) -> String {
    let path: PathBuf = root().join(path).canonicalize().expect("a path of the project");
    path.to_str().expect("a path in UTF-8").replace('\\', "/")
}
