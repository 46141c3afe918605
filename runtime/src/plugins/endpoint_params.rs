//! Parameters of endpoint rules from the configuration and the operation's input.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;

use crate::auth::with_http_schemes;
use crate::endpoint::{EndpointQuery, Endpoints};
use crate::operation::OperationTable;

/// Stores the parameters of the endpoint rules for the orchestrator.
#[derive(Debug)]
pub(super) struct EndpointParamsInterceptor(pub(super) &'static OperationTable);

#[dyn_dispatch_hint]
impl Intercept for EndpointParamsInterceptor {
    fn name(&self) -> &'static str {
        "EndpointParamsInterceptor"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let operation = (self.0.endpoint_params)(context.input());
        let params = EndpointResolverParams::new(EndpointQuery::new(config, operation));
        config.interceptor_state().store_put(params);
        Ok(())
    }
}

/// Resolves the endpoint for the parameters stored by the interceptor.
pub(super) fn resolve(
    endpoints: &Endpoints,
    params: &EndpointResolverParams,
) -> Result<Endpoint, BoxError> {
    let query = params.get::<EndpointQuery>().ok_or_else(EndpointQuery::replaced)?;
    let endpoint = endpoints.resolve(query)?;
    Ok(with_http_schemes(Endpoint::clone(&endpoint)))
}

/// Adds the caller's identity to the parameters.
pub(super) fn identify(params: &mut EndpointResolverParams) {
    let identity = params.get_property::<Identity>().cloned();
    if let Some(query) = params.get_mut::<EndpointQuery>() {
        query.set_identity(identity.as_ref());
    }
}
