//! Canned HTTP responses.

use std::time::{Duration, Instant};

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use partnercentral_channel::Client;
use partnercentral_channel::config::TimeoutConfig;
use partnercentral_channel::test_util::{
    HttpRequest, NeverClient, capture_request, offline, replay, response,
};
use serde_json::{Value, json};

use super::application::find;

fn body(bytes: Option<&[u8]>) -> Value {
    serde_json::from_slice(bytes.expect("a body in memory")).expect("JSON")
}

#[tokio::test]
async fn replays_responses_and_keeps_requests() {
    let found = json!({"relationshipDetail": {"displayName": "Lindqvist"}});
    let service = replay([response(503, ""), response(200, found.to_string())]);
    let client = Client::from_conf(offline().http_client(service.clone()).build());

    let found = find(&client, "rs-1").await.expect("an answer").expect("a relationship");

    assert_eq!(found.display_name.as_deref(), Some("Lindqvist"));
    let sent: Vec<_> =
        service.actual_requests().map(|request| body(request.body().bytes())).collect();
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0]["identifier"], "rs-1");
    assert_eq!(sent[0], sent[1]);
}

#[tokio::test]
async fn captures_a_request() {
    let (service, captured) = capture_request(None);
    let client = Client::from_conf(offline().http_client(service).build());
    assert_eq!(find(&client, "rs-1").await.expect("an answer"), None);

    let request = captured.expect_request();
    assert_eq!(
        request.headers().get("x-amz-target"),
        Some("PartnerCentralChannel.GetRelationship")
    );
    assert!(request.uri().starts_with("https://"), "{}", request.uri());
    assert_eq!(body(request.body().bytes())["identifier"], "rs-1");
}

#[tokio::test]
async fn a_replay_without_responses_left_fails() {
    let client = Client::from_conf(offline().http_client(replay([])).build());
    find(&client, "rs-1").await.expect_err("nothing to answer with");
}

/// An HTTP client that answers with a delay.
#[derive(Debug)]
struct SlowConnector;

impl HttpConnector for SlowConnector {
    fn call(&self, _request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::new(async {
            tokio::task::yield_now().await;
            Ok(response(200, "{}"))
        })
    }
}

#[tokio::test]
async fn delayed_responses_are_received_although_delays_are_skipped() {
    let slow = http_client_fn(|_, _| SharedHttpConnector::new(SlowConnector));
    let client = Client::from_conf(offline().http_client(slow).build());
    assert_eq!(find(&client, "rs-1").await.expect("an answer"), None);
}

#[tokio::test]
async fn timeouts_elapse_immediately() {
    let (start, service) = (Instant::now(), NeverClient::new());
    let timeout = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_secs(60));
    let config = offline().http_client(service.clone()).timeout_config(timeout.build());

    let error = find(&Client::from_conf(config.build()), "rs-1").await.expect_err("a timeout");

    assert!(error.is_timeout(), "{error}");
    assert!(format!("{error:#}").contains("operation attempt timeout"), "{error:#}");
    assert_eq!(service.num_calls(), 3);
    assert!(start.elapsed() < Duration::from_secs(5), "the test waited");
}

#[tokio::test]
async fn a_service_that_never_answers_blocks_the_call() {
    let client = Client::from_conf(offline().http_client(NeverClient::new()).build());
    let call = find(&client, "rs-1");
    let waited = tokio::time::timeout(Duration::from_millis(50), call).await;
    assert!(waited.is_err(), "the call has ended: {waited:?}");
}
