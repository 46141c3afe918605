//! From a model to the files of a crate.

use crate::model::{Model, Problems, ServiceClosure, Warnings};
use crate::options::Options;
use crate::output::CrateFiles;
use crate::plan::Plan;
use crate::render;

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
