//! Asking the endpoint rules, or what stands in their place.

use std::fmt;
use std::sync::Arc;

use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::endpoint::Endpoint;
use aws_types::endpoint_config::AccountIdEndpointMode;

use super::{Builtins, ContextParams, ResolveEndpointError, url};
use crate::service::Service;

/// Resolves endpoints in the place of a service's rules.
#[derive(Clone)]
pub(crate) struct CustomEndpoints(Arc<ResolveFn>);

type ResolveFn = dyn Fn(&Builtins) -> Result<Endpoint, ResolveEndpointError> + Send + Sync;

impl CustomEndpoints {
    pub(crate) fn new(
        resolve: impl Fn(&Builtins) -> Result<Endpoint, ResolveEndpointError> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(resolve))
    }
}

impl fmt::Debug for CustomEndpoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CustomEndpoints")
    }
}

impl Storable for CustomEndpoints {
    type Storer = StoreReplace<Self>;
}

/// What a call asks of the endpoint rules, or of what stands in their place.
#[derive(Debug)]
pub(crate) struct EndpointQuery {
    builtins: Builtins,
    account_id_endpoint_mode: AccountIdEndpointMode,
    custom: Option<CustomEndpoints>,
}

impl EndpointQuery {
    /// What a call's configuration and `context` of its operation ask for, before it is known who calls.
    pub(crate) fn new(config: &ConfigBag, context: ContextParams) -> Self {
        Self {
            builtins: Builtins::load(config, context),
            account_id_endpoint_mode: config
                .load::<AccountIdEndpointMode>()
                .cloned()
                .unwrap_or_default(),
            custom: config.load::<CustomEndpoints>().cloned(),
        }
    }

    /// The question that a call has put together, which is there from its beginning on.
    pub(crate) fn of_call(config: &ConfigBag) -> Result<&Self, ResolveEndpointError> {
        let params = config.load::<EndpointResolverParams>();
        params.and_then(EndpointResolverParams::get).ok_or_else(Self::replaced)
    }

    /// The error where the question is another one.
    pub(crate) fn replaced() -> ResolveEndpointError {
        ResolveEndpointError::new("an interceptor replaced the parameters of the endpoint rules")
    }

    /// Takes who calls.
    pub(crate) fn set_identity(&mut self, identity: Option<&Identity>) {
        self.builtins.set_account(identity, self.account_id_endpoint_mode.clone());
    }

    /// What the service's rules are given, if nothing stands in their place.
    pub(super) fn of_rules(&self) -> Option<&Builtins> {
        self.custom.is_none().then_some(&self.builtins)
    }

    /// Resolves the endpoint; where there is none for lack of a region, the error says how to set one.
    pub(crate) fn resolve(&self, service: &Service) -> Result<Endpoint, ResolveEndpointError> {
        self.resolve_without_advice(service).map_err(|error| match self.lacks_region(service) {
            false => error,
            true => ResolveEndpointError::new(format!(
                "{error} (no region is configured: set one with `Config::builder().region(…)`, or in \
                 the environment that `aws_config` loads, with AWS_REGION)"
            )),
        })
    }

    /// Resolves the endpoint; an error is what the rules say.
    pub(crate) fn resolve_without_advice(
        &self,
        service: &Service,
    ) -> Result<Endpoint, ResolveEndpointError> {
        match &self.custom {
            Some(custom) => (custom.0)(&self.builtins).and_then(url::checked),
            None => {
                // A configured endpoint is there to call whatever the input says.
                if self.builtins.endpoint.is_none() {
                    self.builtins.context.check()?;
                }
                (service.resolve_endpoint)(&self.builtins)
            }
        }
    }

    /// Whether there would be an endpoint if only a region were configured.
    fn lacks_region(&self, service: &Service) -> bool {
        let region = Some("us-east-1".to_owned());
        let with_region = Builtins { region, ..self.builtins.clone() };
        self.custom.is_none()
            && self.builtins.region.is_none()
            && (service.resolve_endpoint)(&with_region).is_ok()
    }
}
