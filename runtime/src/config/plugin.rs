//! The configuration as a plugin of the orchestrator.

use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime_api::client::auth::{AuthScheme as _, AuthSchemeId};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::config_bag::{FrozenLayer, Layer};
use aws_types::region::SigningRegion;

use super::settings::Config;
#[cfg(feature = "input-validation")]
use super::validate_inputs::ValidateInputs;
use crate::endpoint::ConfiguredEndpoint;
use crate::service::Service;

impl Config {
    /// Returns the configuration as a plugin for a client of `service`.
    pub(crate) fn plugin(&self, service: &Service) -> StaticRuntimePlugin {
        StaticRuntimePlugin::new()
            .with_config(self.layer(service))
            .with_runtime_components(self.runtime_components())
    }

    /// Returns the configuration as a plugin for calls of a client whose configuration it overrides.
    ///
    /// Components that were copied from the client's configuration are left out: they would run twice.
    pub(crate) fn override_plugin(&self, service: &Service, client: &Self) -> StaticRuntimePlugin {
        let mut own = self.clone();
        own.pushed.remove_copies_of(&client.pushed);
        if own.identity_cache.is_none() && own.identities.has_resolvers_besides(&client.identities)
        {
            // Identities of single calls must not accumulate in the client's cache.
            own.identity_cache = Some(IdentityCache::lazy().max_partitions(1).build());
        }
        own.plugin(service)
    }

    /// Returns the settings as a configuration layer for a client of `service`.
    pub(crate) fn layer(&self, service: &Service) -> FrozenLayer {
        let mut layer = Layer::new("config");
        self.settings.store(&mut layer);
        self.identities.store(&mut layer);
        if let Some(region) = self.region() {
            layer.store_put(SigningRegion::from(region.clone()));
        }
        let url = self.service_endpoint_url(service).map(ConfiguredEndpoint::new);
        if let Some(url) = url.or_else(|| self.endpoint_url.clone()) {
            layer.store_put(url);
        }
        if let Some(resolver) = self.endpoint_resolver() {
            layer.store_put(resolver);
        }
        for setting in &self.endpoint_params {
            layer.store_append(setting.clone());
        }
        for framework in &self.frameworks {
            layer.store_append(framework.clone());
        }
        layer.freeze()
    }

    /// Returns whether an authentication scheme of this ID has been added.
    pub(crate) fn has_auth_scheme(&self, id: &AuthSchemeId) -> bool {
        self.identities.auth_schemes.iter().any(|scheme| scheme.scheme_id() == *id)
    }

    #[cfg(feature = "input-validation")]
    pub(crate) fn input_validation(&self) -> Option<ValidateInputs> {
        self.settings.validate_inputs
    }

    fn runtime_components(&self) -> RuntimeComponentsBuilder {
        let mut components = RuntimeComponentsBuilder::new("config");
        components.set_http_client(self.http_client());
        components.set_time_source(self.time_source());
        components.set_sleep_impl(self.sleep_impl());
        components.set_identity_cache(self.identity_cache.clone());
        self.pushed.register(&mut components);
        self.identities.register(&mut components);
        components
    }

    fn service_endpoint_url(&self, service: &Service) -> Option<String> {
        self.shared_settings.as_ref()?.endpoint_url(service)
    }
}
