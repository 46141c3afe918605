//! Setters, `set_` methods and getters.

use std::fmt::Debug;
use std::time::{Duration, SystemTime};

use aws_smithy_async::rt::sleep::Sleep;
use aws_smithy_runtime_api::client::http::http_client_fn;
use aws_smithy_types::config_bag::Layer;

use crate::config::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector};
use crate::config::retry::RetryMode;
use crate::config::*;
use crate::endpoint::at;

/// Checks that a setting has the value from its setter, from its `set_` method, and none after it is cleared.
fn check<T: Debug + PartialEq>(
    with: Builder,
    set: impl Fn(&mut Builder, bool) -> &mut Builder,
    get: impl Fn(&Config) -> Option<T>,
    expected: T,
) {
    assert_eq!(get(&Config::default()), None);
    assert_eq!(get(&with.clone().build()).as_ref(), Some(&expected));
    let mut builder = Builder::new();
    set(&mut builder, true);
    assert_eq!(get(&builder.clone().build()), Some(expected));
    set(&mut builder, false);
    assert_eq!(get(&builder.build()), None);
}

/// Checks a setting by its names: the value can be set, read and cleared.
macro_rules! check {
    ($name:ident, $set:ident, $value:expr, $expected:expr) => {
        check(
            Config::builder().$name($value),
            |builder, is_set| builder.$set(is_set.then(|| $value.into())),
            |config| config.$name().map(|value| value.to_owned()),
            $expected,
        )
    };
    ($name:ident, $set:ident, $value:expr) => {
        check!($name, $set, $value, $value)
    };
}

#[test]
fn values_can_be_set_read_and_cleared() {
    check!(region, set_region, Region::new("eu-west-3"));
    check!(endpoint_url, set_endpoint_url, "http://localhost", "http://localhost".to_owned());
    check!(disable_host_prefix, set_disable_host_prefix, true);
    check!(use_fips, set_use_fips, true);
    check!(use_dual_stack, set_use_dual_stack, false);
    check!(account_id_endpoint_mode, set_account_id_endpoint_mode, AccountIdEndpointMode::Required);
    check!(timeout_config, set_timeout_config, TimeoutConfig::disabled());
    check!(app_name, set_app_name, AppName::new("app").expect("a name"));
    check!(validate_inputs, set_validate_inputs, true);
    check!(disable_clock_skew_correction, set_disable_clock_skew_correction, true);
    check!(
        auth_scheme_preference,
        set_auth_scheme_preference,
        AuthSchemePreference::from([AuthSchemeId::from("sigv4")])
    );
    check!(
        sigv4a_signing_region_set,
        set_sigv4a_signing_region_set,
        SigningRegionSet::from("eu-west-1,eu-west-2")
    );
    check!(behavior_version, set_behavior_version, BehaviorVersion::latest());
    #[cfg(feature = "request-compression")]
    {
        check!(disable_request_compression, set_disable_request_compression, true);
        check!(request_min_compression_size_bytes, set_request_min_compression_size_bytes, 17_u32);
    }
}

/// Settings whose types can't be compared.
#[test]
fn configurations_of_other_libraries_can_be_set_read_and_cleared() {
    let mut builder = Config::builder();
    builder
        .set_retry_config(Some(RetryConfig::adaptive()))
        .set_retry_partition(Some(RetryPartition::new("mine")))
        .set_stalled_stream_protection(Some(StalledStreamProtectionConfig::disabled()))
        .set_idempotency_token_source(Some(IdempotencyTokenSource::fixed("token")));
    let config = builder.clone().build();
    assert_eq!(config.retry_config().map(RetryConfig::mode), Some(RetryMode::Adaptive));
    assert_eq!(config.retry_partition().map(ToString::to_string).as_deref(), Some("mine"));
    let protection = config.stalled_stream_protection().expect("a setting");
    assert!(!protection.upload_enabled() && !protection.download_enabled());
    let tokens = config.idempotency_token_source().expect("a setting");
    assert_eq!(tokens.token().as_deref(), Some("token"));

    builder
        .set_retry_config(None)
        .set_retry_partition(None)
        .set_stalled_stream_protection(None)
        .set_idempotency_token_source(None);
    let config = builder.build();
    assert!(config.retry_config().is_none() && config.retry_partition().is_none());
    assert!(config.stalled_stream_protection().is_none());
    assert!(config.idempotency_token_source().is_none());
}

#[derive(Debug)]
struct Component;

impl TimeSource for Component {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }
}

impl AsyncSleep for Component {
    fn sleep(&self, _duration: Duration) -> Sleep {
        Sleep::new(std::future::ready(()))
    }
}

impl HttpConnector for Component {
    fn call(&self, _request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::new(std::future::pending())
    }
}

impl InvocationIdGenerator for Component {
    fn generate(&self) -> Result<Option<InvocationId>, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Some(InvocationId::new("id".to_owned())))
    }
}

#[test]
fn components_can_be_set_read_and_cleared() {
    let client = http_client_fn(|_, _| SharedHttpConnector::new(Component));
    let mut builder = Config::builder()
        .http_client(client)
        .time_source(Component)
        .sleep_impl(Component)
        .endpoint_fn(|_| at("https://own.example").resolved())
        .invocation_id_generator(Component)
        .credentials_provider(Credentials::new("id", "secret", None, None, "test"))
        .identity_cache(IdentityCache::no_cache())
        .allow_no_auth();
    let config = builder.clone().build();
    assert!(config.http_client().is_some());
    assert_eq!(config.time_source().map(|it| it.now()), Some(SystemTime::UNIX_EPOCH));
    assert!(config.sleep_impl().is_some() && config.endpoint_resolver().is_some());
    assert!(config.invocation_id_generator().is_some() && config.credentials_provider().is_some());
    assert!(config.identity_cache().is_some() && config.allow_no_auth());
    assert!(config.identity_resolver(&AuthSchemeId::from("sigv4")).is_some());

    builder
        .set_http_client(None)
        .set_time_source(None)
        .set_sleep_impl(None)
        .set_endpoint_resolver(None)
        .set_invocation_id_generator(None)
        .set_credentials_provider(None);
    let config = builder.build();
    assert!(config.http_client().is_none() && config.time_source().is_none());
    assert!(config.sleep_impl().is_none() && config.endpoint_resolver().is_none());
    assert!(config.invocation_id_generator().is_none() && config.credentials_provider().is_none());
    assert!(config.identity_resolver(&AuthSchemeId::from("sigv4")).is_none());
}

#[test]
fn parameters_and_frameworks_can_be_read() {
    let framework = FrameworkMetadata::new("surf", Some("1.2")).expect("metadata");
    let mut builder = Config::builder().endpoint_param("A", "a").endpoint_param("B", true);
    builder.push_framework_metadata(framework.clone()).set_endpoint_param("A", None);
    let config = builder.endpoint_param("B", false).build();
    assert_eq!(config.framework_metadata().collect::<Vec<_>>(), [&framework]);
    assert_eq!(config.endpoint_param("A"), None);
    assert_eq!(config.endpoint_param("B"), Some(&false.into()));
}

/// A cleared setting must not hide the settings of earlier layers.
#[test]
fn a_cleared_setting_leaves_the_default_in_effect() {
    let mut defaults = Layer::new("defaults");
    defaults.store_put(Region::new("eu-west-3"));
    let mut builder = Config::builder().region(Region::new("eu-west-1"));
    builder.set_region(None);
    let mut bag = ConfigBag::of_layers(vec![defaults]);
    bag.push_shared_layer(builder.build().layer(&crate::test_service::SERVICE));
    assert_eq!(bag.load::<Region>().map(Region::as_ref), Some("eu-west-3"));
}

#[test]
fn a_missing_region_can_be_passed_on() {
    let there = Config::builder().region(Region::new("eu-west-3")).build();
    let here = Config::builder().region(there.region().cloned()).build();
    assert_eq!(here.region(), there.region());
    assert_eq!(Config::builder().region(None).build().region(), None);
}
