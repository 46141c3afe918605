//! Slow response bodies.

use std::time::Duration;

use partnercentral_channel::Client;
use partnercentral_channel::config::StalledStreamProtectionConfig;
use serde_json::json;

use super::server::Server;
use super::setup::{config, list_tags, retries, shared_config};
use super::step::{REQUEST_ID, Step};

/// Starts a server that sends the last bytes of its response one at each tick.
async fn server(bytes: usize, tick: Duration) -> Server {
    let body = json!({ "tags": [{ "key": "a", "value": "b" }] });
    let start = body.to_string().len() - bytes;
    Server::start([Step::ok(&body).trickling(start, tick)]).await
}

/// Returns a protection that, if it is enabled, stops waiting after little more than a second.
fn protection(is_enabled: bool) -> StalledStreamProtectionConfig {
    let protection = StalledStreamProtectionConfig::enabled().is_enabled(is_enabled);
    protection.grace_period(Duration::from_millis(100)).build()
}

#[tokio::test]
async fn a_stalled_body_fails() {
    let server = server(1, Duration::from_secs(60)).await;
    let retries = retries().with_max_attempts(2);
    let own = config(&server).stalled_stream_protection(protection(true));
    let shared = shared_config(&server).stalled_stream_protection(protection(true));
    let own = Client::from_conf(own.retry_config(retries.clone()).build());
    let shared = Client::new(&shared.retry_config(retries).build());
    let (own, shared) = tokio::join!(list_tags(&own), list_tags(&shared));
    for error in [own, shared] {
        let error = error.expect_err("the call fails");
        assert!(error.is_retryable());
        assert_eq!(
            format!("{error:#}"),
            format!(
                "ListTagsForResource failed: the response can't be read: \
                 minimum throughput was specified at 1 B/s, but throughput of 0 B/s was observed \
                 (HTTP status 200, request id {REQUEST_ID})"
            )
        );
    }
    let log = server.log();
    assert_eq!((log.requests.len(), log.opened), (4, 4));
}

#[tokio::test]
async fn waits_for_a_stalled_body_without_protection() {
    let server = server(1, Duration::from_secs(2)).await;
    let own = config(&server).stalled_stream_protection(protection(false));
    let shared = shared_config(&server).stalled_stream_protection(protection(false));
    let (own, shared) = (Client::from_conf(own.build()), Client::new(&shared.build()));
    let (own, shared) = tokio::join!(list_tags(&own), list_tags(&shared));
    for output in [own, shared] {
        assert!(output.expect("the call succeeds").tags.is_some());
    }
    assert_eq!(server.log().requests.len(), 2);
}

#[tokio::test]
async fn waits_for_a_slow_body() {
    let server = server(20, Duration::from_millis(20)).await;
    let config = config(&server).stalled_stream_protection(protection(true));
    let output = list_tags(&Client::from_conf(config.build())).await.expect("the call succeeds");
    assert!(output.tags.is_some());
    assert_eq!(server.log().requests.len(), 1);
}
