//! Retryable and other error responses.

use std::time::{Duration, SystemTime};

use aws_smithy_async::test_util::instant_time_and_sleep;
use partnercentral_channel::Client;
use partnercentral_channel::config::{RetryConfig, StalledStreamProtectionConfig, TimeoutConfig};
use partnercentral_channel::operation::list_tags_for_resource::ListTagsForResourceError;
use serde_json::json;

use super::server::{Log, Server};
use super::setup::{client, clients_with_retries, config, delete, list_tags, retries};
use super::step::{REQUEST_ID, Step};

/// Returns the values of a header in all requests.
fn headers(log: &Log, name: &str) -> Vec<String> {
    let headers = log.requests.iter().map(|request| request.header(name));
    headers.map(|value| value.expect("a header").to_owned()).collect()
}

#[tokio::test]
async fn attempts_of_a_call_share_an_invocation_id() {
    let error = Step::error(500, "InternalServerException");
    let server = Server::start([error.clone(), error, Step::ok(&json!({}))]).await;
    delete(&client(&server)).await.expect("the third attempt succeeds");

    let log = server.log();
    assert_eq!(
        headers(&log, "amz-sdk-request"),
        ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"]
    );
    let [first, rest @ ..] = &headers(&log, "amz-sdk-invocation-id")[..] else { panic!("{log:?}") };
    assert!(!first.is_empty() && rest.iter().all(|id| id == first), "{log:?}");
    let token = |index: usize| log.requests[index].json()["clientToken"].clone();
    assert!(token(0).is_string());
    assert_eq!([token(1), token(2)], [token(0), token(0)]);
}

#[tokio::test]
async fn calls_have_different_invocation_ids() {
    let server = Server::start([Step::ok(&json!({}))]).await;
    let client = client(&server);
    list_tags(&client).await.expect("the call succeeds");
    list_tags(&client).await.expect("the call succeeds");
    let ids = headers(&server.log(), "amz-sdk-invocation-id");
    assert_ne!(ids[0], ids[1]);
}

#[tokio::test]
async fn returns_the_throttling_error_after_all_attempts() {
    let server = Server::start([Step::error(429, "ThrottlingException")]).await;
    let error = list_tags(&client(&server)).await.expect_err("the call fails");
    assert_eq!(server.log().requests.len(), 3);
    assert!(error.is_service_error_and(ListTagsForResourceError::is_throttling_exception));
    assert!(error.is_retryable());
    assert_eq!(
        error.to_string(),
        format!(
            "ListTagsForResource failed: ThrottlingException: message from the server \
             (HTTP status 429, request id {REQUEST_ID})"
        )
    );
}

#[tokio::test]
async fn does_not_retry_client_errors() {
    let server = Server::start([Step::error(400, "ValidationException")]).await;
    let error = list_tags(&client(&server)).await.expect_err("the call fails");
    assert_eq!(server.log().requests.len(), 1);
    assert!(error.is_service_error_and(ListTagsForResourceError::is_validation_exception));
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn makes_the_configured_number_of_attempts() {
    let configs = [
        (RetryConfig::disabled(), 1),
        (retries().with_max_attempts(1), 1),
        (retries().with_max_attempts(2), 2),
        (retries().with_max_attempts(5), 5),
    ];
    for (retries, attempts) in configs {
        let server = Server::start([Step::error(500, "InternalServerException")]).await;
        for (client, calls) in clients_with_retries(&server, &retries).iter().zip(1..) {
            list_tags(client).await.expect_err("the call fails");
            let log = server.log();
            assert_eq!(log.requests.len(), calls * attempts, "{retries:?}");
            let last = headers(&log, "amz-sdk-request").pop();
            assert_eq!(last, Some(format!("attempt={attempts}; max={attempts}")));
        }
    }
}

#[tokio::test]
async fn adaptive_retries_slow_down_a_throttled_client() {
    let start = SystemTime::now();
    for (retries, slower) in [(RetryConfig::adaptive(), true), (RetryConfig::standard(), false)] {
        let throttled = Step::error(429, "ThrottlingException");
        let server = Server::start([throttled, Step::ok(&json!({}))]).await;
        // Sleeping takes no time, but advances the clock.
        let (clock, sleep) = instant_time_and_sleep(start);
        let config = config(&server)
            .retry_config(retries.with_initial_backoff(Duration::from_millis(1)))
            .timeout_config(TimeoutConfig::disabled())
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
            .time_source(clock)
            .sleep_impl(sleep.clone());
        let client = Client::from_conf(config.build());
        for _ in 0..5 {
            list_tags(&client).await.expect("the call succeeds");
        }
        assert_eq!(server.log().requests.len(), 6);
        // Initially, an adaptive client makes at most one request in two seconds.
        assert_eq!(sleep.total_duration() > Duration::from_secs(2), slower, "{:?}", sleep.logs());
    }
}
