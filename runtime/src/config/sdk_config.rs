//! Conversion from the configuration shared by AWS crates.

use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_types::config_bag::{CloneableLayer, Storable, StoreReplace};
use aws_types::endpoint_config::{UseDualStack, UseFips};
use aws_types::sdk_config::SdkConfig;

use super::shared_settings::SharedSettings;
use super::{Builder, Config};
use crate::endpoint::ConfiguredEndpoint;

impl From<&SdkConfig> for Config {
    fn from(shared: &SdkConfig) -> Self {
        Builder::from(shared).build()
    }
}

impl From<&SdkConfig> for Builder {
    fn from(shared: &SdkConfig) -> Self {
        let builder = with_settings(Self::default(), shared);
        let mut builder = with_components(builder, shared);
        builder.behavior_version = shared.behavior_version();
        builder.shared_settings = SharedSettings::of(shared);
        builder
    }
}

fn with_settings(mut builder: Builder, shared: &SdkConfig) -> Builder {
    let layer = &mut builder.layer;
    // Missing settings are not stored: a stored `None` would remove the defaults.
    store(layer, shared.region().cloned());
    store(layer, shared.use_fips().map(UseFips));
    store(layer, shared.use_dual_stack().map(UseDualStack));
    store(layer, shared.endpoint_url().map(ConfiguredEndpoint::new));
    store(layer, shared.account_id_endpoint_mode().cloned());
    store(layer, shared.retry_config().cloned());
    store(layer, shared.timeout_config().cloned());
    store(layer, shared.stalled_stream_protection());
    store(layer, shared.auth_scheme_preference().cloned());
    store(layer, shared.sigv4a_signing_region_set().cloned());
    store(layer, shared.app_name().cloned());
    store(layer, shared.disable_clock_skew_correction().map(DisableClockSkewCorrection::from));
    #[cfg(feature = "request-compression")]
    {
        let disable = shared.disable_request_compression();
        store(layer, disable.map(super::DisableRequestCompression));
        let size = shared.request_min_compression_size_bytes();
        store(layer, size.map(super::RequestMinCompressionSizeBytes));
    }
    for metadata in shared.framework_metadata() {
        layer.store_append(metadata.clone());
    }
    builder
}

fn store<T>(layer: &mut CloneableLayer, value: Option<T>)
where
    T: Storable<Storer = StoreReplace<T>> + Clone,
{
    if let Some(value) = value {
        layer.store_put(value);
    }
}

fn with_components(mut builder: Builder, shared: &SdkConfig) -> Builder {
    if let Some(provider) = shared.credentials_provider() {
        builder = builder.credentials_provider(provider);
    }
    #[cfg(feature = "http-bearer-auth")]
    if let Some(provider) = shared.token_provider() {
        builder = builder.token_provider(provider);
    }
    if let Some(cache) = shared.identity_cache() {
        builder = builder.identity_cache(cache);
    }
    builder.components.set_http_client(shared.http_client());
    builder.components.set_sleep_impl(shared.sleep_impl());
    builder.components.set_time_source(shared.time_source());
    builder
}
