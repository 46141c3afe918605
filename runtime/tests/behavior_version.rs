//! The behavior version: the generated crate's, unless the configuration has another.
#![cfg(feature = "test-util")]

#[path = "support/do_nothing.rs"]
mod do_nothing;
#[path = "support/service.rs"]
mod service;

use smithy_client_runtime::client::Handle;
use smithy_client_runtime::config::{BehaviorVersion, Builder, Config, SdkConfig};
use smithy_client_runtime::service::Service;
use smithy_client_runtime::test_util::{offline, replay, response};

use do_nothing::{DoNothing, Nothing};

/// A service whose crate was generated when retries were not yet on by default.
static EARLIER: Service = Service { behavior_version: earlier, ..service::SERVICE };

static LATEST: Service = service::SERVICE;

#[expect(deprecated, reason = "crates of any age are supported")]
fn earlier() -> BehaviorVersion {
    BehaviorVersion::v2025_08_07()
}

/// Returns the number of attempts of a call whose first attempt fails.
fn attempts(service: &'static Service, config: Builder) -> usize {
    let server = replay([response(500, ""), response(200, "{}")]);
    let handle = Handle::new(service, config.http_client(server.clone()).build());
    let result = pollster::block_on(handle.call::<DoNothing>(Nothing::builder().build()));
    let attempts = server.actual_requests().count();
    assert_eq!(result.is_ok(), attempts == 2);
    attempts
}

#[test]
fn a_crate_keeps_the_behavior_version_that_it_was_generated_with() {
    assert_eq!(attempts(&EARLIER, offline()), 1);
    assert_eq!(attempts(&LATEST, offline()), 2);
}

#[test]
fn the_configured_version_applies() {
    assert_eq!(attempts(&EARLIER, offline().behavior_version(BehaviorVersion::latest())), 2);
    assert_eq!(attempts(&LATEST, offline().behavior_version(earlier())), 1);
    let mut cleared = offline().behavior_version(earlier());
    cleared.set_behavior_version(None);
    assert_eq!(attempts(&LATEST, cleared), 2);
}

#[test]
fn the_version_of_a_shared_configuration_applies_if_it_is_set() {
    let with = |version: Option<BehaviorVersion>| {
        let mut shared = SdkConfig::builder();
        shared.set_behavior_version(version);
        Config::from(&shared.build()).behavior_version()
    };
    assert_eq!(with(Some(earlier())), Some(earlier()));
    assert_eq!(with(None), None);
    let mut config = offline();
    config.set_behavior_version(with(Some(earlier())));
    assert_eq!(attempts(&LATEST, config), 1);
}
