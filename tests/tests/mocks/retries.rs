//! Rules answer requests, and a call that is retried makes several of them.

use std::time::Instant;

use partnercentral_channel::Client;
use partnercentral_channel::config::RetryConfig;
use partnercentral_channel::operation::get_relationship::GetRelationship;
use partnercentral_channel::test_util::{
    Answer, ConnectorError, Mocks, Rule, RuleBuilder, response,
};
use partnercentral_channel::types::error::{InternalServerException, ThrottlingException};

use super::application::{find, not_found, relationship};

fn throttled() -> ThrottlingException {
    ThrottlingException::builder().message("slow down").build()
}

/// Makes a call that is answered by `rule` and then with an output. Returns the numbers of calls and requests answered by
/// the rule, and of requests answered with the output.
async fn call(
    rule: impl FnOnce(RuleBuilder<GetRelationship>) -> Rule<GetRelationship>,
) -> [usize; 3] {
    let failures = rule(Rule::any());
    let success = Rule::<GetRelationship>::any().output(|_| relationship("rs-1", "L", "1"));
    let mocks = Mocks::new().rule(&failures).rule(&success);
    let _ = find(&Client::from_conf(mocks.config()), "rs-1").await;
    [failures.calls(), failures.requests(), success.requests()]
}

#[tokio::test]
async fn retries_server_failures_without_delay() {
    let start = Instant::now();
    let rule = Rule::<GetRelationship>::any()
        .http_response(|_| response(500, ""))
        .then()
        .http_response(|_| response(503, "<html>"))
        .then()
        .http_response(|_| response(200, r#"{"relationshipDetail": {"id": "rs-1"}}"#));
    let mocks = Mocks::new().rule(&rule);
    let config = mocks.config_builder().retry_config(
        RetryConfig::standard().with_initial_backoff(std::time::Duration::from_secs(60)),
    );

    let found = find(&Client::from_conf(config.build()), "rs-1").await.expect("an answer");

    assert_eq!(found.and_then(|found| found.id).as_deref(), Some("rs-1"));
    assert_eq!((rule.calls(), rule.requests(), rule.inputs().len()), (1, 3, 1));
    assert!(start.elapsed().as_secs() < 5, "the test waited");
    mocks.verify();
}

#[tokio::test]
async fn retries_errors_by_their_model_and_status() {
    assert_eq!(call(|rule| rule.error(|_| throttled())).await, [1, 1, 1]);
    let internal = || InternalServerException::builder().message("broken").build();
    assert_eq!(call(|rule| rule.error(move |_| internal()).times(2)).await, [1, 2, 1]);
    assert_eq!(call(|rule| rule.error(|_| not_found("rs-1"))).await, [1, 1, 0]);
    let unavailable = |_: &_| Answer::error(not_found("rs-1")).with_status(503);
    assert_eq!(call(|rule| rule.answer(unavailable)).await, [1, 1, 1]);
}

#[tokio::test]
async fn retries_failed_connections() {
    let broken = |_: &_| ConnectorError::io("connection reset".into());
    assert_eq!(call(|rule| rule.connector_error(broken)).await, [1, 1, 1]);
    let misused = |_: &_| ConnectorError::user("no such thing".into());
    assert_eq!(call(|rule| rule.connector_error(misused)).await, [1, 1, 0]);
}

#[tokio::test]
async fn gives_up_after_the_last_attempt() {
    assert_eq!(call(|rule| rule.error(|_| throttled()).repeatedly()).await, [1, 3, 0]);
}

/// Makes as many retries as would exceed a quota shared by clients of one region.
#[tokio::test]
async fn mocks_do_not_share_a_retry_quota() {
    for _ in 0..100 {
        assert_eq!(call(|rule| rule.error(|_| throttled()).times(2)).await, [1, 2, 1]);
    }
}
