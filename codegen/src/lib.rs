//! Generates a Rust client crate from a Smithy JSON model.
//!
//! Three stages, each a module, each ignorant of the ones after it:
//!
//! 1. [`model`] reads the JSON AST of Smithy 2.0 into a graph of typed shapes. It knows Smithy and
//!    nothing of Rust.
//! 2. [`plan`] makes every decision about the Rust to be written: names, types, which members are
//!    required, what is boxed, which protocol. It knows both worlds and produces plain data.
//! 3. [`render`] turns a plan into files. It makes no decisions and never looks at a model.
//!
//! [`output`] then compares the files with a folder and writes what has changed. Around these stages,
//! [`changes`] compares two revisions of a model as callers see them, [`update`] puts a new one in place,
//! [`release`] keeps the version of its crate, and [`api`] lists what the crate of a plan makes public.
//!
//! Who wants no generated files under version control lets a build script generate them: [`build_script`].
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

/// What the generator can't read off the model.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the generated crate finds the runtime.
    pub runtime: RuntimeDependency,
    /// Whether the crate is no member of a workspace that it stands in, so that its manifest has to
    /// declare a workspace of its own.
    pub detached: bool,
    /// The model's file name, for the first line of every file.
    pub model_name: String,
    /// The package's name; by default, the first label of the service's endpoints.
    pub crate_name: Option<String>,
    /// The package's version.
    pub crate_version: String,
}

#[cfg(test)]
impl Options {
    /// For tests to which it does not matter.
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

/// Where the generated crate finds the runtime.
#[derive(Clone, Debug)]
pub enum RuntimeDependency {
    /// In the registry, in the generator's own version.
    Registry,
    /// In a folder, relative to that of the generated crate.
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

/// Generates a crate for a service of a model.
///
/// # Errors
///
/// Every part of the service that can't be generated, with the reason.
pub fn generate(
    model: &Model,
    closure: &ServiceClosure,
    options: &Options,
) -> Result<Generated, Problems> {
    let plan = Plan::new(model, closure, options)?;
    Ok(Generated { files: render::render(&plan, options), warnings: plan.warnings })
}
