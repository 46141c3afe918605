//! Calls over a loopback socket: what each of the 17 operations sends, what it makes of the answer, and
//! how every modeled error arrives.

#[path = "calls/accounts.rs"]
mod accounts;
#[path = "calls/errors.rs"]
mod errors;
#[path = "calls/handshakes.rs"]
mod handshakes;
#[path = "calls/relationships.rs"]
mod relationships;
#[path = "calls/server.rs"]
mod server;
#[path = "calls/signature.rs"]
mod signature;
#[path = "calls/tags.rs"]
mod tags;

use std::future::Future;

use partnercentral_channel::config::{AuthSchemePreference, Credentials, Region, RetryConfig};
use partnercentral_channel::error::CallError;
use partnercentral_channel::primitives::{DateTime, DateTimeFormat};
use partnercentral_channel::{Client, Config};
use serde_json::Value;

use server::{Answer, Request, Server};
use signature::{ACCESS_KEY, REGION, SECRET_KEY};

/// The ways of signing, the default first.
const SCHEMES: [&str; 2] = ["sigv4a", "sigv4"];

/// A client of a server, which signs in one way.
fn client(server: &Server, scheme: &'static str) -> Client {
    let credentials = Credentials::new(ACCESS_KEY, SECRET_KEY, None, None, "tests");
    let mut config = Config::builder()
        .region(Region::new(REGION))
        .credentials_provider(credentials)
        .retry_config(RetryConfig::disabled())
        .endpoint_url(server.url());
    if scheme != SCHEMES[0] {
        let scheme = smithy_client_runtime::service::AuthScheme::SigV4.id();
        config = config.auth_scheme_preference(AuthSchemePreference::from([scheme]));
    }
    Client::from_conf(config.build())
}

/// Makes a call, whose request has to be a well-formed and correctly signed one of the operation with
/// the given body; once for each way of signing. Returns what it came to the last time.
async fn exchange<Call, Sent, O, E>(
    operation: &str,
    body: Value,
    answer: Answer,
    call: Call,
) -> Result<O, CallError<E>>
where
    Call: Fn(Client) -> Sent,
    Sent: Future<Output = Result<O, CallError<E>>>,
{
    let mut result = None;
    for scheme in SCHEMES {
        let server = Server::start(answer.clone()).await;
        result = Some(call(client(&server, scheme)).await);
        let request = server.only_request();
        assert_request(&request, operation, &body);
        assert_eq!(signature::verify(&request), Ok(scheme), "{operation}");
    }
    result.expect("there are ways of signing")
}

fn assert_request(request: &Request, operation: &str, body: &Value) {
    assert_eq!((request.method.as_str(), request.path.as_str()), ("POST", "/"));
    assert_eq!(request.header("content-type"), Some("application/x-amz-json-1.0"));
    let target = format!("PartnerCentralChannel.{operation}");
    assert_eq!(request.header("x-amz-target"), Some(target.as_str()));
    let agent = request.header("x-amz-user-agent").expect("a user agent");
    assert!(agent.contains("api/partnercentralchannel/0.1.0"), "{agent}");
    assert_eq!(&request.json(), body);
}

/// An instant as RFC 3339 has it.
fn date_time(text: &str) -> DateTime {
    DateTime::from_str(text, DateTimeFormat::DateTime).expect("a date")
}
