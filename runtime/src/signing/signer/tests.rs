//! Tests of signed requests.

use std::time::{Duration, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_smithy_types::body::SdkBody;

use super::*;
use crate::signing::{SigningOptions, SigningTime};

const ALGORITHM: Algorithm<'static> = Algorithm::V4 { region: "us-east-1" };

fn credentials(id: &str, token: Option<&str>) -> Credentials {
    Credentials::new(id, "secret", token.map(str::to_owned), None, "signer")
}

fn params(credentials: &Credentials) -> Params<'_> {
    Params {
        credentials,
        algorithm: ALGORITHM,
        service: "service",
        time: SigningTime::new(UNIX_EPOCH + Duration::from_secs(1_440_938_160)).expect("a time"),
        options: SigningOptions::default(),
    }
}

fn request(body: SdkBody) -> HttpRequest {
    let mut request = HttpRequest::new(body);
    request.set_uri("https://example.amazonaws.com/").expect("a URI");
    request
}

fn authorization(request: &HttpRequest) -> &str {
    request.headers().get("authorization").expect("a signature")
}

#[test]
fn the_header_is_allocated_once() {
    let (credentials, keys) = (credentials("AKID", None), SigningKeys::default());
    let params = params(&credentials);
    let (request, payload) = (request(SdkBody::empty()), Payload::Unsigned.hash());
    let signed = Signed::of(&request, &payload, &params, &keys).expect("a signature");
    let header = signed.authorization(&params);
    assert_eq!(header.len(), header.capacity());
}

#[test]
fn a_body_that_is_not_in_memory_is_not_signed() {
    let (credentials, keys) = (credentials("AKID", None), SigningKeys::default());
    let params = params(&credentials);
    let stream = || SdkBody::taken();
    let mut streamed = request(stream());
    assert!(streamed.body().bytes().is_none());
    sign(&mut streamed, None, &params, &keys).expect("a signature");
    let mut unsigned = request(stream());
    sign(&mut unsigned, Some(Payload::Unsigned), &params, &keys).expect("a signature");
    assert_eq!(authorization(&streamed), authorization(&unsigned));
}

#[test]
fn the_body_is_signed() {
    let (credentials, keys) = (credentials("AKID", None), SigningKeys::default());
    let params = params(&credentials);
    let signed = |body: &str| {
        let mut request = request(SdkBody::from(body.to_owned()));
        sign(&mut request, None, &params, &keys).expect("a signature");
        authorization(&request).to_owned()
    };
    assert_eq!(signed("a"), signed("a"));
    assert_ne!(signed("a"), signed("b"));
}

#[test]
fn values_that_cannot_be_sent_are_refused() {
    let keys = SigningKeys::default();
    for (id, token) in [("AK\nID", None), ("AKID", Some("to\nken"))] {
        let credentials = credentials(id, token);
        for omit_session_token in [false, true] {
            let options = SigningOptions { omit_session_token, ..SigningOptions::default() };
            let params = Params { options, ..params(&credentials) };
            let result = sign(&mut request(SdkBody::empty()), None, &params, &keys);
            assert!(matches!(result, Err(SigningError::InvalidHeader)), "{id} {token:?}");
        }
    }
}

#[test]
fn a_uri_without_a_host_is_refused() {
    let (credentials, keys) = (credentials("AKID", None), SigningKeys::default());
    let mut request = HttpRequest::new(SdkBody::empty());
    request.set_uri("/path?a=://b").expect("a URI");
    let result = sign(&mut request, None, &params(&credentials), &keys);
    assert!(matches!(result, Err(SigningError::NoAuthority)));
    request.headers_mut().insert("host", "example.com");
    sign(&mut request, None, &params(&credentials), &keys).expect("a signature");
}

#[test]
fn signing_again_replaces_the_signature() {
    let (credentials, keys) = (credentials("AKID", Some("token")), SigningKeys::default());
    let params = params(&credentials);
    let mut request = request(SdkBody::empty());
    sign(&mut request, None, &params, &keys).expect("a signature");
    let first = authorization(&request).to_owned();
    sign(&mut request, None, &params, &keys).expect("a signature");
    assert_eq!(authorization(&request), first);
    assert_eq!(request.headers().len(), 3);
}

#[test]
fn a_header_for_the_session_token_is_lowercase() {
    let (credentials, keys) = (credentials("AKID", Some("token")), SigningKeys::default());
    for (name, is_valid) in [("x-token", true), ("X-Token", false), ("x token", false)] {
        let options = SigningOptions { session_token_name: Some(name), ..Default::default() };
        let params = Params { options, ..params(&credentials) };
        let result = sign(&mut request(SdkBody::empty()), None, &params, &keys);
        assert_eq!(result.is_ok(), is_valid, "{name}: {result:?}");
    }
}
