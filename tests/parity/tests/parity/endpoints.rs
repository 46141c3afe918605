//! Endpoints and signatures of requests.

use aws_sdk_partnercentralchannel::meta::PKG_VERSION;
use parity::answer::Answer;
use parity::call::Pair;
use parity::operations::{OPERATIONS, Operation};
use parity::sample::Sample;
use parity::setup::Setup;
use partnercentral_channel::SERVICE;
use serde_json::{Value, json};

use super::compare::sent;

/// Endpoints and the configurations that select them.
const ENDPOINTS: &[(&str, Setup)] = &[
    ("http://127.0.0.1:8000/", at_url("http://127.0.0.1:8000")),
    ("https://example.com/base/path/", at_url("https://example.com/base/path")),
    ("https://example.com/base/path/", at_url("https://example.com/base/path/")),
    ("https://example.com:8443/%C3%BC%20/", at_url("https://example.com:8443/%C3%BC%20/")),
    ("https://partnercentral-channel.global.api.aws/", in_region("us-east-1")),
    ("https://partnercentral-channel.global.api.aws/", in_region("eu-central-1")),
    ("https://partnercentral-channel.global.api.aws/", in_region("xx-somewhere-9")),
    ("https://partnercentral-channel.us-gov.api.aws/", in_region("us-gov-west-1")),
    (
        "https://partnercentral-channel.global.api.amazonwebservices.com.cn/",
        in_region("cn-north-1"),
    ),
    ("https://partnercentral-channel-fips.global.api.aws/", with_fips("us-east-1")),
    ("https://partnercentral-channel-fips.us-gov.api.aws/", with_fips("us-gov-west-1")),
];

/// Configurations without an endpoint.
const NO_ENDPOINTS: &[Setup] = &[
    Setup { fips: true, ..at_url("https://example.com") },
    at_url("no url"),
    Setup { region: None, ..Setup::DEFAULT },
    Setup { credentials: false, ..Setup::DEFAULT },
    Setup { credentials: false, ..Setup::PLAIN },
];

/// The signed headers for each kind of signature.
const SIGNED: &[(&str, &str)] = &[
    (
        "AWS4-HMAC-SHA256 ",
        "content-length;content-type;host;x-amz-date;x-amz-target;x-amz-user-agent",
    ),
    (
        "AWS4-ECDSA-P256-SHA256 ",
        "content-length;content-type;host;x-amz-date;x-amz-region-set;x-amz-target;x-amz-user-agent",
    ),
];

const fn at_url(url: &'static str) -> Setup {
    Setup { endpoint_url: Some(url), ..Setup::DEFAULT }
}

const fn in_region(region: &'static str) -> Setup {
    Setup { region: Some(region), ..Setup::DEFAULT }
}

const fn with_fips(region: &'static str) -> Setup {
    Setup { fips: true, ..in_region(region) }
}

async fn pair(operation: &Operation, setup: &Setup) -> Pair {
    let input = Sample::FULL.input(operation.name);
    Pair::of(operation, setup, &input, &[Answer::json(200, &json!({}))]).await
}

/// Returns the request for an input with all members.
async fn everything(operation: &Operation, setup: &Setup) -> Value {
    sent(operation, setup, &Sample::FULL.input(operation.name)).await
}

fn header<'a>(request: &'a Value, name: &str) -> Option<&'a str> {
    request["headers"].get(name).map(|values| {
        assert_eq!(values.as_array().map(Vec::len), Some(1), "{name}");
        values[0].as_str().expect("text")
    })
}

#[tokio::test]
async fn endpoints_and_sigv4_signatures_are_equal() {
    for operation in OPERATIONS {
        for (uri, setup) in ENDPOINTS {
            let request =
                everything(operation, &Setup { signature: Some("sigv4"), ..*setup }).await;
            assert_eq!(request["uri"], *uri, "{}, {setup:?}", operation.name);
            assert_signed(&request, SIGNED[0]);
        }
    }
}

/// SigV4a signatures are random. Valid ones are recorded alike.
#[tokio::test]
async fn sigv4a_signatures_are_equal() {
    for operation in OPERATIONS {
        for setup in [Setup::PLAIN, Setup::DEFAULT, with_fips("us-east-1")] {
            let request = everything(operation, &Setup { signature: None, ..setup }).await;
            assert_signed(&request, SIGNED[1]);
            let authorization = header(&request, "authorization").expect("a signature");
            assert!(authorization.ends_with("Signature=valid"), "{authorization}");
            assert_eq!(header(&request, "x-amz-region-set"), Some("*"));
        }
    }
}

fn assert_signed(request: &Value, (algorithm, headers): (&str, &str)) {
    let authorization = header(request, "authorization").expect("a signature");
    assert!(authorization.starts_with(algorithm), "{authorization}");
    assert!(authorization.contains(&format!("SignedHeaders={headers},")), "{authorization}");
}

#[tokio::test]
async fn signatures_for_a_set_of_regions_and_with_a_session_are_equal() {
    let session = Setup { session_token: Some("session/token=="), ..Setup::PLAIN };
    let regions = Setup { signing_region_set: Some("us-*, eu-west-3"), ..Setup::DEFAULT };
    let both = Setup { session_token: session.session_token, ..regions };
    for operation in OPERATIONS {
        let request = everything(operation, &session).await;
        assert_eq!(header(&request, "x-amz-security-token"), session.session_token);
        let request = everything(operation, &regions).await;
        assert_eq!(header(&request, "x-amz-region-set"), Some("us-*, eu-west-3"));
        let request = everything(operation, &both).await;
        assert_eq!(header(&request, "x-amz-security-token"), both.session_token);
    }
}

/// Clients skip authentication schemes that the service does not support.
#[tokio::test]
async fn unsupported_authentication_schemes_are_skipped_alike() {
    for signature in ["sigv4a", "noAuth", "sigv4-s3express"] {
        let setup = Setup { signature: Some(signature), ..Setup::DEFAULT };
        let request = everything(&OPERATIONS[0], &setup).await;
        assert_signed(&request, SIGNED[1]);
    }
}

#[tokio::test]
async fn configurations_without_an_endpoint_fail_alike() {
    for operation in OPERATIONS {
        for setup in NO_ENDPOINTS {
            let pair = pair(operation, setup).await;
            assert_eq!(pair.ours, pair.official, "{setup:?}");
            assert!(pair.ours.outcome.is_err() && pair.ours.requests.is_empty(), "{setup:?}");
        }
    }
}

/// User agents only differ in the client's version, unless the tests replace them.
#[tokio::test]
async fn user_agents_differ_in_the_version_of_the_client() {
    let setup = Setup { same_user_agent: false, ..Setup::PLAIN };
    let pair = pair(&OPERATIONS[0], &setup).await;
    for name in ["user-agent", "x-amz-user-agent"] {
        let ours = header(&pair.ours.requests[0], name).expect("a user agent");
        let official = header(&pair.official.requests[0], name).expect("a user agent");
        assert_ne!(ours, official);
        assert_eq!(ours.replace(SERVICE.crate_version, PKG_VERSION), official);
    }
}
