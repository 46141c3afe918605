//! Endpoint resolution for a call, by the service's rules or a custom resolver.

use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_types::endpoint_config::AccountIdEndpointMode;

use super::{
    Builtins, ContextParams, EndpointFn, ResolveEndpoint, ResolveEndpointError,
    SharedEndpointResolver, at, url,
};
use crate::service::Service;

/// The parameters of a call for endpoint resolution.
#[derive(Debug)]
pub(crate) struct EndpointQuery {
    builtins: Builtins,
    account_id_endpoint_mode: AccountIdEndpointMode,
    custom: Option<SharedEndpointResolver>,
}

impl EndpointQuery {
    /// Collects the parameters from a call's configuration and the operation's `context`, before the identity is known.
    pub(crate) fn new(config: &ConfigBag, context: ContextParams) -> Self {
        let of_input = context.endpoint_url().map(|url| {
            SharedEndpointResolver::new(EndpointFn(move |_: &Builtins| at(&url).resolved()))
        });
        Self {
            builtins: Builtins::load(config, context),
            account_id_endpoint_mode: config
                .load::<AccountIdEndpointMode>()
                .cloned()
                .unwrap_or_default(),
            custom: of_input.or_else(|| config.load::<SharedEndpointResolver>().cloned()),
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

    /// Returns whether a custom resolver replaces the service's rules.
    pub(crate) fn is_custom(&self) -> bool {
        self.custom.is_some()
    }

    /// Returns the parameters of the service's rules.
    pub(super) fn builtins(&self) -> &Builtins {
        &self.builtins
    }

    /// Resolves the endpoint with the custom resolver, or else by the service's rules.
    pub(crate) async fn resolve(
        &self,
        service: &Service,
    ) -> Result<Endpoint, ResolveEndpointError> {
        let Some(custom) = &self.custom else { return self.resolve_by_rules(service) };
        let endpoint = custom.resolve_endpoint(&self.builtins).await;
        endpoint.map_err(ResolveEndpointError::of_resolver).and_then(url::checked)
    }

    /// Resolves the endpoint by the service's rules. If that fails for lack of a region, the error says how to set
    /// one.
    pub(crate) fn resolve_by_rules(
        &self,
        service: &Service,
    ) -> Result<Endpoint, ResolveEndpointError> {
        self.resolve_without_advice(service).map_err(|error| match self.lacks_region(service) {
            false => error,
            true => ResolveEndpointError::new(format!(
                "{error} (no region is configured: set one with `Config::builder().region(…)`, or in \
                 the environment that `aws_config` loads, with AWS_REGION)"
            )),
        })
    }

    /// Resolves the endpoint by the service's rules. Returns errors as stated by the rules.
    pub(crate) fn resolve_without_advice(
        &self,
        service: &Service,
    ) -> Result<Endpoint, ResolveEndpointError> {
        // A configured endpoint applies even if the input lacks a required member.
        self.builtins.context.check(self.builtins.endpoint.is_some())?;
        (service.resolve_endpoint)(&self.builtins)
    }

    /// Returns whether there would be an endpoint if a region were configured.
    fn lacks_region(&self, service: &Service) -> bool {
        let region = Some("us-east-1".to_owned());
        let with_region = Builtins { region, ..self.builtins.clone() };
        self.builtins.region.is_none() && (service.resolve_endpoint)(&with_region).is_ok()
    }
}
