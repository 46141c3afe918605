//! The user agent with and without its cache.
#![cfg(feature = "test-util")]

#[path = "support/do_nothing.rs"]
mod do_nothing;
#[path = "support/service.rs"]
mod service;

use std::sync::{Arc, Mutex};

use aws_runtime::user_agent::AwsUserAgent;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use smithy_client_runtime::client::Handle;
use smithy_client_runtime::config::{AppName, Builder, FrameworkMetadata, Intercept, RetryConfig};
use smithy_client_runtime::test_util::{offline, replay, response};

use do_nothing::{DoNothing, Nothing};

/// A client with the user agents of its requests.
struct Client {
    handle: Handle,
    user_agents: Arc<Mutex<Vec<[Option<String>; 2]>>>,
}

impl Client {
    fn new(statuses: &[u16]) -> Self {
        let user_agents: Arc<Mutex<Vec<_>>> = Arc::default();
        let recorded = user_agents.clone();
        let config = offline()
            .http_client(replay(statuses.iter().map(|status| response(*status, "{}"))))
            .retry_config(RetryConfig::standard().with_max_attempts(2))
            .mutate_request(move |request| {
                let values = ["user-agent", "x-amz-user-agent"].map(|name| {
                    let values: Vec<&str> = request.headers().get_all(name).collect();
                    (values.len() == 1).then(|| values.concat())
                });
                recorded.lock().expect("recorded").push(values);
            });
        Self { handle: Handle::new(&service::SERVICE, config.build()), user_agents }
    }

    /// Makes a call and returns the user agent of its last request.
    fn call(&self, customize: impl FnOnce(Builder) -> Builder) -> String {
        let call =
            self.handle.clone().customized(customize).call::<DoNothing>(Nothing::builder().build());
        pollster::block_on(call).expect("an output");
        let user_agents = self.user_agents.lock().expect("no panic").last().cloned();
        let [Some(user_agent), Some(x_amz_user_agent)] = user_agents.expect("a request") else {
            panic!("a header is missing or repeated");
        };
        assert_eq!(user_agent, x_amz_user_agent);
        user_agent
    }
}

#[test]
fn equal_calls_have_the_same_user_agent() {
    let client = Client::new(&[200, 200, 200]);
    let first = client.call(|config| config);
    assert!(first.contains(" api/someservice/1.0.0 ") && first.contains(" m/"), "{first}");
    assert_eq!(client.call(|config| config), first);
    // The cached user agent equals the new one of another client.
    assert_eq!(Client::new(&[200]).call(|config| config), first);
}

#[test]
fn each_attempt_has_one_user_agent() {
    let client = Client::new(&[200, 500, 200]);
    let first = client.call(|config| config);
    assert_eq!(client.call(|config| config), first);
    assert_eq!(client.user_agents.lock().expect("no panic").len(), 3);
}

#[test]
fn changed_parts_are_reported() {
    let client = Client::new(&[200; 8]);
    let first = client.call(|config| config);
    let name = AppName::new("an-app").expect("a name");
    let named = client.call(|config| config.app_name(name));
    assert!(named.ends_with(" app/an-app"), "{named}");
    assert_eq!(client.call(|config| config), first);

    let framework = FrameworkMetadata::new("a-framework", Some("2")).expect("a name");
    let framed = client.call(|config| config.framework_metadata(framework));
    assert!(framed.contains(" lib/a-framework/2"), "{framed}");
    assert_eq!(client.call(|config| config), first);

    let adaptive = client.call(|config| config.retry_config(RetryConfig::adaptive()));
    let elsewhere = client.call(|config| config.endpoint_url("http://localhost:1"));
    assert_eq!(client.call(|config| config), first);
    assert_ne!(adaptive, first);
    assert_ne!(elsewhere, first);
    assert_ne!(elsewhere, adaptive);
}

/// Replaces the user agent.
#[derive(Debug)]
struct Disguise;

#[dyn_dispatch_hint]
impl Intercept for Disguise {
    fn name(&self) -> &'static str {
        "Disguise"
    }

    fn read_after_serialization(
        &self,
        _context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        config.interceptor_state().store_put(AwsUserAgent::for_tests());
        Ok(())
    }
}

#[test]
fn a_user_agent_set_by_an_interceptor_takes_precedence_and_is_not_cached() {
    let client = Client::new(&[200; 3]);
    let first = client.call(|config| config);
    let disguised = client.call(|config| config.interceptor(Disguise));
    assert!(disguised.starts_with(&AwsUserAgent::for_tests().ua_header()[..20]), "{disguised}");
    assert_ne!(disguised, first);
    assert_eq!(client.call(|config| config), first);
}
