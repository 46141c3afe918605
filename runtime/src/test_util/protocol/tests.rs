//! Tests of protocol tests.

use std::panic::{AssertUnwindSafe, catch_unwind};

use aws_smithy_types::error::metadata::ErrorMetadata;

use super::*;
use crate::error::Unhandled;
use crate::service::AuthScheme;
use crate::{operation_error, operation_span, structure};

static SERVICE: Service = Service {
    auth_schemes: &[AuthScheme::SigV4a, AuthScheme::SigV4],
    resolve_endpoint: |_| endpoint::unresolved("tests set the endpoint"),
    ..crate::test_service::SERVICE
};

struct Call;

impl Operation for Call {
    type Input = Thing;
    type Output = Thing;
    type Error = CallFailed;
    const NAME: &'static str = "Call";
    const SERVICE: &'static Service = &SERVICE;

    operation_span!("Some Service", "Call");
}

#[structure("example#Thing", output)]
struct Thing {
    #[member("token", idempotency_token)]
    token: Option<String>,
    #[member("weight")]
    weight: Option<f64>,
    #[member("data")]
    data: Option<crate::types::Blob>,
}

#[structure("example#Broken", error)]
struct Broken {
    #[member("message")]
    message: Option<String>,
    #[member("weight")]
    weight: Option<f64>,
}

#[derive(Clone, Debug)]
#[expect(dead_code, reason = "required by the macro, but never constructed")]
enum ServiceError {
    Broken(Broken),
    Unhandled(Unhandled),
}

#[operation_error("Call", ServiceError)]
enum CallFailed {
    Broken(Broken),
}

/// Returns the failure of a check, if it fails.
fn failure(check: impl FnOnce()) -> Option<String> {
    let panic = catch_unwind(AssertUnwindSafe(check)).err()?;
    Some(*panic.downcast::<String>().expect("a message"))
}

fn request() -> RequestTest {
    RequestTest::new("Sends", "POST", "/")
}

/// Returns the problems of the request for a thing.
fn sent(thing: Thing, test: RequestTest) -> Vec<String> {
    let failure = failure(|| test.check::<Call>(&SERVICE, thing)).unwrap_or_default();
    failure.lines().filter_map(|line| line.strip_prefix("- ").map(str::to_owned)).collect()
}

#[test]
fn accepts_a_matching_request() {
    let thing = Thing::builder().weight(2.0).build();
    let token = r#"{"weight": 2, "token": "00000000-0000-4000-8000-000000000000"}"#;
    let test = request()
        .header("Content-Type", "application/x-amz-json-1.0")
        .header("x-amz-target", "Service.Call")
        .forbid_header("x-amzn-query-mode")
        .require_header("Content-Length")
        .forbid_query_param("a")
        .resolved_host("example.com")
        .body_of("application/json; charset=utf-8", token);
    assert_eq!(sent(thing, test), [""; 0]);
}

#[test]
fn reports_all_problems_of_a_request() {
    let test = RequestTest::new("Sends", "PUT", "/things")
        .header("Content-Type", "text/plain")
        .forbid_header("x-amz-target")
        .require_header("x-other")
        .query_param("a=b")
        .require_query_param("c")
        .resolved_host("things.example.com")
        .body("{}");
    assert_eq!(
        sent(Thing::builder().build(), test),
        [
            "the method is `POST`, expected `PUT`",
            "the path is `/`, expected `/things`",
            "the host is `example.com`, expected `things.example.com`",
            "invalid header value for key `Content-Type`: expected `text/plain`, found \
             `application/x-amz-json-1.0`",
            "Header `x-amz-target` was forbidden but found: `x-amz-target: Service.Call`",
            "missing required header: `x-other`",
            "missing query param: expected `a=b`, found [\"\"]",
            "required query param missing: `c`",
            "the body is `{\"token\":\"00000000-0000-4000-8000-000000000000\"}`, expected `{}`",
        ]
    );
}

#[test]
fn compares_json_bodies_semantically() {
    let check = |body| {
        let thing = Thing::builder().token("t").weight(1.5).build();
        sent(thing, request().body_of("application/json", body))
    };
    assert_eq!(check(r#" {"weight": 15e-1, "token": "t"} "#), [""; 0]);
    let [problem] = &check(r#"{"weight": 2, "token": "t"}"#)[..] else { panic!("one problem") };
    assert!(problem.contains(".weight"), "{problem}");
    assert_eq!(check(r#"{"weight": 1.5}"#).len(), 1);
    assert_eq!(check("").len(), 1);
    assert_eq!(check("{").len(), 1);
    // Integers that are equal only as floats.
    assert!(body::check_json("9007199254740993", "9007199254740992").is_err());
    assert_eq!(body::check_json("1e300", "1.0e300"), Ok(()));
    assert!(body::check_json("1e300", "1e301").is_err());
}

#[test]
fn an_empty_body_means_no_body() {
    let body = |text: &str| aws_smithy_types::body::SdkBody::from(text);
    assert_eq!(body::check(aws_smithy_types::body::SdkBody::empty(), "", None), Ok(()));
    assert!(body::check(body("{}"), "", None).is_err());
    assert!(body::check(body("x"), "y", Some("text/plain")).is_err());
    assert_eq!(body::check(body("x"), "x", Some("text/plain")), Ok(()));
    assert_eq!(
        body::check(body("<a><b/></a>"), "<a>\n<b></b></a>", Some("application/xml")),
        Ok(())
    );
}

#[test]
fn the_test_determines_the_endpoint_and_the_authentication_scheme() {
    let test = RequestTest::new("Sends", "POST", "/custom/").host("other.example.com/custom");
    let test = test.resolved_host("other.example.com").auth_scheme("sigv4");
    let sigv4 = test.clone().require_header("authorization").forbid_header("x-amz-region-set");
    assert_eq!(sent(Thing::builder().build(), sigv4), [""; 0]);
}

#[cfg(feature = "sigv4a")]
#[test]
fn a_test_without_authentication_scheme_keeps_the_services_order() {
    assert_eq!(
        sent(Thing::builder().build(), request().require_header("x-amz-region-set")),
        [""; 0]
    );
}

fn response(status: u16, body: &'static str) -> ResponseTest {
    ResponseTest::new("Reads", status).body(body)
}

fn read(test: ResponseTest, expected: Thing) -> Option<String> {
    failure(|| test.check_output::<Call>(&SERVICE, expected))
}

#[test]
fn accepts_only_the_expected_output() {
    let thing = |weight| Thing::builder().weight(weight).build();
    assert_eq!(read(response(200, r#"{"weight": 1}"#), thing(1.0)), None);
    assert_eq!(read(response(200, r#"{"weight": "NaN"}"#), thing(f64::NAN)), None);
    let problem = read(response(200, r#"{"weight": 1}"#), thing(2.0)).expect("a problem");
    assert!(problem.starts_with("Reads:\n- ") && problem.contains(".weight"), "{problem}");
    let problem = read(response(200, r#"{"weight": "NaN"}"#), thing(1.0)).expect("a problem");
    assert!(problem.contains(".weight"), "{problem}");
    let problem = read(response(500, ""), thing(1.0)).expect("a problem");
    assert!(problem.contains("HTTP status 500"), "{problem}");
}

fn broken(message: Option<&str>, weight: Option<f64>) -> Broken {
    let message = message.map(str::to_owned);
    Broken { message, weight, metadata: ErrorMetadata::default() }
}

fn failed(test: ResponseTest, expected: Broken) -> Option<String> {
    failure(|| test.check_error::<Call>(&SERVICE, expected))
}

#[test]
fn accepts_only_the_expected_error() {
    let weighed = |weight| broken(Some("m"), Some(weight));
    assert!(CallFailed::from(weighed(1.0)).is_broken());
    let test = response(400, r#"{"__type": "Broken", "message": "m", "weight": "NaN"}"#);
    assert_eq!(failed(test.clone(), weighed(f64::NAN)), None);
    assert!(failed(test.clone(), weighed(1.0)).is_some());
    assert!(failed(test, broken(Some("n"), Some(f64::NAN))).is_some());
    let test = ResponseTest::new("Reads", 500).header("x-amzn-errortype", "Broken:http://x/");
    assert_eq!(failed(test, broken(None, None)), None);
}

#[test]
fn compares_the_code_of_an_error() {
    let test = || response(400, r#"{"__type": "Broken"}"#);
    assert_eq!(failed(test().code("Broken"), broken(None, None)), None);
    let problem = failed(test().code("Torn"), broken(None, None)).expect("a problem");
    assert!(problem.contains("the code is Some(\"Broken\"), expected `Torn`"), "{problem}");
}

#[test]
fn decodes_bodies_in_base64() {
    let thing = || Thing::builder().weight(2.0).build();
    let test = || ResponseTest::new("Reads", 200);
    assert_eq!(read(test().body_base64("eyJ3ZWlnaHQiOjJ9"), thing()), None);
    assert!(read(test().body_base64("e30="), thing()).is_some());
    let problem = failure(|| drop(test().body_base64("{}"))).expect("a problem");
    assert!(problem.starts_with("Reads:\n- "), "{problem}");
}

#[test]
fn compares_cbor_and_forms_by_content() {
    let check = |body: &[u8], expected: &str, media_type: &str| {
        let body = aws_smithy_types::body::SdkBody::from(body.to_vec());
        body::check(body, expected, Some(media_type))
    };
    // `{"a": 1, "b": 2}` and `{"b": 2, "a": 1}`.
    let (one, other) = (b"\xa2\x61a\x01\x61b\x02", b"\xbf\x61b\x02\x61a\x01\xff");
    for body in [&one[..], &other[..]] {
        assert_eq!(check(body, "omFhAWFiAg==", "application/cbor"), Ok(()));
    }
    // `{"a": 1.0, "b": 2}`.
    let float = b"\xa2\x61a\xf9\x3c\x00\x61b\x02";
    assert_eq!(check(float, "omFhAWFiAg==", "application/cbor"), Ok(()));
    assert!(check(b"\xa2\x61a\xf9\x3e\x00\x61b\x02", "omFhAWFiAg==", "application/cbor").is_err());
    assert!(check(b"\xff", "omFhAWFiAg==", "application/cbor").is_err());
    assert!(check(b"\xa0", "omFhAWFiAg==", "application/cbor").is_err());
    let form = "application/x-www-form-urlencoded";
    let expected = "Action=A&Version=1&b=1%202&c=";
    assert_eq!(check(expected.as_bytes(), expected, form), Ok(()));
    assert_eq!(check(b"Action=A&Version=1&c=&b=1%202", expected, form), Ok(()));
    assert!(check(b"Action=A&Version=1&b=1%202", expected, form).is_err());
}

#[test]
fn rejects_another_error_and_an_output() {
    let problem = failed(response(400, r#"{"__type": "Other"}"#), broken(None, None));
    assert!(problem.expect("a problem").contains("Other"));
    let problem = failed(response(200, "{}"), broken(None, None));
    assert!(problem.expect("a problem").contains("was read as an output"));
}
