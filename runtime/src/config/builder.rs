//! The builder of a client configuration.

mod auth;

use aws_runtime::invocation_id::{InvocationIdGenerator, SharedInvocationIdGenerator};
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep};
use aws_smithy_async::time::{SharedTimeSource, TimeSource};
use aws_smithy_runtime::client::interceptors::{MapRequestInterceptor, MutateRequestInterceptor};
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::HttpClient;
use aws_smithy_runtime_api::client::identity::ResolveCachedIdentity;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::retries::classifiers::ClassifyRetry;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_types::config_bag::{CloneableLayer, Storable, StoreReplace};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::app_name::AppName;
use aws_types::endpoint_config::{AccountIdEndpointMode, UseDualStack, UseFips};
use aws_types::region::Region;
use aws_types::sdk_ua_metadata::FrameworkMetadata;

use super::inspect::InspectResponse;
use super::shared_settings::SharedSettings;
#[cfg(feature = "input-validation")]
use super::validate_inputs::ValidateInputs;
use super::{Config, IdempotencyTokenSource};
use crate::endpoint::{
    Builtins, ConfiguredEndpoint, ContextSetting, ContextValue, CustomEndpoints, Endpoint,
    ResolveEndpointError,
};
use crate::host_prefix::DisableHostPrefix;

/// A builder for [`Config`]. Every setting is optional; the last value of a setting applies.
#[derive(Clone, Debug)]
pub struct Builder {
    pub(super) layer: CloneableLayer,
    pub(super) components: RuntimeComponentsBuilder,
    pub(super) behavior_version: Option<BehaviorVersion>,
    pub(super) shared_settings: Option<SharedSettings>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            layer: CloneableLayer::new("config"),
            components: RuntimeComponentsBuilder::new("config"),
            behavior_version: None,
            shared_settings: None,
        }
    }
}

impl Builder {
    /// Sets the region of the endpoint and of signatures.
    pub fn region(self, region: Region) -> Self {
        self.store(region)
    }

    /// Sets the URL of the endpoint, such as `http://localhost:8000`, in place of the service's endpoint.
    ///
    /// If the URL has a path, paths of requests are appended to it. Calls fail if it has a query or a fragment.
    /// A user name and password in it are not sent.
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        // This overrides a service-specific endpoint of the environment.
        self.shared_settings = None;
        self.store(ConfiguredEndpoint::new(url))
    }

    /// Sets an endpoint resolver, which replaces the service's endpoint rules. Use
    /// [`endpoint::at`](crate::endpoint::at) to create an endpoint.
    pub fn endpoint_resolver(
        self,
        resolve: impl Fn(&Builtins) -> Result<Endpoint, ResolveEndpointError> + Send + Sync + 'static,
    ) -> Self {
        self.store(CustomEndpoints::new(resolve))
    }

    /// Sets whether operations omit their host prefix. Use this for a custom endpoint that is reachable under a
    /// single host name.
    pub fn disable_host_prefix(self, disable: bool) -> Self {
        self.store(DisableHostPrefix(disable))
    }

    /// Sets whether to use FIPS 140 compliant endpoints.
    pub fn use_fips(self, use_fips: bool) -> Self {
        self.store(UseFips(use_fips))
    }

    /// Sets whether to use endpoints that support both IPv4 and IPv6.
    pub fn use_dual_stack(self, use_dual_stack: bool) -> Self {
        self.store(UseDualStack(use_dual_stack))
    }

    /// Sets whether endpoints include the account ID of the caller, for services that support it.
    pub fn account_id_endpoint_mode(self, mode: AccountIdEndpointMode) -> Self {
        self.store(mode)
    }

    /// Sets a parameter of the service's endpoint rules by name. Client crates have a typed method for each
    /// parameter of their service; services without the parameter ignore it.
    pub fn endpoint_param(mut self, name: &'static str, value: impl Into<ContextValue>) -> Self {
        self.layer.store_append(ContextSetting { name, value: value.into() });
        self
    }

    /// Sets whether to disable request compression.
    #[cfg(feature = "request-compression")]
    pub fn disable_request_compression(self, disable: bool) -> Self {
        self.store(super::DisableRequestCompression(disable))
    }

    /// Sets the minimum size of compressed requests, at most 10,485,760 bytes. With a larger value, calls of
    /// operations with request compression fail.
    #[cfg(feature = "request-compression")]
    pub fn request_min_compression_size_bytes(self, size: u32) -> Self {
        self.store(super::RequestMinCompressionSizeBytes(size))
    }

    /// Sets the retry configuration.
    pub fn retry_config(self, retry_config: RetryConfig) -> Self {
        self.store(retry_config)
    }

    /// Sets the timeout configuration.
    pub fn timeout_config(self, timeout_config: TimeoutConfig) -> Self {
        self.store(timeout_config)
    }

    /// Sets how stalled uploads and downloads are detected.
    pub fn stalled_stream_protection(self, protection: StalledStreamProtectionConfig) -> Self {
        self.store(protection)
    }

    /// Sets the application's name in the user agent.
    pub fn app_name(self, app_name: AppName) -> Self {
        self.store(app_name)
    }

    /// Sets the source of idempotency tokens. Defaults to random tokens.
    pub fn idempotency_token_source(self, source: IdempotencyTokenSource) -> Self {
        self.store(source)
    }

    /// Sets whether inputs are validated against the constraints of the model (such as lengths, ranges and
    /// patterns) before sending. Defaults to `false`, because the service may have relaxed its limits since the
    /// model was published.
    ///
    /// A call with an invalid input then fails with all of its
    /// [`ConstraintViolations`](crate::error::ConstraintViolations).
    #[cfg(feature = "input-validation")]
    pub fn validate_inputs(self, validate: bool) -> Self {
        self.store(ValidateInputs::new(validate))
    }

    /// Sets the HTTP client.
    pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
        self.components.set_http_client(Some(http_client));
        self
    }

    /// Adds an interceptor, which can observe and change each call at every stage.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.components.push_interceptor(interceptor);
        self
    }

    /// Adds a function that changes each request before it is signed, for example to add a header.
    pub fn mutate_request(self, change: impl Fn(&mut HttpRequest) + Send + Sync + 'static) -> Self {
        self.interceptor(MutateRequestInterceptor::new(change))
    }

    /// Adds a fallible function that changes each request before it is signed. If it fails, so does the call.
    pub fn map_request<E>(
        self,
        change: impl Fn(HttpRequest) -> Result<HttpRequest, E> + Send + Sync + 'static,
    ) -> Self
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        self.interceptor(MapRequestInterceptor::new(change))
    }

    /// Adds a function that inspects each response before it is parsed, for example its body or the request ID in
    /// its headers (see [`RequestId`](crate::error::RequestId)). Called for successes and errors.
    pub fn inspect_response(self, look: impl Fn(&HttpResponse) + Send + Sync + 'static) -> Self {
        self.interceptor(InspectResponse(look))
    }

    /// Adds a retry classifier.
    pub fn retry_classifier(mut self, classifier: impl ClassifyRetry + 'static) -> Self {
        self.components.push_retry_classifier(classifier);
        self
    }

    /// Sets the retry partition. Clients with the same partition share a retry quota. Defaults to one per service
    /// and region.
    pub fn retry_partition(self, partition: RetryPartition) -> Self {
        self.store(partition)
    }

    /// Sets whether to disable the correction of clock skew. The correction makes signatures use the service's
    /// time if the local clock is wrong.
    pub fn disable_clock_skew_correction(self, disable: bool) -> Self {
        self.store(DisableClockSkewCorrection::from(disable))
    }

    /// Adds a framework to the user agent.
    pub fn framework_metadata(mut self, metadata: FrameworkMetadata) -> Self {
        self.layer.store_append(metadata);
        self
    }

    /// Sets the generator of invocation IDs, which identify a call across its attempts. Defaults to random UUIDs.
    pub fn invocation_id_generator(self, generator: impl InvocationIdGenerator + 'static) -> Self {
        self.store(SharedInvocationIdGenerator::new(generator))
    }

    /// Sets the time source.
    pub fn time_source(mut self, time_source: impl TimeSource + 'static) -> Self {
        self.components.set_time_source(Some(SharedTimeSource::new(time_source)));
        self
    }

    /// Sets the async sleep implementation, which retries and timeouts require. The feature `rt-tokio` provides a
    /// default.
    pub fn sleep_impl(mut self, sleep: impl AsyncSleep + 'static) -> Self {
        self.components.set_sleep_impl(Some(SharedAsyncSleep::new(sleep)));
        self
    }

    /// Sets the identity cache, which keeps credentials until they expire.
    pub fn identity_cache(mut self, cache: impl ResolveCachedIdentity + 'static) -> Self {
        self.components.set_identity_cache(Some(cache));
        self
    }

    /// Sets the version of the AWS SDKs' default behavior. Defaults to the latest.
    pub fn behavior_version(mut self, version: BehaviorVersion) -> Self {
        self.behavior_version = Some(version);
        self
    }

    /// Builds the configuration.
    pub fn build(self) -> Config {
        Config {
            layer: self.layer,
            components: self.components,
            behavior_version: self.behavior_version.unwrap_or_else(BehaviorVersion::latest),
            shared_settings: self.shared_settings,
        }
    }

    pub(crate) fn store<T>(mut self, value: T) -> Self
    where
        T: Storable<Storer = StoreReplace<T>> + Clone,
    {
        self.layer.store_put(value);
        self
    }
}

impl Config {
    /// Returns a builder without any settings.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Returns a builder with the settings of this configuration.
    pub fn to_builder(&self) -> Builder {
        Builder::from(self.clone())
    }
}

impl Default for Config {
    fn default() -> Self {
        Self::builder().build()
    }
}

impl From<Config> for Builder {
    fn from(config: Config) -> Self {
        Self {
            layer: config.layer,
            components: config.components,
            behavior_version: Some(config.behavior_version),
            shared_settings: config.shared_settings,
        }
    }
}
