//! Clock skew: the service rejects signatures with a wrong time, and returns its own time.

use std::time::{Duration, SystemTime};

use partnercentral_channel::Client;
use partnercentral_channel::primitives::{DateTime, DateTimeFormat};
use serde_json::json;

use super::server::Server;
use super::setup::{ACCESS_KEY, SECRET, config, list_tags, shared_config};
use super::step::Step;
use crate::support::received::Received;
use crate::support::signature;

const HOUR: Duration = Duration::from_secs(3600);
/// The maximum clock skew that the service accepts.
const TOLERANCE: Duration = Duration::from_secs(300);

/// Starts a server whose clock is an hour behind the client's.
async fn server(code: &'static str) -> Server {
    Server::start_with(move |request, _| {
        let now = SystemTime::now() + HOUR;
        let fits = signed_at(request).is_some_and(|signed| distance(signed, now) < TOLERANCE);
        let step = if fits { Step::ok(&json!({})) } else { Step::error(403, code) };
        let date = DateTime::from(now).fmt(DateTimeFormat::HttpDate).expect("a date");
        step.header("date", date)
    })
    .await
}

/// Returns the signing time of a request with a valid signature.
fn signed_at(request: &Received) -> Option<SystemTime> {
    signature::verify(request, ACCESS_KEY, SECRET).ok().map(|signed| signed.time)
}

fn distance(one: SystemTime, other: SystemTime) -> Duration {
    one.duration_since(other).unwrap_or_else(|error| error.duration())
}

#[tokio::test]
async fn corrects_clock_skew_for_the_next_attempt_and_later_calls() {
    for code in ["RequestTimeTooSkewed", "InvalidSignatureException", "SignatureDoesNotMatch"] {
        let server = server(code).await;
        let own = Client::from_conf(config(&server).build());
        let shared = Client::new(&shared_config(&server).build());
        for (client, requests) in [(own, 3), (shared, 6)] {
            list_tags(&client).await.expect("the second attempt succeeds");
            list_tags(&client.clone()).await.expect("the call succeeds");
            // The first attempt of the second call already uses the corrected clock.
            assert_eq!(server.log().requests.len(), requests, "{code}");
        }
    }
}

#[tokio::test]
async fn does_not_retry_other_errors_because_of_clock_skew() {
    let server = server("ValidationException").await;
    let client = Client::from_conf(config(&server).build());
    list_tags(&client).await.expect_err("the call fails");
    assert_eq!(server.log().requests.len(), 1);
    // The clock is corrected nevertheless.
    list_tags(&client).await.expect("the call succeeds");
}

#[tokio::test]
async fn does_not_retry_without_clock_skew() {
    let server = Server::start_with(|_, _| {
        let date = DateTime::from(SystemTime::now()).fmt(DateTimeFormat::HttpDate).expect("a date");
        Step::error(403, "InvalidSignatureException").header("date", date)
    })
    .await;
    let client = Client::from_conf(config(&server).build());
    list_tags(&client).await.expect_err("the call fails");
    assert_eq!(server.log().requests.len(), 1);
}

#[tokio::test]
async fn clock_skew_correction_can_be_disabled() {
    let server = server("RequestTimeTooSkewed").await;
    let own = config(&server).disable_clock_skew_correction(true);
    let shared = shared_config(&server).disable_clock_skew_correction(true);
    let clients = [Client::from_conf(own.build()), Client::new(&shared.build())];
    for (client, calls) in clients.iter().zip(1..) {
        let error = list_tags(client).await.expect_err("the call fails");
        assert_eq!(error.code(), Some("RequestTimeTooSkewed"));
        assert_eq!(server.log().requests.len(), calls);
    }
}
