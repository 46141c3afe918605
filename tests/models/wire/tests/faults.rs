//! Odd values on the wire: some are read exactly, the others are refused by an error that says where. The
//! tests are named after the faults.

use std::collections::HashMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use shapes_wire::Client;
use shapes_wire::error::ProvideErrorMetadata;
use shapes_wire::operation::call::{CallError, CallInput, CallOutput};
use shapes_wire::primitives::{DateTime, Document};
use shapes_wire::types::Choice;
use smithy_client_runtime::test_util::{StaticReplayClient, offline, replay, response};

/// Runs a future that never has to wait.
fn run<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

/// A client of a service that gives these answers.
fn client(answers: &[(u16, &str)]) -> (Client, StaticReplayClient) {
    let service =
        replay(answers.iter().map(|(status, body)| response(*status, (*body).to_owned())));
    (Client::from_conf(offline().http_client(service.clone()).build()), service)
}

/// Reads a body.
#[track_caller]
fn read(body: &str) -> CallOutput {
    let (client, _) = client(&[(200, body)]);
    run(client.call().send()).unwrap_or_else(|error| panic!("{body}: {error}"))
}

/// Returns why a body can't be read.
#[track_caller]
fn refused(body: &str) -> String {
    let (client, _) = client(&[(200, body)]);
    let error = format!("{:#}", run(client.call().send()).expect_err("the body is refused"));
    let start = "Call failed: the response can't be read: ";
    let reason = error.strip_prefix(start).unwrap_or_else(|| panic!("{error}"));
    reason.strip_suffix(" (HTTP status 200)").unwrap_or_else(|| panic!("{error}")).to_owned()
}

/// Returns the body that is sent for an input.
fn sent(input: CallInput) -> String {
    let (client, service) = client(&[(200, "{}")]);
    run(client.call().with_input(input).send()).expect("the call succeeds");
    let request = service.actual_requests().next().expect("a request");
    String::from_utf8(request.body().bytes().expect("a body").to_vec()).expect("text")
}

fn at(seconds: i64, nanoseconds: u32) -> Option<DateTime> {
    Some(DateTime::from_secs_and_nanos(seconds, nanoseconds))
}

#[test]
fn integral_floats_are_integers() {
    let output = read(
        r#"{"byte":-1.28e2,"short":1e3,"integer":1.0,"long":9.223372036854775807E18,"bigInteger":1e30}"#,
    );
    assert_eq!((output.byte, output.short), (Some(-128), Some(1_000)));
    assert_eq!((output.integer, output.long), (Some(1), Some(i64::MAX)));
    assert_eq!(output.big_integer, format!("1{}", "0".repeat(30)).parse().ok());
}

#[test]
fn integral_floats_errors_say_where() {
    for (body, expected) in [
        (
            r#"{"items":[{},{},{},{"createdAt":"yesterday"}]}"#,
            "items[3].createdAt: expected a timestamp, found a string",
        ),
        (
            r#"{"integer":1.5}"#,
            "integer: expected a 32-bit integer, found a number with a fraction",
        ),
        (r#"{"byte":128}"#, "byte: expected an 8-bit integer, found a number out of range"),
        (r#"{"at":1e300}"#, "at: expected a timestamp, found a number out of range"),
        (r#"{"flag":"true"}"#, "flag: expected a boolean, found a string"),
        (r#"{"labels":{"a b":1}}"#, r#"labels["a b"]: expected a string, found a number"#),
        (r#"[]"#, "expected a structure, found a list"),
        (r#"{"labels":[]}"#, "labels: expected a map, found a list"),
        (r#"{"choice":1}"#, "choice: expected a union, found a number"),
        (r#"{"names":["a"#, "names[0]: invalid JSON at offset 12: unexpected end of stream"),
    ] {
        assert_eq!(refused(body), expected);
    }
}

#[test]
fn integral_floats_unions_have_one_member() {
    for (body, member) in [
        (r#"{"choices":[{"nothing":{}},{"text":"a","number":1}]}"#, "number"),
        (r#"{"choices":[{"nothing":{}},{"later":1,"text":"a"}]}"#, "text"),
        (r#"{"choices":[{"nothing":{}},{"number":2,"later":[1,{}]}]}"#, "later"),
        (r#"{"choices":[{"nothing":{}},{"later":[1,{}],"sooner":1}]}"#, "sooner"),
    ] {
        let expected = "expected a union with one member, found a second one";
        assert_eq!(refused(body), format!("choices[1].{member}: {expected}"));
    }
    for (body, choice) in [
        (r#"{"choice":{"text":"a","number":null,"any":null}}"#, Choice::Text("a".into())),
        (r#"{"choice":{"any":null,"number":1}}"#, Choice::Number(1)),
        (r#"{"choice":{"any":null}}"#, Choice::Any(Document::Null)),
        (r#"{"choice":{"__type":"example.shapes#Choice","nothing":{}}}"#, Choice::Nothing),
        (r#"{"choice":{"later":null,"number":2}}"#, Choice::Number(2)),
    ] {
        assert_eq!(read(body).choice, Some(choice), "{body}");
    }
}

#[test]
fn null_documents_are_values() {
    let null = || Document::Null;
    let body = r#"{"document":null,"documentMap":{"a":null},"documents":[null,[null],{"b":null}]}"#;
    let output = read(body);
    assert_eq!(output.document, Some(null()));
    let map = HashMap::from([("a".to_owned(), null())]);
    assert_eq!(output.document_map.as_ref(), Some(&map));
    let object = Document::Object(HashMap::from([("b".to_owned(), null())]));
    let documents = vec![null(), Document::Array(vec![null()]), object];
    assert_eq!(output.documents, Some(documents.clone()));
    let input = CallInput::builder().document(null()).document_map(map);
    assert_eq!(
        sent(input.documents(documents).build()),
        r#"{"document":null,"documents":[null,[null],{"b":null}],"documentMap":{"a":null}}"#
    );
}

#[test]
fn null_documents_do_not_change_other_nulls() {
    let output = read(
        r#"{"integer":null,"names":["a",null],"sparseNames":["a",null],
            "labels":{"a":null},"sparseLabels":{"a":null}}"#,
    );
    assert_eq!(output.integer, None);
    assert_eq!(output.names, Some(vec!["a".to_owned()]));
    assert_eq!(output.sparse_names, Some(vec![Some("a".to_owned()), None]));
    assert_eq!(output.labels, Some(HashMap::new()));
    assert_eq!(output.sparse_labels, Some(HashMap::from([("a".to_owned(), None)])));
}

#[test]
fn negative_timestamp_goes_both_ways_in_each_format() {
    let input = CallInput::builder().at(DateTime::from_secs_f64(-1.5));
    let input = input.at_text(DateTime::from_secs_f64(-1.5)).at_header(DateTime::from_secs(-2));
    let body = r#"{"at":-1.5,"atText":"1969-12-31T23:59:58.5Z","atHeader":"Wed, 31 Dec 1969 23:59:58 GMT"}"#;
    assert_eq!(sent(input.build()), body);
    let output = read(body);
    assert_eq!((output.at, output.at_text), (at(-2, 500_000_000), at(-2, 500_000_000)));
    assert_eq!(output.at_header, at(-2, 0));
}

#[test]
fn timestamps_are_read_exactly_and_sent_with_milliseconds() {
    for (number, seconds, nanoseconds) in [
        ("1577836800.123", 1_577_836_800, 123_000_000),
        ("1577836800.123456789", 1_577_836_800, 123_456_789),
        ("1.785732980986E9", 1_785_732_980, 986_000_000),
        ("-0.001", -1, 999_000_000),
    ] {
        assert_eq!(read(&format!(r#"{{"at":{number}}}"#)).at, at(seconds, nanoseconds), "{number}");
    }
    let fine = DateTime::from_secs_and_nanos(1_577_836_800, 123_999_999);
    let input = CallInput::builder().at(fine).at_text(fine).build();
    assert_eq!(sent(input), r#"{"at":1577836800.123,"atText":"2020-01-01T00:00:00.123Z"}"#);
}

#[test]
fn sensitive_message_is_neither_displayed_nor_debugged() {
    let (client, _) = client(&[(400, r#"{"__type":"Refused","message":"hunter2","reason":"r"}"#)]);
    let error = run(client.call().send()).expect_err("the call fails");
    let Some(CallError::Refused(refused)) = error.as_service_error() else { panic!("{error}") };
    assert_eq!(refused.message.as_deref(), Some("hunter2"));
    assert_eq!(error.to_string(), "Call failed: Refused (HTTP status 400)");
    for text in [format!("{refused} {refused:?}"), format!("{error:?} {error:#?}")] {
        assert!(text.contains("Refused") && !text.contains("hunter2"), "{text}");
    }
}

#[test]
fn repeated_page_token_ends_the_pages() {
    let page = |event: &str| format!(r#"{{"nextToken":"t","events":["{event}"]}}"#);
    let (pages, service) = client(&[(200, &page("a")), (200, &page("b")), (200, &page("c"))]);
    let events = run(pages.list_events().into_paginator().items().try_collect::<Vec<_>>());
    assert_eq!(events.expect("no error"), ["a", "b"]);
    assert_eq!(service.actual_requests().count(), 2);
}

/// Returns the code of the error that an answer is read as and, if it is a `NotFound`, its member `code`.
fn code(error_type: Option<&'static str>, body: &str) -> (Option<String>, Option<String>) {
    let mut answer = response(404, body.to_owned());
    if let Some(error_type) = error_type {
        answer.headers_mut().insert("x-amzn-errortype", error_type);
    }
    let client = Client::from_conf(offline().http_client(replay([answer])).build());
    let error = run(client.call().send()).expect_err("the call fails");
    let member = match error.as_service_error() {
        Some(CallError::NotFound(error)) => error.code.clone(),
        _ => None,
    };
    (error.code().map(str::to_owned), member)
}

#[test]
fn repeated_page_token_the_type_of_an_error_goes_before_its_member_code() {
    let code = |error_type, body| {
        let (code, member) = code(error_type, body);
        (code.unwrap_or_default(), member.unwrap_or_default())
    };
    let pair = |code: &str, member: &str| (code.to_owned(), member.to_owned());
    let body = r#"{"__type":"example.shapes#NotFound:http://x","code":"Gone","message":"m"}"#;
    assert_eq!(code(None, body), pair("NotFound", "Gone"));
    assert_eq!(code(Some("NotFound"), r#"{"code":"Gone"}"#), pair("NotFound", "Gone"));
    assert_eq!(code(None, r#"{"code":"NotFound"}"#), pair("NotFound", "NotFound"));
    assert_eq!(code(None, r#"{"code":5}"#), pair("", ""));
}

#[test]
fn malformed_members_of_an_error_leave_the_others() {
    let body = r#"{"__type":"Detailed","message":"m","count":"many","at":[1,{"last":"no"}],
        "names":["a",{"b":["c"]}],"item":{"count":{"last":"no"},"createdAt":1},"last":"z"}"#;
    let (client, _) = client(&[(400, body)]);
    let error = run(client.call().send()).expect_err("the call fails");
    let Some(CallError::Detailed(detailed)) = error.as_service_error() else { panic!("{error}") };
    assert_eq!((detailed.message.as_deref(), detailed.last.as_deref()), (Some("m"), Some("z")));
    assert_eq!((detailed.count, detailed.at), (None, None));
    assert_eq!((&detailed.names, &detailed.item), (&None, &None));
    assert_eq!(error.meta().message(), Some("m"));
}

#[test]
fn values_are_nested_up_to_a_limit() {
    let nested = |levels: usize| {
        let (open, close) = (r#"{"deeper":"#.repeat(levels), "}".repeat(levels));
        format!(r#"{{"deep":{open}{{}}{close}}}"#)
    };
    assert!(read(&nested(126)).deep.is_some());
    assert!(refused(&nested(127)).ends_with(": values are nested deeper than 128 levels"));
    // Values that the model does not have are passed over at any depth.
    let unknown = format!(r#"{{"later":{}{},"integer":1}}"#, "[".repeat(1_000), "]".repeat(1_000));
    assert_eq!(read(&unknown).integer, Some(1));
}
