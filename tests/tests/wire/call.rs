//! Making a call and checking everything about it that is the same for all operations.

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

/// Makes a call of an operation twice, signed with SigV4a as by default and with SigV4, and gives the
/// output, which has to be the same.
///
/// The server receives `body` and answers with `answer`.
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

/// Makes a call with one kind of signature.
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

/// A client that signs in the given way.
pub(crate) fn client(server: &Server, algorithm: Algorithm) -> Client {
    let config = server.config();
    Client::from_conf(match algorithm {
        Algorithm::SigV4a => config.build(),
        Algorithm::SigV4 => config.auth_scheme_preference([AuthScheme::SigV4.id()]).build(),
    })
}

/// The request is one of awsJson 1.0 for the operation, with exactly this body.
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

/// The signature is of the given kind, for the right place and service, and fresh.
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

/// A point in time as a test writes it, such as `2026-01-31T09:30:00Z`.
pub(crate) fn time(text: &str) -> DateTime {
    DateTime::from_str(text, DateTimeFormat::DateTime).expect("a date-time")
}
