//! The phases of planning, in order.

use super::context::Context;
use super::crate_plan::{CratePlan, Plan};
use super::endpoint::plan_endpoint;
use super::operations::bindings::check_bindings;
use super::operations::examples::plan_examples;
use super::operations::operation::plan_operations;
use super::operations::protocol_tests::plan_protocol_tests;
use super::package::features::{FeaturePlan, features};
use super::package::service::{ServicePlan, plan_service};
use super::package::unsupported::refuse_unsupported;
use super::types::constraints::plan_constraints;
use super::types::shapes::{plan_collections, plan_types};
use super::types::tokens::check_tokens;
use super::types::undocumented::describe_undocumented;
use super::types::usage::add_usage;
use crate::model::{Model, Problems, ServiceClosure};
use crate::options::Options;
use crate::text::on_one_line;

impl Plan {
    /// Plans the crate for a service.
    ///
    /// # Errors
    ///
    /// Returns every part of the service that can't be generated, with the reason.
    pub fn new(
        model: &Model,
        closure: &ServiceClosure,
        options: &Options,
    ) -> Result<Self, Problems> {
        let protocol = options.protocol.as_deref();
        Self::in_context(&Context::new(model, closure, protocol), options)
    }

    /// Plans the crate for the service of a context, like [`Plan::new`].
    pub(crate) fn in_context(cx: &Context<'_>, options: &Options) -> Result<Self, Problems> {
        // Runs all phases even after one finds a problem, so that all problems are reported.
        refuse_unsupported(cx);
        check_tokens(cx);
        check_bindings(cx);
        let service = plan_service(cx);
        let mut operations = plan_operations(cx);
        let (mut types, mut errors) = plan_types(cx);
        describe_undocumented(cx, &operations, &mut types);
        add_usage(cx, &operations, &mut types, &mut errors);
        let collections = plan_collections(cx);
        let constraints = plan_constraints(cx);
        let endpoint = plan_endpoint(cx, &mut operations);
        let examples = plan_examples(cx, &operations, &constraints);
        let protocol_tests = plan_protocol_tests(cx, &service, &operations, &endpoint);
        let krate = crate_plan(&service, features(&service, &operations), options);
        let warnings = cx.sink.finish(&cx.model.source)?;
        Ok(Plan {
            krate,
            service,
            operations,
            types,
            errors,
            collections,
            constraints,
            endpoint,
            examples,
            protocol_tests,
            warnings,
        })
    }
}

/// The keywords in the package's metadata. The registry allows at most five.
fn keywords(is_of_aws: bool) -> Vec<&'static str> {
    let aws = is_of_aws.then_some("aws");
    ["api"].into_iter().chain(aws).chain(["client", "smithy"]).collect()
}

fn crate_plan(service: &ServicePlan, features: Vec<FeaturePlan>, options: &Options) -> CratePlan {
    let name = options.crate_name.clone().unwrap_or_else(|| service.crate_name.clone());
    CratePlan {
        lib_name: name.replace('-', "_"),
        name,
        version: options.crate_version.clone(),
        description: format!("Client for {}", on_one_line(&service.noun)),
        keywords: keywords(service.is_of_aws),
        // The name appears in one-line comments.
        model_name: options.model_name.replace(char::is_control, "?"),
        features,
    }
}
