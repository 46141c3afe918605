//! Calls with the implementations.

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

use partnercentral_channel::config::http::Headers;
use partnercentral_channel::config::retry::RetryConfig;
use partnercentral_channel::config::{Builder, Region};
use partnercentral_channel::error::{ConnectorError, RequestId};
use partnercentral_channel::operation::list_tags_for_resource::ListTagsForResourceOutput;
use partnercentral_channel::test_util::offline;
use partnercentral_channel::{Client, Error};

use crate::auth::{PASSWORD, Password, PasswordFor, PasswordScheme};
use crate::endpoints::{Directory, by_region};
use crate::http::Memory;
use crate::identities::{Forever, SameId, Vault};
use crate::interceptors::ResourceHeader;
use crate::retries::RetryStatus;
use crate::time::{BlockingSleep, Epoch};

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Runs a future without an async runtime.
fn run<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let (mut future, mut context) = (pin!(future), Context::from_waker(&waker));
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(result) => return result,
            Poll::Pending => thread::park(),
        }
    }
}

fn list_tags(config: Builder) -> Result<ListTagsForResourceOutput, Error> {
    let client = Client::from_conf(config.build());
    Ok(run(client.list_tags_for_resource().resource_arn("arn:aws:a:b:c:d").send())?)
}

/// Returns the URI and the headers of a call's only request.
fn request(config: Builder) -> (String, Headers) {
    let memory = Memory::answering(200);
    list_tags(config.http_client(memory.clone())).expect("the call succeeds");
    let [request] = memory.take_requests().try_into().expect("one request");
    request
}

#[test]
fn interceptors_change_requests() {
    let (_, headers) = request(offline().interceptor(ResourceHeader { forbidden: "" }));
    assert_eq!(headers.get("x-resource"), Some("arn:aws:a:b:c:d"));
    let forbidden = ResourceHeader { forbidden: "arn:aws:a:b:c:d" };
    let error = list_tags(offline().interceptor(forbidden)).expect_err("forbidden");
    assert!(format!("{error:#}").contains("forbidden"), "{error:#}");
}

#[test]
fn retry_classifiers_and_sleeps_repeat_attempts() {
    let memory = Memory::answering(404);
    let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
    let config = offline().http_client(memory.clone()).sleep_impl(BlockingSleep);
    let config = config.retry_config(retries).retry_classifier(RetryStatus(404));
    let error = list_tags(config).expect_err("not found");
    assert_eq!((error.status(), error.request_id()), (Some(404), None));
    assert_eq!(memory.take_requests().len(), 3);
}

#[test]
fn connector_errors_can_be_found() {
    let error = list_tags(offline().http_client(Memory::default())).expect_err("no connection");
    assert!(error.find::<ConnectorError>().is_some_and(ConnectorError::is_io));
    let cause = error.find::<std::io::Error>().expect("the cause");
    assert_eq!(cause.to_string(), "there is no memory");
}

#[test]
fn endpoints_come_from_resolvers() {
    let config = || offline().region(Region::new("eu-west-3"));
    let (uri, _) = request(config().endpoint_resolver(Directory { closed: None }));
    assert_eq!(uri, "https://eu-west-3.directory.example/");
    let (uri, _) = request(config().endpoint_fn(by_region));
    assert_eq!(uri, "https://eu-west-3.function.example/");

    let closed = config().endpoint_resolver(Directory { closed: Some("on holiday") });
    let error = list_tags(closed).expect_err("no endpoint");
    assert!(format!("{error:#}").contains("the endpoint can't be resolved: "), "{error:#}");
    assert_eq!(error.find::<std::io::Error>().expect("the cause").to_string(), "on holiday");
}

/// The name of the host of a failed connection also comes from the resolver.
#[test]
fn errors_name_the_host_of_a_resolver() {
    let config = offline().endpoint_resolver(Directory { closed: None });
    let error = list_tags(config.http_client(Memory::default())).expect_err("no connection");
    assert!(error.to_string().contains("(host us-east-1.directory.example)"), "{error}");
}

#[test]
fn authentication_schemes_sign_requests() {
    let config = || {
        let password = Password("open sesame".to_owned());
        offline().push_auth_scheme(PasswordScheme::default()).identity_resolver(PASSWORD, password)
    };
    let (_, headers) = request(config().auth_scheme_resolver(PasswordFor("ListTagsForResource")));
    assert_eq!(
        (headers.get("x-password"), headers.get("authorization")),
        (Some("open sesame"), None)
    );
    // Other operations, and clients without the resolver, use the schemes of the model.
    for config in [config().auth_scheme_resolver(PasswordFor("GetRelationship")), config()] {
        let (_, headers) = request(config);
        assert!(headers.get("x-password").is_none() && headers.get("authorization").is_some());
    }
}

#[test]
fn calls_add_schemes_to_those_of_the_client() {
    let memory = Memory::answering(200);
    let config = offline()
        .http_client(memory.clone())
        .push_auth_scheme(PasswordScheme::default())
        .identity_resolver(PASSWORD, Password("open sesame".to_owned()))
        .auth_scheme_resolver(PasswordFor("ListTagsForResource"));
    let client = Client::from_conf(config.build());
    let call = client.list_tags_for_resource().resource_arn("arn:aws:a:b:c:d");
    let other = PasswordScheme { id: "other".into(), ..PasswordScheme::default() };
    run(call.customize(|config| config.push_auth_scheme(other)).send()).expect("a signed call");
    let [(_, headers)] = memory.take_requests().try_into().expect("one request");
    assert_eq!(headers.get("x-password"), Some("open sesame"));
}

#[test]
fn identities_are_cached_and_reported() {
    let config = offline().credentials_provider(Vault { locked: false });
    let config = config.identity_cache(Forever::default()).invocation_id_generator(SameId);
    let (_, headers) = request(config.time_source(Epoch));
    let authorization = headers.get("authorization").expect("a signature");
    assert!(authorization.contains("Credential=AKIDVAULT/19700101/"), "{authorization}");
    assert_eq!(headers.get("amz-sdk-invocation-id"), Some("the-same"));

    let locked = offline().credentials_provider(Vault { locked: true });
    let error = list_tags(locked).expect_err("no credentials");
    assert_eq!(error.find::<std::io::Error>().expect("the cause").to_string(), "locked");
}
