//! The builder of a configuration.

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
use super::sdk_config::SharedSettings;
use super::{Config, IdempotencyTokenSource, ValidateInputs};
use crate::endpoint::{
    Builtins, ConfiguredEndpoint, ContextSetting, ContextValue, CustomEndpoints, Endpoint,
    ResolveEndpointError,
};
use crate::host_prefix::DisableHostPrefix;

/// Builds a [`Config`]. Every setting is optional, and the last value given to one counts.
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
    /// Sets the region to call.
    pub fn region(self, region: Region) -> Self {
        self.store(region)
    }

    /// Sets an endpoint to call in place of the service's own, such as `http://localhost:8000`.
    ///
    /// The URL may have a path, to which requests' own paths are added. Calls fail if it has a query or a
    /// fragment. A user name and a password in it are not sent.
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        // What is set here counts more than what the environment says for the service.
        self.shared_settings = None;
        self.store(ConfiguredEndpoint::new(url))
    }

    /// Sets what resolves endpoints in the place of the service's rules, from the region and the other
    /// settings of the endpoint. [`endpoint::at`](crate::endpoint::at) makes an endpoint.
    pub fn endpoint_resolver(
        self,
        resolve: impl Fn(&Builtins) -> Result<Endpoint, ResolveEndpointError> + Send + Sync + 'static,
    ) -> Self {
        self.store(CustomEndpoints::new(resolve))
    }

    /// Sets whether operations leave out what their model has them put before the host. That is for an
    /// endpoint of one's own that answers under one name only.
    pub fn disable_host_prefix(self, disable: bool) -> Self {
        self.store(DisableHostPrefix(disable))
    }

    /// Sets whether to call endpoints that conform to FIPS 140.
    pub fn use_fips(self, use_fips: bool) -> Self {
        self.store(UseFips(use_fips))
    }

    /// Sets whether to call endpoints that are reached over IPv4 and IPv6.
    pub fn use_dual_stack(self, use_dual_stack: bool) -> Self {
        self.store(UseDualStack(use_dual_stack))
    }

    /// Sets how endpoints depend on the account that calls, for services whose endpoints do.
    pub fn account_id_endpoint_mode(self, mode: AccountIdEndpointMode) -> Self {
        self.store(mode)
    }

    /// Sets a parameter of the service's endpoint rules, by its name there. Client crates have a method
    /// for each that their service lets clients set; services without the parameter don't see it.
    pub fn endpoint_param(mut self, name: &'static str, value: impl Into<ContextValue>) -> Self {
        self.layer.store_append(ContextSetting { name, value: value.into() });
        self
    }

    /// Sets whether requests are sent as they are, even if their operations compress them.
    #[cfg(feature = "request-compression")]
    pub fn disable_request_compression(self, disable: bool) -> Self {
        self.store(super::DisableRequestCompression(disable))
    }

    /// Sets the size from which requests are compressed, up to 10,485,760 bytes; with more, calls of
    /// operations that compress theirs fail.
    #[cfg(feature = "request-compression")]
    pub fn request_min_compression_size_bytes(self, size: u32) -> Self {
        self.store(super::RequestMinCompressionSizeBytes(size))
    }

    /// Sets how failed calls are tried again.
    pub fn retry_config(self, retry_config: RetryConfig) -> Self {
        self.store(retry_config)
    }

    /// Sets how long calls may take.
    pub fn timeout_config(self, timeout_config: TimeoutConfig) -> Self {
        self.store(timeout_config)
    }

    /// Sets how stalled uploads and downloads are noticed.
    pub fn stalled_stream_protection(self, protection: StalledStreamProtectionConfig) -> Self {
        self.store(protection)
    }

    /// Sets the application's name in the user agent.
    pub fn app_name(self, app_name: AppName) -> Self {
        self.store(app_name)
    }

    /// Sets where idempotency tokens come from.
    pub fn idempotency_token_source(self, source: IdempotencyTokenSource) -> Self {
        self.store(source)
    }

    /// Sets whether inputs are checked against the constraints of the model (lengths, ranges, patterns
    /// and the like) before anything is sent; they aren't, if left out, since the service has the last
    /// word and may have loosened its limits since the model was written.
    ///
    /// A call with an input that breaks constraints then fails with
    /// [`ConstraintViolations`](crate::error::ConstraintViolations), all of them at once.
    pub fn validate_inputs(self, validate: bool) -> Self {
        self.store(ValidateInputs::new(validate))
    }

    /// Sets what sends requests.
    pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
        self.components.set_http_client(Some(http_client));
        self
    }

    /// Adds an interceptor, which sees each call at every stage.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.components.push_interceptor(interceptor);
        self
    }

    /// Adds a change of every request before it is signed, such as one more header.
    pub fn mutate_request(self, change: impl Fn(&mut HttpRequest) + Send + Sync + 'static) -> Self {
        self.interceptor(MutateRequestInterceptor::new(change))
    }

    /// Adds a change of every request before it is signed that may fail, and the call with it.
    pub fn map_request<E>(
        self,
        change: impl Fn(HttpRequest) -> Result<HttpRequest, E> + Send + Sync + 'static,
    ) -> Self
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        self.interceptor(MapRequestInterceptor::new(change))
    }

    /// Adds a look at every response, be it a success or an error, before it is read: at its headers, such
    /// as the request id (see [`RequestId`](crate::error::RequestId)), or its body.
    pub fn inspect_response(self, look: impl Fn(&HttpResponse) + Send + Sync + 'static) -> Self {
        self.interceptor(InspectResponse(look))
    }

    /// Adds a say in which failures are worth another attempt.
    pub fn retry_classifier(mut self, classifier: impl ClassifyRetry + 'static) -> Self {
        self.components.push_retry_classifier(classifier);
        self
    }

    /// Sets which clients share a retry quota; those of one service in one region, if left out.
    pub fn retry_partition(self, partition: RetryPartition) -> Self {
        self.store(partition)
    }

    /// Sets whether to leave a clock that is wrong uncorrected. If it is corrected, signatures carry the
    /// time that the service's answers tell.
    pub fn disable_clock_skew_correction(self, disable: bool) -> Self {
        self.store(DisableClockSkewCorrection::from(disable))
    }

    /// Adds a library to the user agent.
    pub fn framework_metadata(mut self, metadata: FrameworkMetadata) -> Self {
        self.layer.store_append(metadata);
        self
    }

    /// Sets where the ids of calls come from, which stay the same over all attempts; random UUIDs, if
    /// left out.
    pub fn invocation_id_generator(self, generator: impl InvocationIdGenerator + 'static) -> Self {
        self.store(SharedInvocationIdGenerator::new(generator))
    }

    /// Sets what tells the time.
    pub fn time_source(mut self, time_source: impl TimeSource + 'static) -> Self {
        self.components.set_time_source(Some(SharedTimeSource::new(time_source)));
        self
    }

    /// Sets what waits; retries and timeouts need it. The feature `rt-tokio` brings one.
    pub fn sleep_impl(mut self, sleep: impl AsyncSleep + 'static) -> Self {
        self.components.set_sleep_impl(Some(SharedAsyncSleep::new(sleep)));
        self
    }

    /// Sets what keeps credentials until they expire.
    pub fn identity_cache(mut self, cache: impl ResolveCachedIdentity + 'static) -> Self {
        self.components.set_identity_cache(Some(cache));
        self
    }

    /// Sets which defaults apply, where the AWS SDKs have changed theirs over time; the latest, if
    /// left out.
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
