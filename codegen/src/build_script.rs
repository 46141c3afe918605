//! Generates a client from a build script, for packages that contain the model but no generated files.
//!
//! Generated code must be a separate crate, because its paths start at the crate root, and its doc tests use the
//! crate's name. The `src/lib.rs` of the crate includes the generated root:
//!
//! ```toml
//! # Cargo.toml
//! [package]
//! name = "weather-client"
//! version = "0.1.0"
//! edition = "2024"
//!
//! [features]
//! default = ["default-https-client", "input-validation", "rt-tokio", "sigv4a"]
//! default-https-client = ["smithy-client-runtime/default-https-client"]
//! input-validation = ["smithy-client-runtime/input-validation"]
//! rt-tokio = ["smithy-client-runtime/rt-tokio"]
//! sigv4a = ["smithy-client-runtime/sigv4a"]
//! test-util = ["smithy-client-runtime/test-util"]
//!
//! [dependencies]
//! smithy-client-runtime = { version = "0.1.0", default-features = false }
//!
//! [build-dependencies]
//! smithy-client-codegen = "0.1.0"
//! ```
//!
//! ```no_run
//! // build.rs
//! use smithy_client_codegen::build_script::{Generator, GeneratorError};
//!
//! fn main() -> Result<(), GeneratorError> {
//!     Generator::new("weather.json").run()
//! }
//! ```
//!
//! ```ignore
//! // src/lib.rs
//! #![doc = include_str!(concat!(env!("OUT_DIR"), "/client/README.md"))]
//!
//! include!(concat!(env!("OUT_DIR"), "/client/src/lib.rs"));
//! ```
//!
//! The features of the client, and the features of the runtime that it requires, such as `waiters`, are in the
//! generated `client/Cargo.toml` in `OUT_DIR`.

use std::path::{Path, PathBuf};
use std::{env, fmt};

use crate::model::{Model, Problems, ReadError, Warnings};
use crate::options::{Options, RuntimeDependency};
use crate::output::OutputError;
use crate::plan::Plan;
use crate::render::render_included;
use crate::supported::plan_supported;

/// The folder of the client in `OUT_DIR`.
const FOLDER: &str = "client";

/// Generates the client of a service from a build script.
#[derive(Clone, Debug)]
#[must_use = "nothing is generated until `run` is called"]
pub struct Generator {
    model: PathBuf,
    service: Option<String>,
    operations: Option<Vec<String>>,
    protocol: Option<String>,
    skip_unsupported: bool,
}

/// An error of generating a client.
///
/// The `Debug` output is the error message, because that is what Cargo shows if `main` of a build script returns
/// an error. Each problem of a model is a block with file, line and column.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum GeneratorError {
    /// The program is not a build script.
    #[error(
        "the environment variable `{0}` is not set\n  help: call this from a build script that Cargo runs"
    )]
    NotABuildScript(&'static str),
    /// The model can't be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The model has problems, or uses unsupported features.
    #[error(transparent)]
    Problems(#[from] Problems),
    /// The files can't be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

impl fmt::Debug for GeneratorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Generator {
    /// Creates a generator for a Smithy JSON model. The path is relative to the package's folder.
    pub fn new(model: impl Into<PathBuf>) -> Self {
        let model = model.into();
        Self { model, service: None, operations: None, protocol: None, skip_unsupported: false }
    }

    /// Selects the service by ID or name. Required only if the model has several services.
    pub fn service(mut self, wanted: impl Into<String>) -> Self {
        self.service = Some(wanted.into());
        self
    }

    /// Selects operations by ID or name. By default, all operations are generated.
    pub fn operations(mut self, wanted: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.operations = Some(wanted.into_iter().map(Into::into).collect());
        self
    }

    /// Selects the protocol by ID or name. Required only if the service has several protocols and the client should not
    /// use the one that Smithy prefers.
    pub fn protocol(mut self, wanted: impl Into<String>) -> Self {
        self.protocol = Some(wanted.into());
        self
    }

    /// Skips operations that use unsupported features, with a warning for each, instead of failing.
    pub fn skip_unsupported(mut self) -> Self {
        self.skip_unsupported = true;
        self
    }

    /// Generates the client in the folder `client` of `OUT_DIR`, and instructs Cargo to rerun the build script if
    /// the model changes.
    ///
    /// # Errors
    ///
    /// Returns an error if the program is not a build script, the model can't be read or has problems, or the files
    /// can't be written.
    pub fn run(&self) -> Result<(), GeneratorError> {
        // Printed before anything can fail, so that Cargo notices a corrected model.
        println!("cargo::rerun-if-changed={}", self.model.display());
        let out = PathBuf::from(variable("OUT_DIR")?).join(FOLDER);
        let warnings =
            self.write_to(&out, &variable("CARGO_PKG_NAME")?, &variable("CARGO_PKG_VERSION")?)?;
        // A Cargo instruction ends at a line break.
        for line in warnings.to_string().lines() {
            println!("cargo::warning={line}");
        }
        Ok(())
    }

    /// Generates the client in a folder, for a package with this name and version. Returns warnings about parts of
    /// the model that were left out. Doesn't touch files that are up to date.
    ///
    /// # Errors
    ///
    /// Returns an error if the model can't be read or has problems, or the files can't be written.
    pub fn write_to(
        &self,
        folder: &Path,
        name: &str,
        version: &str,
    ) -> Result<Warnings, GeneratorError> {
        let model = Model::read(&self.model)?;
        let mut closure = model.service(self.service.as_deref())?;
        if let Some(wanted) = &self.operations {
            closure = closure.only(&model, wanted)?;
        }
        let options = Options {
            runtime: RuntimeDependency::Registry,
            detached: false,
            model_name: model.source.file_name().to_owned(),
            crate_name: Some(name.to_owned()),
            crate_version: version.to_owned(),
            protocol: self.protocol.clone(),
        };
        let plan = if self.skip_unsupported {
            plan_supported(&model, &closure, &options)?
        } else {
            Plan::new(&model, &closure, &options)?
        };
        render_included(&plan, &options).compare(folder)?.apply()?;
        Ok(plan.warnings)
    }
}

/// Returns an environment variable that Cargo sets for build scripts.
fn variable(name: &'static str) -> Result<String, GeneratorError> {
    env::var(name).map_err(|_| GeneratorError::NotABuildScript(name))
}

#[cfg(test)]
mod tests;
