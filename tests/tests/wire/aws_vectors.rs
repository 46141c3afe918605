//! Tests of the signature verification: it accepts AWS's published examples, and rejects them after any change.
//!
//! The examples are `post-vanilla` of the signing test suite in `aws-sigv4`.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

use crate::support::received::Received;
use crate::support::signature::{Algorithm, verify};

const ACCESS_KEY: &str = "AKIDEXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const NO_MATCH: &str = "the signature does not match";

/// Returns the SigV4 example.
fn sigv4() -> Received {
    request(&[(
        "authorization",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
         SignedHeaders=host;x-amz-date, \
         Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    )])
}

/// Returns the SigV4a example.
fn sigv4a() -> Received {
    request(&[
        ("x-amz-region-set", "us-east-1"),
        (
            "authorization",
            "AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20150830/service/aws4_request, \
             SignedHeaders=host;x-amz-date;x-amz-region-set, \
             Signature=3044022020e04d83be1fc4c7669eb2530c48444ff2ef65e73ab6d4084ba89b886b70d01a\
             0220570df05bd3ba39ccd96a3e831ed8757fbb516baa603d78eaed3ccc95d50a2abb",
        ),
    ])
}

/// Returns a request of the examples with the given additional headers.
fn request(headers: &[(&'static str, &'static str)]) -> Received {
    let common = [("host", "example.amazonaws.com"), ("x-amz-date", "20150830T123600Z")];
    let headers = common
        .iter()
        .chain(headers)
        .map(|&(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
    Received {
        method: "POST".to_owned(),
        path: "/".to_owned(),
        headers: HeaderMap::from_iter(headers),
        body: Vec::new(),
    }
}

/// Returns the errors for both examples after a change.
fn problems(change: impl Fn(&mut Received)) -> [String; 2] {
    [sigv4(), sigv4a()].map(|mut request| {
        change(&mut request);
        verify(&request, ACCESS_KEY, SECRET).expect_err("a changed request is rejected")
    })
}

#[test]
fn accepts_the_published_signatures() {
    for (request, algorithm) in [(sigv4(), Algorithm::SigV4), (sigv4a(), Algorithm::SigV4a)] {
        let signed = verify(&request, ACCESS_KEY, SECRET).expect("a valid signature");
        assert_eq!(signed.algorithm, algorithm);
        assert_eq!((signed.region.as_str(), signed.service.as_str()), ("us-east-1", "service"));
    }
}

#[test]
fn rejects_another_secret() {
    for request in [sigv4(), sigv4a()] {
        assert_eq!(verify(&request, ACCESS_KEY, "another").expect_err("refused"), NO_MATCH);
    }
}

#[test]
fn rejects_another_access_key() {
    for request in [sigv4(), sigv4a()] {
        let problem = verify(&request, "AKIDANOTHER", SECRET).expect_err("refused");
        assert_eq!(problem, "the access key ID differs");
    }
}

#[test]
fn rejects_a_changed_body() {
    assert_eq!(problems(|request| request.body.push(b' ')), [NO_MATCH; 2]);
}

#[test]
fn rejects_a_changed_method() {
    assert_eq!(problems(|request| request.method = "PUT".to_owned()), [NO_MATCH; 2]);
}

#[test]
fn rejects_a_changed_header() {
    let host = HeaderValue::from_static("example.com");
    assert_eq!(
        problems(|request| drop(request.headers.insert("host", host.clone()))),
        [NO_MATCH; 2]
    );
}

#[test]
fn rejects_an_unsigned_additional_header() {
    let target = HeaderValue::from_static("Service.Operation");
    let problems = problems(|request| drop(request.headers.insert("x-amz-target", target.clone())));
    assert_eq!(problems, ["x-amz-target is not signed"; 2]);
}

#[test]
fn rejects_an_unsigned_request() {
    let problems = problems(|request| drop(request.headers.remove("authorization")));
    assert_eq!(problems, ["missing header authorization"; 2]);
}
