//! Configuration of a client.
//!
//! A [`Config`] belongs to no service: the same one configures clients of different services. It is
//! made from [`SdkConfig`], which `aws_config` loads from the environment, or with a [`Builder`].

mod builder;
mod inspect;
#[cfg(feature = "request-compression")]
mod request_compression;
#[cfg(feature = "ring-https-client")]
mod ring_https;
mod sdk_config;
mod validate_inputs;

pub use aws_credential_types::Credentials;
#[cfg(feature = "http-bearer-auth")]
pub use aws_credential_types::provider::token::{ProvideToken, SharedTokenProvider};
pub use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
pub use aws_runtime::invocation_id::{InvocationId, InvocationIdGenerator};
pub use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep};
pub use aws_smithy_async::time::{SharedTimeSource, TimeSource};
pub use aws_smithy_runtime::client::identity::IdentityCache;
pub use aws_smithy_runtime::client::retries::RetryPartition;
pub use aws_smithy_runtime_api::client::auth::{AuthSchemeId, AuthSchemePreference};
pub use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
pub use aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
#[cfg(feature = "http-basic-auth")]
pub use aws_smithy_runtime_api::client::identity::http::Login;
#[cfg(any(feature = "http-api-key-auth", feature = "http-bearer-auth"))]
pub use aws_smithy_runtime_api::client::identity::http::Token;
#[cfg(feature = "http-auth")]
pub use aws_smithy_runtime_api::client::identity::{Identity, IdentityFuture, ResolveIdentity};
pub use aws_smithy_runtime_api::client::identity::{ResolveCachedIdentity, SharedIdentityCache};
pub use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
pub use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
pub use aws_smithy_runtime_api::client::retries::classifiers::ClassifyRetry;
#[cfg(feature = "http-auth")]
pub use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
pub use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
#[cfg(feature = "http-auth")]
pub use aws_smithy_types::config_bag::ConfigBag;
pub use aws_smithy_types::retry::RetryConfig;
pub use aws_smithy_types::timeout::TimeoutConfig;
pub use aws_types::app_name::AppName;
pub use aws_types::endpoint_config::AccountIdEndpointMode;
pub use aws_types::region::{Region, SigningRegionSet};
pub use aws_types::sdk_config::SdkConfig;
pub use aws_types::sdk_ua_metadata::FrameworkMetadata;
pub use builder::Builder;
#[cfg(feature = "ring-https-client")]
pub use ring_https::ring_https_client;

pub use crate::idempotency::IdempotencyTokenSource;

#[cfg(feature = "request-compression")]
pub(crate) use request_compression::{DisableRequestCompression, RequestMinCompressionSizeBytes};

use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::config_bag::{CloneableLayer, Layer};
use aws_types::endpoint_config::{UseDualStack, UseFips};
use aws_types::region::SigningRegion;

use crate::endpoint::ConfiguredEndpoint;
use crate::host_prefix::DisableHostPrefix;
use crate::service::Service;
use sdk_config::SharedSettings;
use validate_inputs::ValidateInputs;

/// How a client calls its service: where, as whom, and with what patience.
///
/// What is left open takes the defaults of the AWS SDKs. Nothing has to be set to make a client; a
/// call that lacks something, such as a region, fails with an error that says what.
#[derive(Clone, Debug)]
pub struct Config {
    /// Settings, keyed by their types.
    layer: CloneableLayer,
    /// Things that do something, such as the HTTP client.
    components: RuntimeComponentsBuilder,
    behavior_version: BehaviorVersion,
    /// Settings for single services, from the shared configuration.
    shared_settings: Option<SharedSettings>,
}

impl Config {
    /// A configuration in which nothing is set yet.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// A builder that starts from this configuration.
    pub fn to_builder(&self) -> Builder {
        Builder::from(self.clone())
    }

    /// The region to call.
    pub fn region(&self) -> Option<&Region> {
        self.layer.load::<Region>()
    }

    /// The endpoint to call in place of the service's own.
    ///
    /// An endpoint for one service in the shared configuration is not in here.
    pub fn endpoint_url(&self) -> Option<&str> {
        self.layer.load::<ConfiguredEndpoint>().map(ConfiguredEndpoint::as_given)
    }

    /// Whether to call endpoints that conform to FIPS 140.
    pub fn use_fips(&self) -> Option<bool> {
        self.layer.load::<UseFips>().map(|value| value.0)
    }

    /// Whether to call endpoints that are reached over IPv4 and IPv6.
    pub fn use_dual_stack(&self) -> Option<bool> {
        self.layer.load::<UseDualStack>().map(|value| value.0)
    }

    /// Whether operations leave out what they would put before the host; if nothing is set, they don't.
    pub fn disable_host_prefix(&self) -> Option<bool> {
        self.layer.load::<DisableHostPrefix>().map(|setting| setting.0)
    }

    /// How failed calls are tried again.
    pub fn retry_config(&self) -> Option<&RetryConfig> {
        self.layer.load::<RetryConfig>()
    }

    /// How long calls may take.
    pub fn timeout_config(&self) -> Option<&TimeoutConfig> {
        self.layer.load::<TimeoutConfig>()
    }

    /// The application's name in the user agent.
    pub fn app_name(&self) -> Option<&AppName> {
        self.layer.load::<AppName>()
    }

    /// Which defaults apply, where the AWS SDKs have changed theirs over time.
    pub fn behavior_version(&self) -> BehaviorVersion {
        self.behavior_version
    }

    /// Whether requests are sent as they are, even if their operations compress them.
    #[cfg(feature = "request-compression")]
    pub fn disable_request_compression(&self) -> Option<bool> {
        self.layer.load::<DisableRequestCompression>().map(|setting| setting.0)
    }

    /// The size from which requests are compressed; if nothing is set, it is 10,240 bytes.
    #[cfg(feature = "request-compression")]
    pub fn request_min_compression_size_bytes(&self) -> Option<u32> {
        self.layer.load::<RequestMinCompressionSizeBytes>().map(|setting| setting.0)
    }

    /// Where idempotency tokens come from; if nothing is set, they are random.
    pub fn idempotency_token_source(&self) -> Option<IdempotencyTokenSource> {
        self.layer.load::<IdempotencyTokenSource>().cloned()
    }

    /// Whether inputs are checked against the constraints of the model before anything is sent; if
    /// nothing is set, they are not.
    pub fn validate_inputs(&self) -> Option<bool> {
        self.input_validation().map(ValidateInputs::is_on)
    }

    pub(crate) fn input_validation(&self) -> Option<ValidateInputs> {
        self.layer.load::<ValidateInputs>().copied()
    }

    /// The configuration as a plugin for a client of `service`.
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

    /// The things that do something.
    pub(crate) fn components(&self) -> &RuntimeComponentsBuilder {
        &self.components
    }

    fn service_endpoint_url(&self, service: &Service) -> Option<String> {
        self.shared_settings.as_ref()?.endpoint_url(service)
    }
}

impl Default for Config {
    fn default() -> Self {
        Self::builder().build()
    }
}

#[cfg(test)]
mod tests;
