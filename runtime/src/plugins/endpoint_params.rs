//! Handing the configuration to the endpoint rules.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;

use crate::endpoint::{EndpointQuery, ResolveEndpointError};
use crate::service::Service;

/// Puts the parameters of the endpoint rules where the orchestrator looks for them.
#[derive(Debug)]
pub(super) struct EndpointParamsInterceptor;

#[dyn_dispatch_hint]
impl Intercept for EndpointParamsInterceptor {
    fn name(&self) -> &'static str {
        "EndpointParamsInterceptor"
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let params = EndpointResolverParams::new(EndpointQuery::load(config));
        config.interceptor_state().store_put(params);
        Ok(())
    }
}

/// Resolves the endpoint for parameters that the interceptor put there.
pub(super) fn resolve(
    service: &Service,
    params: &EndpointResolverParams,
) -> Result<Endpoint, BoxError> {
    let query = params.get::<EndpointQuery>().ok_or_else(|| {
        ResolveEndpointError::new("an interceptor replaced the parameters of the endpoint rules")
    })?;
    Ok(query.resolve(service)?)
}
