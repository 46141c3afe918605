//! The settings of a configuration.

use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::config_bag::{CloneableLayer, Layer};
use aws_types::endpoint_config::{UseDualStack, UseFips};
use aws_types::region::SigningRegion;

use super::shared_settings::SharedSettings;
#[cfg(feature = "input-validation")]
use super::validate_inputs::ValidateInputs;
use super::{AppName, BehaviorVersion, IdempotencyTokenSource, Region, RetryConfig, TimeoutConfig};
#[cfg(feature = "request-compression")]
use super::{DisableRequestCompression, RequestMinCompressionSizeBytes};
use crate::endpoint::ConfiguredEndpoint;
use crate::host_prefix::DisableHostPrefix;
use crate::service::Service;

/// Client configuration: endpoint, credentials, timeouts and retries.
///
/// Every setting is optional and defaults to the behavior of the AWS SDKs. A call that needs a missing setting,
/// such as a region, fails with an error that names the setting.
#[derive(Clone, Debug)]
pub struct Config {
    /// Settings, stored by type.
    pub(super) layer: CloneableLayer,
    /// Components such as the HTTP client and interceptors.
    pub(super) components: RuntimeComponentsBuilder,
    pub(super) behavior_version: BehaviorVersion,
    /// Service-specific settings of the shared configuration.
    pub(super) shared_settings: Option<SharedSettings>,
}

impl Config {
    /// Returns the region of the endpoint and of signatures.
    pub fn region(&self) -> Option<&Region> {
        self.layer.load::<Region>()
    }

    /// Returns the endpoint URL that replaces the service's endpoint.
    ///
    /// Does not include service-specific endpoints of the shared configuration.
    pub fn endpoint_url(&self) -> Option<&str> {
        self.layer.load::<ConfiguredEndpoint>().map(ConfiguredEndpoint::as_given)
    }

    /// Returns whether to use FIPS 140 compliant endpoints.
    pub fn use_fips(&self) -> Option<bool> {
        self.layer.load::<UseFips>().map(|value| value.0)
    }

    /// Returns whether to use endpoints that support both IPv4 and IPv6.
    pub fn use_dual_stack(&self) -> Option<bool> {
        self.layer.load::<UseDualStack>().map(|value| value.0)
    }

    /// Returns whether operations omit their host prefix. Defaults to `false`.
    pub fn disable_host_prefix(&self) -> Option<bool> {
        self.layer.load::<DisableHostPrefix>().map(|setting| setting.0)
    }

    /// Returns the retry configuration.
    pub fn retry_config(&self) -> Option<&RetryConfig> {
        self.layer.load::<RetryConfig>()
    }

    /// Returns the timeout configuration.
    pub fn timeout_config(&self) -> Option<&TimeoutConfig> {
        self.layer.load::<TimeoutConfig>()
    }

    /// Returns the application's name in the user agent.
    pub fn app_name(&self) -> Option<&AppName> {
        self.layer.load::<AppName>()
    }

    /// Returns the version of the AWS SDKs' default behavior.
    pub fn behavior_version(&self) -> BehaviorVersion {
        self.behavior_version
    }

    /// Returns whether request compression is disabled.
    #[cfg(feature = "request-compression")]
    pub fn disable_request_compression(&self) -> Option<bool> {
        self.layer.load::<DisableRequestCompression>().map(|setting| setting.0)
    }

    /// Returns the minimum size of compressed requests. Defaults to 10,240 bytes.
    #[cfg(feature = "request-compression")]
    pub fn request_min_compression_size_bytes(&self) -> Option<u32> {
        self.layer.load::<RequestMinCompressionSizeBytes>().map(|setting| setting.0)
    }

    /// Returns the source of idempotency tokens. Defaults to random tokens.
    pub fn idempotency_token_source(&self) -> Option<IdempotencyTokenSource> {
        self.layer.load::<IdempotencyTokenSource>().cloned()
    }

    /// Returns whether inputs are validated against the constraints of the model before sending. Defaults to
    /// `false`.
    #[cfg(feature = "input-validation")]
    pub fn validate_inputs(&self) -> Option<bool> {
        self.input_validation().map(ValidateInputs::is_on)
    }

    #[cfg(feature = "input-validation")]
    pub(crate) fn input_validation(&self) -> Option<ValidateInputs> {
        self.layer.load::<ValidateInputs>().copied()
    }

    /// Returns the configuration as a plugin for a client of `service`.
    pub(crate) fn plugin(&self, service: &Service) -> StaticRuntimePlugin {
        let mut layer = self.layer.clone();
        if let Some(region) = self.region() {
            layer.store_put(SigningRegion::from(region.clone()));
        }
        if let Some(url) = self.service_endpoint_url(service) {
            layer.store_put(ConfiguredEndpoint::new(url));
        }
        StaticRuntimePlugin::new()
            .with_config(Layer::from(layer).with_name("config").freeze())
            .with_runtime_components(self.components.clone())
    }

    /// Returns the components, such as the HTTP client.
    pub(crate) fn components(&self) -> &RuntimeComponentsBuilder {
        &self.components
    }

    fn service_endpoint_url(&self, service: &Service) -> Option<String> {
        self.shared_settings.as_ref()?.endpoint_url(service)
    }
}
