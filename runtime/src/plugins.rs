//! Runtime plugins of a client and of its operations.

mod clock_skew;
mod codec;
#[cfg(feature = "request-compression")]
mod compression;
#[cfg(feature = "content-md5")]
mod content_md5;
mod endpoint_params;
mod features;
#[cfg(feature = "protocol-rest-xml")]
mod late_error;
mod merged;
mod path_in_endpoint;
mod request_info;
mod sensitive_bodies;
mod user_agent;

use std::fmt;

use aws_runtime::auth::{PayloadSigningOverride, SigV4OperationSigningConfig};
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_runtime::client::auth::no_auth::{NO_AUTH_SCHEME_ID, NoAuthScheme};
use aws_smithy_runtime::client::defaults::{DefaultPluginParams, default_plugins};
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
use aws_smithy_runtime::client::identity::no_auth::NoAuthIdentityResolver;
use aws_smithy_runtime::client::orchestrator::AuthSchemeAndEndpointOrchestrationV2;
use aws_smithy_runtime::client::retries::classifiers::{
    HttpStatusCodeClassifier, ModeledAsRetryableClassifier, TransientErrorClassifier,
};
use aws_smithy_runtime::client::stalled_stream_protection::StalledStreamProtectionInterceptor;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{
    EndpointFuture, EndpointResolverParams, ResolveEndpoint,
};
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::orchestrator::{Metadata, SensitiveOutput};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    Order, RuntimePlugins, SharedRuntimePlugin, StaticRuntimePlugin,
};
use aws_smithy_runtime_api::client::ser_de::{SharedRequestSerializer, SharedResponseDeserializer};
use aws_smithy_schema::protocol::{
    ServiceShapeName, ServiceShapeNamespace, ServiceVersion, ServiceXmlNamespace,
};
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
use aws_types::SigningName;

use crate::auth;
use crate::config::Config;
#[cfg(feature = "waiters")]
use crate::config::{SharedAsyncSleep, SharedTimeSource};
use crate::endpoint::Endpoints;
use crate::error::ErasedOperationError;
use crate::operation::OperationTable;
use crate::service::{Service, XmlNamespace};
pub(crate) use features::PaginationInterceptor;
#[cfg(feature = "waiters")]
pub(crate) use features::WaiterInterceptor;

/// Returns the plugins of a client: the runtime's defaults, the service's, and the configuration's.
pub(crate) fn of_client(service: &'static Service, config: &Config) -> RuntimePlugins {
    let defaults = DefaultPluginParams::new()
        .with_retry_partition_name(retry_partition(service, config))
        .with_behavior_version(config.behavior_version().unwrap_or_else(service.behavior_version))
        .with_is_aws_sdk(true);
    let plugins = default_plugins(defaults).into_iter();
    let own = [of_service(service), config.plugin(service)].map(SharedRuntimePlugin::new);
    RuntimePlugins::new().with_client_plugins(merged::merged(plugins.chain(own)))
}

/// Checks that the configuration is complete, for example that retries can sleep. Calls would otherwise ignore such
/// settings silently.
pub(crate) fn check(
    client_plugins: &RuntimePlugins,
    config: &Config,
) -> Result<(), IncompleteConfig> {
    check_clock(HAS_CLOCK, config)?;
    let mut bag = ConfigBag::base();
    let components = client_plugins
        .apply_client_configuration(&mut bag)
        .map_err(|problem| IncompleteConfig(problem.to_string()))?;
    components.validate_base_client_config(&bag).map_err(|problem| {
        let waits = components.sleep_impl().is_some();
        IncompleteConfig(if waits { problem.to_string() } else { NO_SLEEP.to_owned() })
    })
}

/// Whether the standard library knows the time. Without a clock, the default time source panics.
const HAS_CLOCK: bool = !cfg!(all(target_family = "wasm", target_os = "unknown"));

fn check_clock(has_clock: bool, config: &Config) -> Result<(), IncompleteConfig> {
    match has_clock || config.time_source().is_some() {
        true => Ok(()),
        false => Err(IncompleteConfig::new(NO_CLOCK)),
    }
}

/// Returns the time source and the sleep implementation of a client.
#[cfg(feature = "waiters")]
pub(crate) fn clock(
    client_plugins: &RuntimePlugins,
    overrides: Option<&Config>,
) -> Result<(SharedTimeSource, SharedAsyncSleep), IncompleteConfig> {
    let client = client_plugins
        .apply_client_configuration(&mut ConfigBag::base())
        .map_err(|problem| IncompleteConfig(problem.to_string()))?;
    let time_source = overrides.and_then(Config::time_source).or_else(|| client.time_source());
    let sleep_impl = overrides.and_then(Config::sleep_impl).or_else(|| client.sleep_impl());
    let sleep_impl = sleep_impl.ok_or_else(|| IncompleteConfig(NO_SLEEP.to_owned()))?;
    Ok((time_source.unwrap_or_default(), sleep_impl))
}

const NO_CLOCK: &str = "no time source is configured, and this target has no clock: set one with \
`Config::builder().time_source(…)`";

const NO_SLEEP: &str = "no async sleep implementation is configured; retries, timeouts, stalled-stream \
protection and the identity cache require one: set it with `Config::builder().sleep_impl(…)`, or \
enable the feature `rt-tokio`";

/// The error of an incomplete configuration: a setting depends on a missing one.
#[derive(Clone, Debug)]
pub(crate) struct IncompleteConfig(String);

impl IncompleteConfig {
    /// Creates the error with the missing setting and the remedy.
    pub(crate) fn new(problem: impl Into<String>) -> Self {
        Self(problem.into())
    }
}

impl fmt::Display for IncompleteConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for IncompleteConfig {}

/// Returns the default retry partition, which clients of a service in a region share.
fn retry_partition(service: &Service, config: &Config) -> String {
    let name = service.shape_name.to_lowercase();
    match config.region() {
        Some(region) => format!("{name}-{region}"),
        None => name,
    }
}

fn of_service(service: &'static Service) -> StaticRuntimePlugin {
    StaticRuntimePlugin::new()
        .with_order(Order::Defaults)
        .with_config(service_layer(service))
        .with_runtime_components(service_components(service))
}

fn service_layer(service: &'static Service) -> FrozenLayer {
    let mut layer = Layer::new(service.shape_name);
    layer.store_put(AuthSchemeAndEndpointOrchestrationV2);
    layer.store_put(ApiMetadata::new(service.user_agent_id, service.crate_version));
    layer.store_put(SigningName::from_static(service.signing_name));
    layer.store_put((service.protocol)());
    store_names(service, &mut layer);
    layer.freeze()
}

/// Stores the names of a service that protocols use.
pub(crate) fn store_names(service: &Service, layer: &mut Layer) {
    layer.store_put(ServiceShapeName::new(service.shape_name));
    layer.store_put(ServiceShapeNamespace::new(service.namespace));
    layer.store_put(ServiceVersion::new(service.version));
    if let Some(XmlNamespace { uri, prefix }) = service.xml_namespace {
        layer.store_put(ServiceXmlNamespace::new(uri, prefix.map(Into::into)));
    }
}

fn service_components(service: &'static Service) -> RuntimeComponentsBuilder {
    let mut components = RuntimeComponentsBuilder::new(service.shape_name);
    let endpoints = Endpoints::new(service);
    let auth_schemes = auth::EndpointAuthSchemes(endpoints.clone());
    components.set_auth_scheme_option_resolver(Some(auth_schemes));
    components.set_endpoint_resolver(Some(ServiceEndpoints(endpoints)));
    // The orchestrator requires an identity even if credentials are missing. Selecting the authentication scheme
    // reports missing credentials; this identity is offered only if the configuration allows it.
    components.set_identity_resolver(NO_AUTH_SCHEME_ID, NoAuthIdentityResolver::new());
    components.push_auth_scheme(NoAuthScheme::default());
    for scheme in service.auth_schemes {
        scheme.register(&mut components);
    }
    // Replaces the default client, which earlier plugins have set.
    #[cfg(feature = "fips")]
    components.set_http_client(Some(crate::config::fips_https_client()));
    // With both features, the default client takes precedence.
    #[cfg(all(
        feature = "ring-https-client",
        not(any(feature = "default-https-client", feature = "fips"))
    ))]
    components.set_http_client(Some(crate::config::ring_https_client()));
    with_interceptors(with_retry_classifiers(components))
}

fn with_interceptors(components: RuntimeComponentsBuilder) -> RuntimeComponentsBuilder {
    components
        .with_interceptor(SharedInterceptor::permanent(ConnectionPoisoningInterceptor::new()))
        .with_interceptor(clock_skew::ClockSkewInterceptor::default())
        .with_interceptor(request_info::RequestInfoInterceptor)
        .with_interceptor(user_agent::CachedUserAgentInterceptor::default())
        .with_interceptor(InvocationIdInterceptor::new())
        .with_interceptor(SharedInterceptor::permanent(RecursionDetectionInterceptor::new()))
        .with_interceptor(SharedInterceptor::permanent(
            StalledStreamProtectionInterceptor::default(),
        ))
}

fn with_retry_classifiers(components: RuntimeComponentsBuilder) -> RuntimeComponentsBuilder {
    #[cfg(feature = "protocol-rest-xml")]
    let components = components.with_retry_classifier(late_error::LateErrorClassifier);
    components
        .with_retry_classifier(HttpStatusCodeClassifier::default())
        .with_retry_classifier(TransientErrorClassifier::<ErasedOperationError>::new())
        .with_retry_classifier(ModeledAsRetryableClassifier::<ErasedOperationError>::new())
        .with_retry_classifier(AwsErrorCodeClassifier::<ErasedOperationError>::new())
        .with_retry_classifier(clock_skew::ClockSkewClassifier)
}

/// Returns the plugins that an operation adds to its client's, which has the given configuration.
pub(crate) fn of_operation(
    service: &'static Service,
    operation: &'static OperationTable,
    config: &Config,
) -> StaticRuntimePlugin {
    let mut layer = Layer::new(operation.name);
    layer.store_put(Metadata::new(operation.name, service.sdk_id));
    layer.store_put(SharedRequestSerializer::new(codec::Serializer(operation)));
    layer.store_put(SharedResponseDeserializer::new(codec::Deserializer(operation)));
    let mut signing = SigV4OperationSigningConfig::default();
    signing.signing_options.content_sha256_header = operation.sends_content_hash;
    signing.signing_options.normalize_uri_path = !operation.signs_raw_path;
    layer.store_put(signing);
    if operation.sensitive_output {
        layer.store_put(SensitiveOutput);
    }
    if operation.unsigned_payload {
        layer.store_put(PayloadSigningOverride::unsigned_payload());
    }
    let schemes = operation.auth_schemes.unwrap_or(service.auth_schemes);
    layer.store_put(auth::params(operation.name, schemes));
    let components = operation_components(operation, config);
    StaticRuntimePlugin::new().with_config(layer.freeze()).with_runtime_components(components)
}

/// Returns the interceptors and authentication schemes of an operation. Interceptors of the client would run before
/// the call's own configuration is loaded. Schemes of the configuration take precedence.
fn operation_components(
    operation: &'static OperationTable,
    config: &Config,
) -> RuntimeComponentsBuilder {
    let mut components = RuntimeComponentsBuilder::new(operation.name);
    let schemes = operation.auth_schemes.unwrap_or_default().iter();
    for scheme in schemes.filter(|scheme| !config.has_auth_scheme(&scheme.id())) {
        scheme.register(&mut components);
    }
    let components = components
        .with_interceptor(SharedInterceptor::permanent(endpoint_params::EndpointParamsInterceptor(
            operation,
        )))
        .with_interceptor(SharedInterceptor::permanent(features::FeaturesInterceptor));
    let components = if operation.sensitive_input || operation.sensitive_output {
        let sensitive_bodies = sensitive_bodies::SensitiveBodiesInterceptor(operation);
        components.with_interceptor(SharedInterceptor::permanent(sensitive_bodies))
    } else {
        components
    };
    let components = if operation.path_in_endpoint {
        let slashes = path_in_endpoint::PathInEndpointInterceptor;
        components.with_interceptor(SharedInterceptor::permanent(slashes))
    } else {
        components
    };
    #[cfg(feature = "request-compression")]
    let components = if operation.compresses_request {
        let compression = compression::CompressionInterceptor;
        components.with_interceptor(SharedInterceptor::permanent(compression))
    } else {
        components
    };
    #[cfg(feature = "content-md5")]
    let components = if operation.sends_content_md5 {
        let digests = content_md5::ContentMd5Interceptor;
        components.with_interceptor(SharedInterceptor::permanent(digests))
    } else {
        components
    };
    components
}

/// Resolves endpoints with a service's rules.
#[derive(Debug)]
struct ServiceEndpoints(Endpoints);

impl ResolveEndpoint for ServiceEndpoints {
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        endpoint_params::resolve(&self.0, params)
    }

    fn finalize_params<'a>(
        &'a self,
        params: &'a mut EndpointResolverParams,
    ) -> Result<(), BoxError> {
        endpoint_params::identify(params);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use aws_smithy_async::time::SystemTimeSource;

    use super::*;

    #[test]
    fn a_target_without_a_clock_requires_a_time_source() {
        let (without, with) = (Config::default(), Config::builder());
        let with = with.time_source(SystemTimeSource::new()).build();
        assert!(check_clock(true, &without).is_ok());
        assert!(check_clock(false, &with).is_ok());
        let error = check_clock(false, &without).expect_err("an error").to_string();
        assert!(error.contains("`Config::builder().time_source(…)`"), "{error}");
    }
}
