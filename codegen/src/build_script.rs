//! Generating a client from a build script, for packages that keep the model and not what is made of it.
//!
//! Generated code is a crate: its paths start at the root, and its documentation has tests that name it. So it
//! gets a package of its own, whose `src/lib.rs` includes the generated root:
//!
//! ```toml
//! # Cargo.toml
//! [package]
//! name = "weather-client"
//! version = "0.1.0"
//! edition = "2024"
//!
//! [features]
//! default = ["default-https-client", "rt-tokio", "sigv4a"]
//! default-https-client = ["smithy-client-runtime/default-https-client"]
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
//! What the client of a model needs of the runtime, such as its feature `waiters`, and the features that it has
//! itself stand in the `Cargo.toml` that is generated beside: `client/Cargo.toml` in `OUT_DIR`.

use std::path::{Path, PathBuf};
use std::{env, fmt};

use crate::model::{Model, Problems, ReadError, Warnings};
use crate::output::OutputError;
use crate::plan::Plan;
use crate::render::render_included;
use crate::{Options, RuntimeDependency, plan_supported};

/// The folder in `OUT_DIR` that the client is in.
const FOLDER: &str = "client";

/// Generates the client of a service in a package that includes it.
#[derive(Clone, Debug)]
#[must_use = "it generates nothing before `run`"]
pub struct Generator {
    model: PathBuf,
    service: Option<String>,
    operations: Option<Vec<String>>,
    skip_unsupported: bool,
}

/// Why no client was generated.
///
/// Its `Debug` is its text, since that is what cargo shows of a build script whose `main` returns it: for the
/// problems of a model a block for each, with file, line and column.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum GeneratorError {
    /// This is no build script.
    #[error(
        "the variable `{0}` is not set\n  help: call this from a build script, which cargo runs"
    )]
    NotABuildScript(&'static str),
    /// The model can't be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The model has problems, or asks for what can't be generated.
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
    /// Generates from the Smithy JSON model in a file, whose path is relative to the package's folder.
    pub fn new(model: impl Into<PathBuf>) -> Self {
        let model = model.into();
        Self { model, service: None, operations: None, skip_unsupported: false }
    }

    /// The service to generate, by id or name; by default, the only one of the model.
    pub fn service(mut self, wanted: impl Into<String>) -> Self {
        self.service = Some(wanted.into());
        self
    }

    /// Generates only these operations, by id or name, and the shapes that they reach.
    pub fn operations(mut self, wanted: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.operations = Some(wanted.into_iter().map(Into::into).collect());
        self
    }

    /// Leaves out the operations that need what can't be generated, each with a warning.
    pub fn skip_unsupported(mut self) -> Self {
        self.skip_unsupported = true;
        self
    }

    /// Generates the client in the folder `client` of `OUT_DIR`, and has cargo run the build script again when
    /// the model changes.
    ///
    /// # Errors
    ///
    /// This is no build script, the model can't be read or has problems, or the files can't be written.
    pub fn run(&self) -> Result<(), GeneratorError> {
        // Said before anything can fail, so that a corrected model is looked at.
        println!("cargo::rerun-if-changed={}", self.model.display());
        println!("cargo::rerun-if-changed=build.rs");
        let out = PathBuf::from(variable("OUT_DIR")?).join(FOLDER);
        let warnings =
            self.write_to(&out, &variable("CARGO_PKG_NAME")?, &variable("CARGO_PKG_VERSION")?)?;
        // A line break would end what is said to cargo.
        for line in warnings.to_string().lines() {
            println!("cargo::warning={line}");
        }
        Ok(())
    }

    /// Generates the client in a folder, for a package of a name and version, and returns what of the model
    /// was left out. Files that are already there as they should be stay as they are.
    ///
    /// # Errors
    ///
    /// The model can't be read or has problems, or the files can't be written.
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

/// A variable that cargo sets for build scripts.
fn variable(name: &'static str) -> Result<String, GeneratorError> {
    env::var(name).map_err(|_| GeneratorError::NotABuildScript(name))
}

#[cfg(test)]
mod tests;
