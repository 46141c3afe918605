//! Isolation from the network under any configuration.

use aws_credential_types::provider::future;
use partnercentral_channel::Client;
use partnercentral_channel::config::{Credentials, ProvideCredentials, Region};
use partnercentral_channel::operation::get_relationship::GetRelationship;
use partnercentral_channel::test_util::{Mocks, Rule, offline, replay, response};
use tokio::net::TcpListener;

use super::application::{find, relationship};

#[tokio::test]
async fn a_mocked_client_never_connects() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let rule = Rule::<GetRelationship>::any().output(|_| relationship("rs-1", "Lindqvist", "1"));
    let mocks = Mocks::new().rule(rule);
    let config = mocks
        .config_builder()
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("other", "other", None, None, "test"))
        .endpoint_url(format!("http://{address}"));
    let client = Client::from_conf(config.build());

    find(&client, "rs-1").await.expect("an answer");
    find(&client, "rs-1").await.expect_err("no answer is left");

    let connection = tokio::time::timeout(std::time::Duration::from_millis(50), listener.accept());
    assert!(connection.await.is_err(), "something has connected");
}

#[tokio::test]
async fn mocks_refuse_another_http_client() {
    let elsewhere = replay([response(200, "{}")]);
    let rule = Rule::<GetRelationship>::any().output(|_| relationship("rs-1", "Lindqvist", "1"));
    let config = Mocks::new().rule(&rule).config_builder().http_client(elsewhere.clone());

    let error = find(&Client::from_conf(config.build()), "rs-1").await.expect_err("refused");

    assert!(error.to_string().contains("has been replaced"), "{error}");
    assert_eq!((rule.requests(), elsewhere.actual_requests().count()), (0, 0));
}

#[tokio::test]
async fn an_offline_configuration_sends_nothing() {
    let client = Client::from_conf(offline().build());
    let error = find(&client, "rs-1").await.expect_err("refused");
    assert!(error.to_string().contains("this configuration is offline"), "{error}");
}

/// A credentials provider with a delay, such as that of a server.
#[derive(Debug)]
struct SlowCredentials;

impl ProvideCredentials for SlowCredentials {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(async {
            tokio::task::yield_now().await;
            Ok(Credentials::new("id", "secret", None, None, "test"))
        })
    }
}

#[tokio::test]
async fn delayed_credentials_are_received_although_delays_are_skipped() {
    let rule = Rule::<GetRelationship>::any().output(|_| relationship("rs-1", "Lindqvist", "1"));
    let config = Mocks::new().rule(rule).config_builder().credentials_provider(SlowCredentials);
    find(&Client::from_conf(config.build()), "rs-1").await.expect("an answer");
}
