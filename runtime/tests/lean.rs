//! Calls in a build without default features, which has no default HTTP client and sleep implementation.
#![cfg(not(any(feature = "default-https-client", feature = "rt-tokio")))]

#[path = "support/do_nothing.rs"]
mod do_nothing;
#[path = "support/service.rs"]
mod service;

use std::time::Duration;

use aws_smithy_async::rt::sleep::Sleep;
use smithy_client_runtime::client::Handle;
use smithy_client_runtime::config::{
    AsyncSleep, Builder, Config, Credentials, IdentityCache, Region, RetryConfig,
    StalledStreamProtectionConfig, TimeoutConfig,
};
use smithy_client_runtime::service::Service;

use do_nothing::{DoNothing, Nothing};

static SERVICE: Service = service::SERVICE;

/// A sleep implementation that never ends.
#[derive(Debug)]
struct Never;

impl AsyncSleep for Never {
    fn sleep(&self, _: Duration) -> Sleep {
        Sleep::new(std::future::pending())
    }
}

/// Returns a configuration without an HTTP client and a sleep implementation.
fn config() -> Builder {
    Config::builder()
        .region(Region::new("eu-west-3"))
        .credentials_provider(Credentials::new("id", "secret", None, None, "lean"))
}

/// Returns the error message of a call.
fn error_message(config: Builder) -> String {
    let handle = Handle::new(&SERVICE, config.build());
    let call = handle.call::<DoNothing>(Nothing::builder().build());
    format!("{:#}", pollster::block_on(call).expect_err("the call fails"))
}

#[test]
fn a_missing_http_client_is_reported_with_a_remedy() {
    assert_eq!(
        error_message(config().sleep_impl(Never)),
        "DoNothing failed: the request can't be sent: No HTTP client was available to send this request. \
         Enable the `default-https-client` crate feature or configure an HTTP client to fix this."
    );
}

#[test]
fn a_missing_sleep_implementation_is_reported_with_a_remedy() {
    let uncached = config().identity_cache(IdentityCache::no_cache());
    let patient = uncached.clone().timeout_config(TimeoutConfig::disabled());
    let single = patient.clone().retry_config(RetryConfig::disabled());
    for config in [config(), uncached, patient, single] {
        assert_eq!(
            error_message(config),
            "DoNothing failed: the configuration is incomplete: no async sleep implementation is configured; \
             retries, timeouts, stalled-stream protection and the identity cache require one: \
             set it with `Config::builder().sleep_impl(…)`, or enable the feature `rt-tokio`"
        );
    }
}

#[test]
fn a_client_that_never_waits_needs_no_sleep_implementation() {
    let config = config()
        .identity_cache(IdentityCache::no_cache())
        .timeout_config(TimeoutConfig::disabled())
        .retry_config(RetryConfig::disabled())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled());
    let text = error_message(config);
    assert!(
        text.starts_with("DoNothing failed: the request can't be sent: No HTTP client"),
        "{text}"
    );
}

#[test]
fn a_missing_signing_region_is_reported_with_a_remedy() {
    let config = Config::builder()
        .credentials_provider(Credentials::new("id", "secret", None, None, "lean"))
        .sleep_impl(Never);
    assert_eq!(
        error_message(config),
        "DoNothing failed: the request can't be signed: no region is configured: \
         set one with `Config::builder().region(…)`, or in the environment that `aws_config` loads, \
         with AWS_REGION"
    );
}
