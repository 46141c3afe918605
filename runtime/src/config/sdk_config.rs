//! Conversion from the configuration shared by AWS crates.

use aws_types::sdk_config::SdkConfig;

use super::settings::{Builder, Config};
use super::shared_settings::SharedSettings;

impl From<&SdkConfig> for Config {
    fn from(shared: &SdkConfig) -> Self {
        Builder::from(shared).build()
    }
}

impl From<&SdkConfig> for Builder {
    fn from(shared: &SdkConfig) -> Self {
        let mut builder = Self::default();
        copy_settings(&mut builder, shared);
        copy_components(&mut builder, shared);
        builder.config.shared_settings = SharedSettings::of(shared);
        builder
    }
}

fn copy_settings(builder: &mut Builder, shared: &SdkConfig) {
    builder
        .set_behavior_version(shared.behavior_version())
        .set_region(shared.region().cloned())
        .set_use_fips(shared.use_fips())
        .set_use_dual_stack(shared.use_dual_stack())
        .set_endpoint_url(shared.endpoint_url().map(str::to_owned))
        .set_account_id_endpoint_mode(shared.account_id_endpoint_mode().cloned())
        .set_retry_config(shared.retry_config().cloned())
        .set_timeout_config(shared.timeout_config().cloned())
        .set_stalled_stream_protection(shared.stalled_stream_protection())
        .set_auth_scheme_preference(shared.auth_scheme_preference().cloned())
        .set_sigv4a_signing_region_set(shared.sigv4a_signing_region_set().cloned())
        .set_app_name(shared.app_name().cloned())
        .set_protocol(shared.protocol())
        .set_disable_clock_skew_correction(shared.disable_clock_skew_correction());
    #[cfg(feature = "request-compression")]
    builder
        .set_disable_request_compression(shared.disable_request_compression())
        .set_request_min_compression_size_bytes(shared.request_min_compression_size_bytes());
    for metadata in shared.framework_metadata() {
        builder.push_framework_metadata(metadata.clone());
    }
}

fn copy_components(builder: &mut Builder, shared: &SdkConfig) {
    builder
        .set_credentials_provider(shared.credentials_provider())
        .set_http_client(shared.http_client())
        .set_sleep_impl(shared.sleep_impl())
        .set_time_source(shared.time_source());
    builder.config.identity_cache = shared.identity_cache();
    #[cfg(feature = "http-bearer-auth")]
    if let Some(provider) = shared.token_provider() {
        *builder = std::mem::take(builder).token_provider(provider);
    }
}
