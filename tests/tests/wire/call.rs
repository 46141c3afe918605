//! Makes calls, with checks that are common to all operations.

use std::fmt::Debug;
use std::time::{Duration, SystemTime};

use partnercentral_channel::Client;
use partnercentral_channel::error::CallError;
use partnercentral_channel::primitives::{DateTime, DateTimeFormat};
use serde_json::Value;
use smithy_client_runtime::service::AuthScheme;

use super::server::{Answer, REGION, Server};
use crate::support::received::Received;
use crate::support::signature::{Algorithm, Signed};

/// Calls an operation with the default signature (SigV4a) and with SigV4. Returns the output, and checks that it is
/// the same for both.
///
/// The server expects `body` and responds with `answer`.
pub(crate) async fn call<T, E>(
    operation: &str,
    body: Value,
    answer: Value,
    send: impl AsyncFn(Client) -> Result<T, CallError<E>>,
) -> T
where
    T: Debug + PartialEq,
    E: Debug,
{
    let by_default = call_with(Algorithm::SigV4a, operation, &body, &answer, &send).await;
    let with_sigv4 = call_with(Algorithm::SigV4, operation, &body, &answer, &send).await;
    assert_eq!(by_default, with_sigv4);
    by_default
}

/// Makes a call with one signature algorithm.
async fn call_with<T, E: Debug>(
    algorithm: Algorithm,
    operation: &str,
    body: &Value,
    answer: &Value,
    send: &impl AsyncFn(Client) -> Result<T, CallError<E>>,
) -> T {
    let server = Server::start([Answer::ok(answer)]).await;
    let output = send(client(&server, algorithm)).await.expect("the call succeeds");
    let verified = server.only_verified();
    assert_request(&verified.request, operation, body);
    assert_signed(&verified.signed, algorithm);
    output
}

/// Returns a client that signs with the given algorithm.
pub(crate) fn client(server: &Server, algorithm: Algorithm) -> Client {
    let config = server.config();
    Client::from_conf(match algorithm {
        Algorithm::SigV4a => config.build(),
        Algorithm::SigV4 => config.auth_scheme_preference([AuthScheme::SigV4.id()]).build(),
    })
}

/// Checks that a request uses awsJson 1.0 and has the operation and exactly the given body.
pub(crate) fn assert_request(request: &Received, operation: &str, body: &Value) {
    let target = format!("PartnerCentralChannel.{operation}");
    let length = request.body.len().to_string();
    assert_eq!(request.method, "POST");
    assert_eq!(request.path, "/");
    assert_eq!(request.header("content-type"), Some("application/x-amz-json-1.0"));
    assert_eq!(request.header("x-amz-target"), Some(target.as_str()));
    assert_eq!(request.header("content-length"), Some(length.as_str()));
    assert_eq!(request.json(), *body);
}

/// Checks a signature's algorithm, region, service and time.
fn assert_signed(signed: &Signed, algorithm: Algorithm) {
    let region = match algorithm {
        Algorithm::SigV4a => "*",
        Algorithm::SigV4 => REGION,
    };
    assert_eq!(signed.algorithm, algorithm);
    assert_eq!(signed.region, region);
    assert_eq!(signed.service, "partnercentral-channel");
    for name in ["content-type", "x-amz-target"] {
        assert!(signed.headers.iter().any(|signed| signed == name), "{name} is not signed");
    }
    let age = SystemTime::now().duration_since(signed.time).expect("not signed in the future");
    assert!(age < Duration::from_secs(300), "signed {age:?} ago");
}

/// Parses a time such as `2026-01-31T09:30:00Z`.
pub(crate) fn time(text: &str) -> DateTime {
    DateTime::from_str(text, DateTimeFormat::DateTime).expect("a date-time")
}
