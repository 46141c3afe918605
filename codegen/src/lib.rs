//! Generates a Rust client crate from a Smithy JSON model.
//!
//! The generator has three stages. Each stage is a module that knows nothing about the later ones:
//!
//! 1. [`model`] reads the JSON AST of Smithy 2.0 into a graph of typed shapes. It knows nothing about Rust.
//! 2. [`plan`] makes all decisions about the generated Rust: names, types, required members, boxing and the protocol. Its
//!    result is plain data.
//! 3. [`render`] turns a plan into files. It makes no decisions and knows nothing about the model.
//!
//! [`output`] then compares the files with a folder and writes the changed ones. Four more modules deal with revisions of
//! a model: [`changes`] compares two revisions from the caller's point of view, [`update`] adopts a new revision,
//! [`release`] determines the version of the crate, and [`api`] lists the public items of a crate.
//!
//! To keep generated files out of version control, generate them from a build script: see [`build_script`].
#![forbid(unsafe_code)]

pub mod api;
pub mod build_script;
pub mod changes;
pub mod model;
pub mod output;
pub mod plan;
pub mod release;
pub mod render;
mod supported;
mod text;
pub mod update;

pub use supported::plan_supported;

use std::path::PathBuf;

use model::{Model, Problems, ServiceClosure, Warnings};
use output::CrateFiles;
use plan::Plan;

/// Options of the generator.
#[derive(Clone, Debug)]
pub struct Options {
    /// The source of the runtime dependency.
    pub runtime: RuntimeDependency,
    /// True if the manifest declares a workspace. Required if the crate is inside the folder of a workspace without being
    /// a member.
    pub detached: bool,
    /// The model's file name, which the first line of every file mentions.
    pub model_name: String,
    /// The package's name. Defaults to the first label of the service's endpoints.
    pub crate_name: Option<String>,
    /// The package's version.
    pub crate_version: String,
}

#[cfg(test)]
impl Options {
    /// Returns options for tests that do not depend on them.
    pub(crate) fn of_tests() -> Self {
        Self {
            runtime: RuntimeDependency::Path("../runtime".into()),
            detached: false,
            model_name: "m.json".to_owned(),
            crate_name: Some("m".to_owned()),
            crate_version: "0.1.0".to_owned(),
        }
    }
}

/// The source of the dependency on the runtime.
#[derive(Clone, Debug)]
pub enum RuntimeDependency {
    /// The registry, in the version of the generator.
    Registry,
    /// A folder, relative to the folder of the generated crate.
    Path(PathBuf),
}

/// A generated crate.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The files.
    pub files: CrateFiles,
    /// The parts of the model that are left out.
    pub warnings: Warnings,
}

/// Generates a client crate for a service of a model.
///
/// # Errors
///
/// Returns all parts of the service that can't be generated, with the reasons.
pub fn generate(
    model: &Model,
    closure: &ServiceClosure,
    options: &Options,
) -> Result<Generated, Problems> {
    let plan = Plan::new(model, closure, options)?;
    Ok(Generated { files: render::render(&plan, options), warnings: plan.warnings })
}
