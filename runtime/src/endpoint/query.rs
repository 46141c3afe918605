//! Endpoint resolution for a call, by the service's rules or a custom resolver.

use std::fmt;
use std::sync::Arc;

use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::endpoint::Endpoint;
use aws_types::endpoint_config::AccountIdEndpointMode;

use super::{Builtins, ContextParams, ResolveEndpointError, url};
use crate::service::Service;

/// A custom endpoint resolver, which replaces a service's rules.
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

/// The parameters of a call for endpoint resolution.
#[derive(Debug)]
pub(crate) struct EndpointQuery {
    builtins: Builtins,
    account_id_endpoint_mode: AccountIdEndpointMode,
    custom: Option<CustomEndpoints>,
}

impl EndpointQuery {
    /// Collects the parameters from a call's configuration and the operation's `context`, before the identity is known.
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

    /// Returns the parameters of a call, which an interceptor stores at its beginning.
    pub(crate) fn of_call(config: &ConfigBag) -> Result<&Self, ResolveEndpointError> {
        let params = config.load::<EndpointResolverParams>();
        params.and_then(EndpointResolverParams::get).ok_or_else(Self::replaced)
    }

    /// Returns the error for parameters of another type.
    pub(crate) fn replaced() -> ResolveEndpointError {
        ResolveEndpointError::new("an interceptor replaced the parameters of the endpoint rules")
    }

    /// Sets the caller's identity.
    pub(crate) fn set_identity(&mut self, identity: Option<&Identity>) {
        self.builtins.set_account(identity, self.account_id_endpoint_mode.clone());
    }

    /// Returns the parameters of the service's rules, unless there is a custom resolver.
    pub(super) fn of_rules(&self) -> Option<&Builtins> {
        self.custom.is_none().then_some(&self.builtins)
    }

    /// Resolves the endpoint. If that fails for lack of a region, the error says how to set one.
    pub(crate) fn resolve(&self, service: &Service) -> Result<Endpoint, ResolveEndpointError> {
        self.resolve_without_advice(service).map_err(|error| match self.lacks_region(service) {
            false => error,
            true => ResolveEndpointError::new(format!(
                "{error} (no region is configured: set one with `Config::builder().region(…)`, or in \
                 the environment that `aws_config` loads, with AWS_REGION)"
            )),
        })
    }

    /// Resolves the endpoint. Returns errors as stated by the rules.
    pub(crate) fn resolve_without_advice(
        &self,
        service: &Service,
    ) -> Result<Endpoint, ResolveEndpointError> {
        match &self.custom {
            Some(custom) => (custom.0)(&self.builtins).and_then(url::checked),
            None => {
                // A configured endpoint applies even if the input lacks a required member.
                if self.builtins.endpoint.is_none() {
                    self.builtins.context.check()?;
                }
                (service.resolve_endpoint)(&self.builtins)
            }
        }
    }

    /// Returns whether there would be an endpoint if a region were configured.
    fn lacks_region(&self, service: &Service) -> bool {
        let region = Some("us-east-1".to_owned());
        let with_region = Builtins { region, ..self.builtins.clone() };
        self.custom.is_none()
            && self.builtins.region.is_none()
            && (service.resolve_endpoint)(&with_region).is_ok()
    }
}
