//! The sources of a configuration's settings.

mod setters;

use std::collections::HashMap;
use std::time::Duration;

use aws_smithy_types::config_bag::{ConfigBag, Layer};
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};

use super::*;
use crate::endpoint::{Builtins, ContextParams};
use crate::service::Service;

static SERVICE: Service = Service { auth_schemes: &[], ..crate::test_service::SERVICE };

/// Returns the built-in endpoint parameters.
fn builtins(config: &Config) -> Builtins {
    let mut bag = ConfigBag::base();
    bag.push_shared_layer(config.layer(&SERVICE));
    Builtins::load(&bag, ContextParams::default())
}

/// Returns the built-in endpoint parameters without any configuration or identity.
fn defaults() -> Builtins {
    Builtins { account_id_endpoint_mode: Some("disabled".into()), ..Builtins::default() }
}

/// Service-specific settings of a profile or the environment.
#[derive(Debug)]
struct Settings(HashMap<&'static str, &'static str>);

impl LoadServiceConfig for Settings {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        assert_eq!((key.env(), key.profile()), ("AWS_ENDPOINT_URL", "endpoint_url"));
        self.0.get(key.service_id()).map(|url| (*url).to_owned())
    }
}

#[test]
fn all_settings_are_optional() {
    let config = Config::default();
    assert_eq!(builtins(&config), defaults());
    assert_eq!(config.behavior_version(), None);
}

#[cfg(feature = "input-validation")]
#[test]
fn inputs_are_validated_on_request() {
    let config = Config::default();
    assert_eq!(config.validate_inputs(), None);
    assert_eq!(config.to_builder().validate_inputs(true).build().validate_inputs(), Some(true));
}

#[test]
fn settings_are_taken_from_the_shared_configuration() {
    let shared = SdkConfig::builder()
        .region(Region::new("eu-west-1"))
        .use_fips(true)
        .use_dual_stack(false)
        .endpoint_url("https://all.example.com")
        .app_name(AppName::new("app").expect("a name"))
        .build();
    let config = Config::from(&shared);
    assert_eq!(config.app_name().map(AsRef::as_ref), Some("app"));
    let expected = Builtins {
        region: Some("eu-west-1".into()),
        use_fips: Some(true),
        use_dual_stack: Some(false),
        endpoint: Some("https://all.example.com".into()),
        ..defaults()
    };
    assert_eq!(builtins(&config), expected);
}

#[test]
fn a_service_specific_endpoint_overrides_the_global_one_but_not_the_programs() {
    let settings = || Settings(HashMap::from([("Some Service", "https://one.example.com")]));
    let shared = SdkConfig::builder().service_config(settings()).build();
    let config = Config::from(&shared);
    assert_eq!(builtins(&config).endpoint.as_deref(), Some("https://one.example.com"));

    let own = config.to_builder().endpoint_url("https://own.example.com").build();
    assert_eq!(builtins(&own).endpoint.as_deref(), Some("https://own.example.com"));
    assert_eq!(own.endpoint_url(), Some("https://own.example.com"));
}

#[test]
fn an_empty_shared_configuration_keeps_the_defaults() {
    let mut defaults = Layer::new("defaults");
    defaults.store_put(RetryConfig::standard());
    defaults.store_put(TimeoutConfig::builder().connect_timeout(Duration::from_secs(3)).build());
    defaults.store_put(StalledStreamProtectionConfig::enabled().build());
    defaults.store_put(AppName::new("default").expect("a name"));
    let mut bag = ConfigBag::base();
    bag.push_shared_layer(defaults.freeze());
    let config = Config::from(&SdkConfig::builder().build());
    bag.push_shared_layer(config.layer(&SERVICE));

    assert!(bag.load::<RetryConfig>().is_some_and(RetryConfig::has_retry));
    assert!(bag.load::<TimeoutConfig>().is_some_and(TimeoutConfig::has_timeouts));
    assert!(bag.load::<StalledStreamProtectionConfig>().is_some());
    assert!(bag.load::<AppName>().is_some());
}
