//! Requests, responses and errors of restJson1.
#![allow(dead_code, reason = "the macros declare more than the tests use")]

mod payload;

use std::collections::HashMap;

use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::{BigDecimal, Blob, DateTime};

use super::super::tests::{body, header, read, read_error, request, response, try_request};
use crate::protocol::rest_json_1;
use crate::protocol::tests::test_operation;
use crate::value::Value;
use crate::{collection_schemas, structure};

collection_schemas! {
    DAY: DateTime = "example#Days$member", timestamp_format = "date-time";
}

#[structure("example#DoInput", input(Do, http("PUT", "/base/{id}/{path+}?fixed&x=1", 200)))]
struct DoInput {
    #[member("id", http_label)]
    id: Option<String>,
    #[member("path", http_label)]
    path: Option<String>,
    #[member("names", http_header = "X-Names")]
    names: Option<Vec<String>>,
    #[member("since", http_header = "X-Since")]
    since: Option<DateTime>,
    #[member("json", http_header = "X-Json", media_type = "application/json")]
    json: Option<String>,
    #[member("meta", http_prefix_headers = "x-meta-")]
    meta: Option<HashMap<String, String>>,
    #[member("tags", http_query = "tag")]
    tags: Option<Vec<String>>,
    #[member("until", http_query = "until")]
    until: Option<DateTime>,
    #[member("days", http_query = "day", items = DAY)]
    days: Option<Vec<DateTime>>,
    #[member("limit", http_query = "limit")]
    limit: Option<i32>,
    #[member("params", http_query_params)]
    params: Option<HashMap<String, Vec<String>>>,
    #[member("title", json_name = "TITLE \"t\"")]
    title: Option<String>,
    #[member("at")]
    at: Option<DateTime>,
    #[member("exact")]
    exact: Option<BigDecimal>,
    #[member("data")]
    data: Option<Blob>,
    #[member("inner")]
    inner: Option<Inner>,
}

#[structure("example#Inner")]
struct Inner {
    // Bindings apply to the members of inputs and outputs only.
    #[member("note", http_header = "X-Note", json_name = "n")]
    note: Option<String>,
    #[member("items")]
    items: Option<Vec<Inner>>,
}

#[structure("example#DoOutput", output)]
struct DoOutput {
    #[member("names", http_header = "X-Names")]
    names: Option<Vec<String>>,
    #[member("count", http_header = "X-Count")]
    count: Option<i32>,
    #[member("since", http_header = "X-Since")]
    since: Option<DateTime>,
    #[member("json", http_header = "X-Json", media_type = "application/json")]
    json: Option<String>,
    #[member("meta", http_prefix_headers = "x-meta-")]
    meta: Option<HashMap<String, String>>,
    #[member("status", http_response_code)]
    status: Option<i32>,
    #[member("title", json_name = "TITLE")]
    title: Option<String>,
    #[member("at")]
    at: Option<DateTime>,
    #[member("inner")]
    inner: Option<Inner>,
}

#[structure("example#Gone", error)]
struct Gone {
    #[member("reason", http_header = "X-Reason")]
    reason: Option<String>,
    #[member("count", http_header = "X-Count")]
    count: Option<i32>,
    #[member("message")]
    message: Option<String>,
    #[member("details")]
    details: Option<Vec<i32>>,
}

test_operation!(Do, DoInput, DoOutput, DoError, Gone);

fn protocol() -> SharedClientProtocol {
    rest_json_1()
}

fn input() -> DoInput {
    DoInput { id: Some("a b".into()), path: Some("c/d e".into()), ..Value::initial() }
}

#[test]
fn members_are_bound_to_every_part_of_a_request() {
    let at = DateTime::from_secs(1_577_836_800);
    let request = request(
        &protocol(),
        &DoInput {
            names: Some(vec!["a".into(), "b, c".into(), "\"".into()]),
            since: Some(at),
            json: Some("{}".into()),
            meta: Some(HashMap::from([("K".into(), "v".into())])),
            tags: Some(vec!["a&b".into(), "c".into()]),
            until: Some(at),
            days: Some(vec![at]),
            limit: Some(0),
            params: Some(HashMap::from([("p".into(), vec!["1".into(), "2".into()])])),
            title: Some("t".into()),
            at: Some(at),
            exact: "1.50".parse().ok(),
            data: Some(Blob::new("x")),
            inner: Some(Inner { note: Some("n".into()), items: Some(Vec::new()) }),
            ..input()
        },
    );
    assert_eq!(request.method(), "PUT");
    let day = "2020-01-01T00%3A00%3A00Z";
    let query = format!("fixed&x=1&tag=a%26b&tag=c&until={day}&day={day}&limit=0&p=1&p=2");
    assert_eq!(request.uri(), format!("/base/a%20b/c/d%20e?{query}"));
    for (name, value) in [
        ("x-names", r#"a, "b, c", "\"""#),
        ("x-since", "Wed, 01 Jan 2020 00:00:00 GMT"),
        ("x-json", "e30="),
        ("x-meta-k", "v"),
        ("content-type", "application/json"),
    ] {
        assert_eq!(header(&request, name), Some(value), "{name}");
    }
    assert_eq!(header(&request, "x-note"), None);
    let expected = r#"{"TITLE \"t\"":"t","at":1577836800,"exact":1.50,"data":"eA==","inner":{"n":"n","items":[]}}"#;
    assert_eq!(body(&request), expected);
    let length = expected.len().to_string();
    assert_eq!(header(&request, "content-length"), Some(length.as_str()));
}

#[test]
fn members_without_values_are_left_out() {
    let request = request(&protocol(), &DoInput { names: Some(Vec::new()), ..input() });
    assert_eq!((request.uri(), body(&request)), ("/base/a%20b/c/d%20e?fixed&x=1", "{}"));
    assert_eq!(header(&request, "x-names"), Some(""));
    assert_eq!(header(&request, "x-since"), None);
}

#[test]
fn labels_must_have_values() {
    for id in [None, Some(String::new())] {
        let error = try_request(&protocol(), &DoInput { id, ..input() }).expect_err("no label");
        assert!(error.contains("id was missing"), "{error}");
    }
}

#[test]
fn headers_must_be_valid() {
    let secret = "secret\n";
    let names = Some(vec![secret.to_owned()]);
    let error = try_request(&protocol(), &DoInput { names, ..input() }).expect_err("no header");
    assert!(error.contains("names") && !error.contains("secret"), "{error}");
}

#[test]
fn members_are_read_from_every_part_of_a_response() {
    let headers = [
        ("x-names", r#"a, "b, c""#),
        ("x-names", "d"),
        ("x-count", "7"),
        ("x-since", "Wed, 01 Jan 2020 00:00:00 GMT"),
        ("x-json", "e30="),
        ("x-meta-k", "v"),
        ("other", "o"),
    ];
    let body = r#"{"TITLE":"t","at":1577836800.123,"count":"ignored","inner":{"n":"n","later":[1]},"later":{}}"#;
    let output: DoOutput = read(&protocol(), &response(201, &headers, body)).expect("an output");
    let expected = DoOutput {
        names: Some(vec!["a".into(), "b, c".into(), "d".into()]),
        count: Some(7),
        since: Some(DateTime::from_secs(1_577_836_800)),
        json: Some("{}".into()),
        meta: Some(HashMap::from([("k".into(), "v".into())])),
        status: Some(201),
        title: Some("t".into()),
        at: Some(DateTime::from_secs_and_nanos(1_577_836_800, 123_000_000)),
        inner: Some(Inner { note: Some("n".into()), items: None }),
        ..Value::initial()
    };
    assert_eq!(output, expected);
}

#[test]
fn an_empty_response_has_a_status() {
    let output: DoOutput = read(&protocol(), &response(204, &[], "")).expect("an output");
    assert_eq!((output.status, output.title, output.names), (Some(204), None, None));
}

#[test]
fn unreadable_outputs_have_a_place() {
    for (headers, body, expected) in [
        (
            &[][..],
            r#"{"inner":{"items":[{},{"n":1}]}}"#,
            "inner.items[1].n: expected a string, found a number",
        ),
        (&[], r#"{"at":"soon"}"#, "at: expected a timestamp, found a string"),
        (&[], "<html>", "invalid JSON"),
        (
            &[("x-count", "many")],
            "{}",
            "header `X-Count`: expected a 32-bit integer, found other text",
        ),
        (&[("x-since", "soon")], "{}", "header `X-Since`: expected a timestamp, found other text"),
    ] {
        let response = response(200, headers, body);
        let error = read::<DoOutput>(&protocol(), &response).expect_err(body);
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn errors_have_headers_and_bodies() {
    let headers = [("x-amzn-errortype", "example#Gone:http://x"), ("x-reason", "r")];
    let body = r#"{"code":"Other","Message":"m","details":[1]}"#;
    let error: DoError = read_error(&protocol(), &response(410, &headers, body));
    assert_eq!((error.code(), error.message()), (Some("Gone"), Some("m")));
    let DoError::Gone(gone) = error else { panic!("{error:?}") };
    assert_eq!((gone.reason.as_deref(), gone.details), (Some("r"), Some(vec![1])));
    assert_eq!(gone.message.as_deref(), Some("m"));
}

#[test]
fn errors_without_a_header_have_their_code_in_the_body() {
    for body in [r#"{"__type":"example#Gone","message":"m"}"#, r#"{"code":"Gone","message":"m"}"#] {
        let error: DoError = read_error(&protocol(), &response(410, &[], body));
        assert!(matches!(&error, DoError::Gone(gone) if gone.message.as_deref() == Some("m")));
    }
}

#[test]
fn unreadable_parts_of_errors_are_skipped() {
    let headers = [("x-amzn-errortype", "Gone"), ("x-count", "many"), ("x-reason", "r")];
    for body in [r#"{"details":{"a":[1]},"message":"m"}"#, r#"{"message":"m","details":[1,"#] {
        let error: DoError = read_error(&protocol(), &response(410, &headers, body));
        let DoError::Gone(gone) = error else { panic!("{error:?}") };
        assert_eq!((gone.count, gone.reason.as_deref()), (None, Some("r")));
        assert_eq!((gone.details, gone.message.as_deref()), (None, Some("m")));
    }
    let error: DoError = read_error(&protocol(), &response(410, &headers, ""));
    assert!(matches!(&error, DoError::Gone(gone) if gone.reason.as_deref() == Some("r")));
    let error: DoError = read_error(&protocol(), &response(502, &[], "<html>"));
    assert!(matches!(&error, DoError::Unhandled(_)) && error.code().is_none());
}
