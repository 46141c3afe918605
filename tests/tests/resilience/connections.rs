//! Failed and broken connections.

use std::time::Duration;

use partnercentral_channel::Client;
use partnercentral_channel::config::{AuthSchemeId, TimeoutConfig};
use serde_json::json;
use tokio::net::TcpListener;

use super::server::Server;
use super::setup::{client, config, failure, list_tags};
use super::step::{End, REQUEST_ID, Step};

#[tokio::test]
async fn a_refused_connection_is_reported_with_its_address() {
    let server = Server::start([Step::closed()]).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let config = config(&server).endpoint_url(format!("http://{address}"));
    let text = failure(&Client::from_conf(config.build())).await;
    assert_eq!(
        text,
        format!(
            "ListTagsForResource failed: the connection failed: \
             tcp connect error: Connection refused (os error 111) (host {address})"
        )
    );
}

#[tokio::test]
async fn an_unresolvable_host_is_reported() {
    let server = Server::start([Step::closed()]).await;
    let config = config(&server).endpoint_url("http://partner-central.invalid");
    let text = failure(&Client::from_conf(config.build())).await;
    // The rest is the operating system's message.
    let start = "ListTagsForResource failed: the connection failed: dns error: ";
    assert!(text.starts_with(start), "{text}");
    assert!(text.ends_with(" (host partner-central.invalid)"), "{text}");
}

#[tokio::test]
async fn retries_if_the_connection_closes_before_the_response() {
    let server = Server::start([Step::closed()]).await;
    let text = failure(&client(&server)).await;
    assert_eq!(
        text,
        format!(
            "ListTagsForResource failed: the connection failed: \
             connection closed before message completed (host {})",
            server.host()
        )
    );
    assert_eq!(server.log().requests.len(), 3);
}

/// Returns the error message of a call whose responses all end after ten bytes.
async fn cut(end: End) -> String {
    let answer = Step::ok(&json!({ "tags": [{ "key": "a", "value": "b" }] }));
    let server = Server::start([answer.cut(10, end)]).await;
    let text = failure(&client(&server)).await;
    let log = server.log();
    assert_eq!((log.requests.len(), log.opened), (3, 3));
    text
}

#[tokio::test]
async fn reports_a_connection_that_breaks_in_a_body() {
    for (end, cause) in [
        (End::Reset, "Connection reset by peer (os error 104)"),
        (End::Close, "end of file before message length reached"),
    ] {
        assert_eq!(
            cut(end).await,
            format!(
                "ListTagsForResource failed: the response can't be read: \
                 error reading a body from connection: {cause} \
                 (HTTP status 200, request id {REQUEST_ID})"
            )
        );
    }
}

#[tokio::test]
async fn succeeds_after_a_broken_connection() {
    let answer = Step::ok(&json!({ "tags": [{ "key": "a", "value": "b" }] }));
    for broken in
        [Step::closed(), answer.clone().cut(10, End::Reset), answer.clone().cut(10, End::Close)]
    {
        let server = Server::start([broken, answer.clone()]).await;
        let output = list_tags(&client(&server)).await.expect("the second attempt succeeds");
        assert_eq!(output.tags.map(|tags| tags.len()), Some(1));
        let log = server.log();
        assert_eq!((log.requests.len(), log.opened), (2, 2));
    }
}

#[tokio::test]
async fn successful_calls_share_a_connection() {
    let server = Server::start([Step::ok(&json!({}))]).await;
    // SigV4a takes more than ten times as long.
    let config = config(&server).auth_scheme_preference([AuthSchemeId::from("sigv4")]);
    let client = Client::from_conf(config.build());
    for _ in 0..200 {
        list_tags(&client.clone()).await.expect("the call succeeds");
    }
    let log = server.log();
    assert_eq!((log.requests.len(), log.opened, log.closed), (200, 1, 0));
}

#[tokio::test]
async fn reuses_a_connection_after_a_client_error() {
    let server =
        Server::start([Step::error(400, "ValidationException"), Step::ok(&json!({}))]).await;
    let client = client(&server);
    list_tags(&client).await.expect_err("the call fails");
    list_tags(&client).await.expect("the call succeeds");
    assert_eq!(server.log().connections_used, [1, 1]);
}

#[tokio::test]
async fn does_not_reuse_a_connection_after_a_transient_error() {
    let server = Server::start([Step::html(503), Step::ok(&json!({}))]).await;
    let client = client(&server);
    for _ in 0..3 {
        list_tags(&client).await.expect("the call succeeds");
    }
    assert_eq!(server.log().connections_used, [1, 2, 2, 2]);
}

#[tokio::test]
async fn does_not_reuse_a_connection_after_a_timeout() {
    let server = Server::start([Step::silence(), Step::ok(&json!({}))]).await;
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_millis(200));
    let config = config(&server).timeout_config(timeouts.build());
    let client = Client::from_conf(config.build());
    for _ in 0..3 {
        list_tags(&client).await.expect("the call succeeds");
    }
    server.until(|log| log.closed == 1).await;
    assert_eq!(server.log().connections_used, [1, 2, 2, 2]);
}

#[tokio::test]
async fn replaces_a_closed_idle_connection_without_a_retry() {
    let server = Server::start([Step::ok(&json!({})).then_close()]).await;
    let client = client(&server);
    for calls in 1..=3 {
        list_tags(&client).await.expect("the call succeeds");
        server.until(|log| log.closed == calls).await;
    }
    assert_eq!(server.log().connections_used, [1, 2, 3]);
}
