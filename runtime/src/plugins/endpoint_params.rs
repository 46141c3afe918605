//! Parameters of endpoint rules from the configuration and the operation's input.

use std::sync::Arc;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, EndpointResolverParams};
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;

use crate::auth::{CustomSchemes, with_unlisted_schemes};
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
        let mut params = EndpointResolverParams::new(EndpointQuery::new(config, operation));
        if let Some(schemes) = CustomSchemes::load(config) {
            params.set_property(schemes);
        }
        config.interceptor_state().store_put(params);
        Ok(())
    }
}

/// Resolves the endpoint for the parameters stored by the interceptor.
pub(super) fn resolve<'a>(
    endpoints: &'a Endpoints,
    params: &'a EndpointResolverParams,
) -> EndpointFuture<'a> {
    let Some(query) = params.get::<EndpointQuery>() else {
        return EndpointFuture::ready(Err(EndpointQuery::replaced().into()));
    };
    let listing = |endpoint: Arc<Endpoint>| {
        with_unlisted_schemes(Endpoint::clone(&endpoint), params.get_property())
    };
    match query.is_custom() {
        true => EndpointFuture::new(async move { Ok(listing(endpoints.resolve(query).await?)) }),
        false => {
            let endpoint = endpoints.resolve_by_rules(query);
            EndpointFuture::ready(endpoint.map(listing).map_err(Into::into))
        }
    }
}

/// Adds the caller's identity to the parameters.
pub(super) fn identify(params: &mut EndpointResolverParams) {
    let identity = params.get_property::<Identity>().cloned();
    if let Some(query) = params.get_mut::<EndpointQuery>() {
        query.set_identity(identity.as_ref());
    }
}
