//! The configuration, its builder, and the settings that have a value.

use aws_runtime::invocation_id::{InvocationIdGenerator, SharedInvocationIdGenerator};
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep};
use aws_smithy_async::time::{SharedTimeSource, TimeSource};
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::auth::AuthSchemePreference;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
use aws_smithy_runtime_api::client::identity::SharedIdentityCache;
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_schema::protocol::{ClientProtocol, SharedClientProtocol};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::app_name::AppName;
use aws_types::endpoint_config::{AccountIdEndpointMode, UseDualStack, UseFips};
use aws_types::region::{Region, SigningRegionSet};
use aws_types::sdk_ua_metadata::FrameworkMetadata;

use super::identities::Identities;
use super::pushed::PushedComponents;
#[cfg(feature = "request-compression")]
use super::request_compression::{DisableRequestCompression, RequestMinCompressionSizeBytes};
use super::shared_settings::SharedSettings;
#[cfg(feature = "input-validation")]
use super::validate_inputs::ValidateInputs;
use crate::endpoint::{
    ConfiguredEndpoint, ContextSetting, ResolveEndpoint, SharedEndpointResolver,
};
use crate::host_prefix::DisableHostPrefix;
use crate::idempotency::IdempotencyTokenSource;

/// Client configuration: endpoint, credentials, timeouts and retries.
///
/// Every setting is optional and defaults to the behavior of the AWS SDKs. A call that needs a missing setting,
/// such as a region, fails with an error that names the setting.
#[derive(Clone, Debug, Default)]
pub struct Config {
    pub(super) settings: Settings,
    pub(super) components: Components,
    pub(super) pushed: PushedComponents,
    pub(super) identities: Identities,
    pub(super) identity_cache: Option<SharedIdentityCache>,
    pub(super) endpoint_url: Option<ConfiguredEndpoint>,
    /// Service-specific endpoint settings. Later ones take precedence.
    pub(super) endpoint_params: Vec<ContextSetting>,
    pub(super) frameworks: Vec<FrameworkMetadata>,
    pub(super) behavior_version: Option<BehaviorVersion>,
    /// Service-specific settings of the shared configuration.
    pub(super) shared_settings: Option<SharedSettings>,
}

/// A builder for [`Config`]. Every setting is optional; the last value of a setting applies.
///
/// Each setting has a method with its name, for chains of calls, and a method `set_…` that takes an `Option`. In the
/// configuration of a single call, a cleared setting leaves the client's setting in effect.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    pub(super) config: Config,
}

settings! {
    /// Sets the region of the endpoint and of signatures.
    region, set_region: {impl Into<Option<Region>>, Into::into} Region;

    /// Sets whether operations omit their host prefix. Use this for a custom endpoint that is reachable under a
    /// single host name.
    disable_host_prefix, set_disable_host_prefix: bool as DisableHostPrefix = DisableHostPrefix, |it| it.0;

    /// Sets whether to use FIPS 140 compliant endpoints.
    use_fips, set_use_fips: bool as UseFips = UseFips, |it| it.0;

    /// Sets whether to use endpoints that support both IPv4 and IPv6.
    use_dual_stack, set_use_dual_stack: bool as UseDualStack = UseDualStack, |it| it.0;

    /// Sets whether endpoints include the account ID of the caller, for services that support it.
    account_id_endpoint_mode, set_account_id_endpoint_mode: AccountIdEndpointMode;

    /// Sets the retry configuration.
    retry_config, set_retry_config: RetryConfig;

    /// Sets the retry partition. Clients with the same partition share a retry quota. Defaults to one per service
    /// and region.
    retry_partition, set_retry_partition: RetryPartition;

    /// Sets the timeout configuration.
    timeout_config, set_timeout_config: TimeoutConfig;

    /// Sets how stalled uploads and downloads are detected.
    stalled_stream_protection, set_stalled_stream_protection: StalledStreamProtectionConfig;

    /// Sets the application's name in the user agent.
    app_name, set_app_name: AppName;

    /// Sets the source of idempotency tokens. Defaults to random tokens.
    idempotency_token_source, set_idempotency_token_source:
        IdempotencyTokenSource as IdempotencyTokenSource = |it| it, Clone::clone;

    /// Sets whether inputs are validated against the constraints of the model (such as lengths, ranges and
    /// patterns) before sending. Defaults to `false`, because the service may have relaxed its limits since the
    /// model was published.
    ///
    /// A call with an invalid input then fails with all of its
    /// [`ConstraintViolations`](crate::error::ConstraintViolations).
    #[cfg(feature = "input-validation")]
    validate_inputs, set_validate_inputs: bool as ValidateInputs = ValidateInputs::new, |it| it.is_on();

    /// Sets the protocol, in place of the service's own one. [`set_protocol`](Self::set_protocol) takes those of
    /// [`protocol`](crate::protocol).
    protocol, set_protocol:
        {impl ClientProtocol + 'static, |value| Some(SharedClientProtocol::new(value))} SharedClientProtocol;

    /// Sets whether to disable the correction of clock skew. The correction makes signatures use the service's
    /// time if the local clock is wrong.
    disable_clock_skew_correction, set_disable_clock_skew_correction:
        bool as DisableClockSkewCorrection = Into::into, |it| it.is_disabled();

    /// Sets the generator of invocation IDs, which identify a call across its attempts. Defaults to random UUIDs.
    invocation_id_generator, set_invocation_id_generator:
        {impl InvocationIdGenerator + 'static, |value| Some(SharedInvocationIdGenerator::new(value))}
        SharedInvocationIdGenerator;

    /// Sets the order of preference among an operation's authentication schemes, for example
    /// `[AuthSchemeId::from("sigv4")]`. A scheme's ID is the name of its trait without the namespace.
    ///
    /// The preferred scheme is used if an identity is configured for it. If it requires a region and none is
    /// configured, calls fail.
    auth_scheme_preference, set_auth_scheme_preference:
        {impl Into<AuthSchemePreference>, |value| Some(Into::into(value))} AuthSchemePreference;

    /// Sets the regions of SigV4a signatures, separated by commas.
    sigv4a_signing_region_set, set_sigv4a_signing_region_set:
        {impl Into<SigningRegionSet>, |value| Some(Into::into(value))} SigningRegionSet;

    /// Sets whether to disable request compression.
    #[cfg(feature = "request-compression")]
    disable_request_compression, set_disable_request_compression:
        bool as DisableRequestCompression = DisableRequestCompression, |it| it.0;

    /// Sets the minimum size of compressed requests, at most 10,485,760 bytes. Defaults to 10,240 bytes. With a
    /// larger value, calls of operations with request compression fail.
    #[cfg(feature = "request-compression")]
    request_min_compression_size_bytes, set_request_min_compression_size_bytes:
        u32 as RequestMinCompressionSizeBytes = RequestMinCompressionSizeBytes, |it| it.0;
}

components! {
    /// Sets an endpoint resolver, which replaces the service's endpoint rules. For a function that does not wait, use
    /// [`endpoint_fn`](Self::endpoint_fn).
    endpoint_resolver, set_endpoint_resolver: SharedEndpointResolver from ResolveEndpoint;

    /// Sets the HTTP client.
    http_client, set_http_client: SharedHttpClient from HttpClient;

    /// Sets the time source.
    time_source, set_time_source: SharedTimeSource from TimeSource;

    /// Sets the async sleep implementation, which retries and timeouts require. The feature `rt-tokio` provides a
    /// default.
    sleep_impl, set_sleep_impl: SharedAsyncSleep from AsyncSleep;
}
