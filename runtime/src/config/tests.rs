//! Where a configuration takes its settings from.

use std::collections::HashMap;
use std::time::Duration;

use aws_smithy_types::config_bag::ConfigBag;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};

use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;

use super::*;
use crate::endpoint::{Builtins, ContextParams};

static SERVICE: Service = Service { auth_schemes: &[], ..crate::test_service::SERVICE };

/// What the endpoint rules are given.
fn builtins(config: &Config) -> Builtins {
    let mut bag = ConfigBag::base();
    bag.push_shared_layer(config.plugin(&SERVICE).config().expect("settings"));
    Builtins::load(&bag, ContextParams::default())
}

/// What the endpoint rules are given where nothing is configured and nobody is known to call.
fn unsaid() -> Builtins {
    Builtins { account_id_endpoint_mode: Some("disabled".into()), ..Builtins::default() }
}

/// Settings for single services, as a profile or the environment holds them.
#[derive(Debug)]
struct Settings(HashMap<&'static str, &'static str>);

impl LoadServiceConfig for Settings {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        assert_eq!((key.env(), key.profile()), ("AWS_ENDPOINT_URL", "endpoint_url"));
        self.0.get(key.service_id()).map(|url| (*url).to_owned())
    }
}

#[test]
fn nothing_has_to_be_set() {
    let config = Config::default();
    assert_eq!(builtins(&config), unsaid());
    assert_eq!(config.behavior_version(), BehaviorVersion::latest());
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
        ..unsaid()
    };
    assert_eq!(builtins(&config), expected);
}

#[test]
fn an_endpoint_for_the_service_counts_more_than_one_for_all_and_less_than_the_programs() {
    let settings = || Settings(HashMap::from([("Some Service", "https://one.example.com")]));
    let shared = SdkConfig::builder().service_config(settings()).build();
    let config = Config::from(&shared);
    assert_eq!(builtins(&config).endpoint.as_deref(), Some("https://one.example.com"));

    let own = config.to_builder().endpoint_url("https://own.example.com").build();
    assert_eq!(builtins(&own).endpoint.as_deref(), Some("https://own.example.com"));
    assert_eq!(own.endpoint_url(), Some("https://own.example.com"));
}

#[test]
fn a_shared_configuration_that_says_nothing_leaves_the_defaults() {
    let mut defaults = Layer::new("defaults");
    defaults.store_put(RetryConfig::standard());
    defaults.store_put(TimeoutConfig::builder().connect_timeout(Duration::from_secs(3)).build());
    defaults.store_put(StalledStreamProtectionConfig::enabled().build());
    defaults.store_put(AppName::new("default").expect("a name"));
    let mut bag = ConfigBag::base();
    bag.push_shared_layer(defaults.freeze());
    let config = Config::from(&SdkConfig::builder().build());
    bag.push_shared_layer(config.plugin(&SERVICE).config().expect("settings"));

    assert!(bag.load::<RetryConfig>().is_some_and(RetryConfig::has_retry));
    assert!(bag.load::<TimeoutConfig>().is_some_and(TimeoutConfig::has_timeouts));
    assert!(bag.load::<StalledStreamProtectionConfig>().is_some());
    assert!(bag.load::<AppName>().is_some());
}
