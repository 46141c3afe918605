//! Canned HTTP responses.

use partnercentral_channel::Client;
use partnercentral_channel::test_util::{capture_request, offline, replay, response};
use serde_json::{Value, json};

use super::application::find;

fn body(bytes: Option<&[u8]>) -> Value {
    serde_json::from_slice(bytes.expect("a body in memory")).expect("JSON")
}

#[tokio::test]
async fn responses_are_replayed_and_requests_kept() {
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
async fn a_request_is_captured() {
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
