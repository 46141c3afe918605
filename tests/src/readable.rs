//! Reading and planning of arbitrary models, with checks of their problems.

use smithy_client_codegen::api::PublicApi;
use smithy_client_codegen::changes::Revision;
use smithy_client_codegen::model::{Model, Problems, ServiceClosure};
use smithy_client_codegen::plan::Plan;
use smithy_client_codegen::{Options, plan_supported};

use crate::options;

/// A model and one of its services.
#[derive(Debug)]
pub struct Readable {
    model: Model,
    closure: ServiceClosure,
}

/// Reads an arbitrary document, and checks that its problems can be printed.
///
/// # Errors
///
/// Returns the problems of the model.
///
/// # Panics
///
/// Panics if a check fails.
pub fn read(bytes: &[u8]) -> Result<Model, Problems> {
    Model::from_bytes("m.json", bytes).inspect_err(check_problems)
}

impl Readable {
    /// Creates a value for the first service of a model, optionally with only one of its operations.
    pub fn new(model: Model, only: Option<usize>) -> Option<Self> {
        let first = model.services().next().map(|service| service.id.as_str().to_owned());
        let closure = model.service(first.as_deref());
        let mut closure = closure.inspect_err(check_problems).ok()?;
        if let Some(only) = only
            && let Some(count) = closure.operations.len().checked_sub(1)
        {
            let operation = closure.operations[only % (count + 1)].as_str().to_owned();
            closure = closure.only(&model, &[operation]).expect("an operation of the service");
        }
        Some(Self { model, closure })
    }

    pub(crate) fn revision(&self) -> Revision<'_> {
        Revision { name: "m", model: &self.model, closure: &self.closure }
    }

    pub(crate) fn options(&self) -> Options {
        Options { crate_version: "0.1.0".into(), ..options(&self.model, Some("m")) }
    }

    /// Plans the crate, and checks its public API.
    pub(crate) fn plan(&self) -> Option<Plan> {
        let plan = Plan::new(&self.model, &self.closure, &self.options());
        let plan = plan.inspect_err(check_problems).ok()?;
        assert!(!PublicApi::new(&plan).to_string().is_empty());
        Some(plan)
    }

    /// Plans the crate without unsupported operations.
    pub(crate) fn supported_plan(&self) -> Option<Plan> {
        let plan = plan_supported(&self.model, &self.closure, &self.options());
        plan.inspect_err(check_problems).ok()
    }
}

fn check_problems(problems: &Problems) {
    assert!(problems.iter().len() > 0, "rejected without a problem");
    assert!(problems.to_string().starts_with("m.json:"), "a problem without the document's name");
}
