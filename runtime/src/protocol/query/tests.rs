//! Requests, responses and errors of awsQuery and ec2Query.
#![allow(dead_code, reason = "the macros declare more than the tests use")]

#[cfg(feature = "protocol-aws-query")]
mod aws;
#[cfg(feature = "protocol-ec2-query")]
mod ec2;

use std::collections::HashMap;

use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::{BigInteger, Blob, DateTime};
use aws_types::request_id::RequestId;

use super::super::tests::{body, header, read, read_error, request, response};
use super::*;
use crate::protocol::SharedClientProtocol;
use crate::protocol::tests::test_operation;
use crate::value::Value;
use crate::{collection_schemas, structure, union};

collection_schemas! {
    ITEM: String = "example#Names$member", xml_name = "item";
    KEY: String = "example#Map$key", xml_name = "K";
    VALUE: i32 = "example#Map$value", xml_name = "V";
    DAY: DateTime = "example#Days$member", timestamp_format = "http-date";
}

#[structure("example#DoInput", input(Do, http("PUT", "/ignored", 200)))]
struct DoInput {
    #[member("name", http_header = "X-Ignored")]
    name: Option<String>,
    #[member("flag")]
    flag: Option<bool>,
    #[member("count", xml_name = "theCount")]
    count: Option<i64>,
    #[member("ratio", ec2_query_name = "rAtio")]
    ratio: Option<f64>,
    #[member("share", xml_name = "theShare", ec2_query_name = "Quota")]
    share: Option<f32>,
    #[member("big")]
    big: Option<BigInteger>,
    #[member("data")]
    data: Option<Blob>,
    #[member("at")]
    at: Option<DateTime>,
    #[member("seconds", timestamp_format = "epoch-seconds")]
    seconds: Option<DateTime>,
    #[member("names", items = ITEM)]
    names: Option<Vec<String>>,
    #[member("flat", xml_flattened)]
    flat: Option<Vec<i32>>,
    #[member("days", items = DAY)]
    days: Option<Vec<DateTime>>,
    #[member("lists")]
    lists: Option<Vec<Vec<Option<String>>>>,
    #[member("inner")]
    inner: Option<Inner>,
    #[member("inners")]
    inners: Option<Vec<Inner>>,
    #[member("map", items = VALUE, keys = KEY)]
    map: Option<HashMap<String, i32>>,
    #[member("flatMap", xml_flattened)]
    flat_map: Option<HashMap<String, Vec<Inner>>>,
    #[member("choice")]
    choice: Option<Choice>,
}

#[structure("example#Inner")]
struct Inner {
    #[member("a")]
    a: Option<i32>,
    #[member("inner")]
    inner: Option<Box<Inner>>,
}

#[union("example#Choice")]
enum Choice {
    #[member("text")]
    Text(String),
}

#[structure("example#DoOutput", output)]
struct DoOutput {
    #[member("name", xml_name = "Name")]
    name: Option<String>,
    #[member("at")]
    at: Option<DateTime>,
    #[member("names", items = ITEM)]
    names: Option<Vec<String>>,
    #[member("inners", xml_flattened)]
    inners: Option<Vec<Inner>>,
}

#[structure("smithy.api#Unit")]
struct Unit {}

#[structure("example#Gone", error(code = "Vanished"))]
struct Gone {
    #[member("Message")]
    message: Option<String>,
    #[member("Count")]
    count: Option<i32>,
}

test_operation!(Do, DoInput, DoOutput, DoError, Gone);

fn none() -> DoInput {
    Value::initial()
}

fn inner(a: i32) -> Inner {
    Inner { a: Some(a), inner: None }
}

/// Inputs whose parameters differ between the protocols in nothing but the case of names.
fn simple() -> Vec<(DoInput, [&'static str; 2])> {
    let at = Some(DateTime::from_secs_and_nanos(1_577_836_800, 123_999_999));
    vec![
        (
            DoInput { name: Some("a b&=\u{e4}~".into()), ..none() },
            ["name=a%20b%26%3D%C3%A4~", "Name=a%20b%26%3D%C3%A4~"],
        ),
        (
            DoInput { flag: Some(false), count: Some(-1), ..none() },
            ["flag=false&theCount=-1", "Flag=false&TheCount=-1"],
        ),
        (DoInput { ratio: Some(f64::NAN), ..none() }, ["ratio=NaN", "rAtio=NaN"]),
        (
            DoInput { share: Some(f32::NEG_INFINITY), ..none() },
            ["theShare=-Infinity", "Quota=-Infinity"],
        ),
        (
            DoInput { big: "12".parse().ok(), data: Some(Blob::new("x")), ..none() },
            ["big=12&data=eA%3D%3D", "Big=12&Data=eA%3D%3D"],
        ),
        (
            DoInput { at, seconds: at, ..none() },
            [
                "at=2020-01-01T00%3A00%3A00.123Z&seconds=1577836800.123",
                "At=2020-01-01T00%3A00%3A00.123Z&Seconds=1577836800.123",
            ],
        ),
        (
            DoInput {
                inner: Some(Inner { a: Some(1), inner: Some(Box::new(inner(2))) }),
                ..none()
            },
            ["inner.a=1&inner.inner.a=2", "Inner.A=1&Inner.Inner.A=2"],
        ),
        (
            DoInput { choice: Some(Choice::Text("t".into())), ..none() },
            ["choice.text=t", "Choice.Text=t"],
        ),
        (DoInput { flat: Some(vec![1, 2]), ..none() }, ["flat.1=1&flat.2=2", "Flat.1=1&Flat.2=2"]),
    ]
}

/// Returns the parameters of an input.
#[track_caller]
fn parameters(protocol: &SharedClientProtocol, input: &DoInput) -> String {
    let request = request(protocol, input);
    assert_eq!((request.method(), request.uri()), ("POST", "/"));
    assert_eq!(header(&request, "content-type"), Some(MEDIA_TYPE));
    let length = body(&request).len().to_string();
    assert_eq!(header(&request, "content-length"), Some(length.as_str()));
    assert_eq!(header(&request, "x-ignored"), None);
    let parameters = body(&request).strip_prefix("Action=Do&Version=1").expect("the operation");
    parameters.strip_prefix('&').unwrap_or_default().to_owned()
}

/// Checks the common parts of outputs and errors.
fn check_responses(
    protocol: &SharedClientProtocol,
    in_result: impl Fn(&str) -> String,
    in_error: impl Fn(&str) -> String,
) {
    let members = "<Name>n</Name><later/><at>2020-01-01T00:00:00Z</at><names><item>a</item></names>\
        <inners><a>1</a></inners><inners><inner><a>2</a></inner></inners>";
    let output: DoOutput = read(protocol, &response(200, &[], in_result(members))).expect("it");
    let expected = DoOutput {
        name: Some("n".into()),
        at: Some(DateTime::from_secs(1_577_836_800)),
        names: Some(vec!["a".into()]),
        inners: Some(vec![inner(1), Inner { a: None, inner: Some(Box::new(inner(2))) }]),
        ..Value::initial()
    };
    assert_eq!(output, expected);
    let empty: DoOutput = read(protocol, &response(200, &[], in_result(""))).expect("an output");
    assert_eq!(empty, Value::initial());
    for body in ["", "<html/>", "<OtherResponse><OtherResult/></OtherResponse>"] {
        let error = read::<DoOutput>(protocol, &response(200, &[], body)).expect_err(body);
        assert!(error.starts_with("expected the root element `DoResponse`"), "{error}");
    }
    for body in ["", "<DoResponse/>"] {
        read::<Unit>(protocol, &response(200, &[], body)).expect("no members");
    }
    let body = in_result("<inners><inner><a>secret</a></inner></inners>");
    let error = read::<DoOutput>(protocol, &response(200, &[], body)).expect_err("text");
    assert_eq!(error, "inners[0].inner.a: expected a 32-bit integer, found other text");
    let error = read::<DoOutput>(protocol, &response(200, &[], "<html><p>")).expect_err("HTML");
    assert!(!error.is_empty());

    let body =
        in_error("<Code>Vanished</Code><Message>m</Message><Count>x</Count><Count>3</Count>");
    let error: DoError = read_error(protocol, &response(400, &[], body));
    assert_eq!((error.code(), error.message()), (Some("Vanished"), Some("m")));
    assert_eq!(error.meta().request_id(), Some("r-1"));
    let DoError::Gone(gone) = error else { panic!("{error:?}") };
    assert_eq!((gone.message.as_deref(), gone.count), (Some("m"), Some(3)));
    let error: DoError = read_error(protocol, &response(400, &[], in_error("<Code>Gone</Code>")));
    assert!(matches!(&error, DoError::Unhandled(_)) && error.code() == Some("Gone"));
    let error: DoError = read_error(protocol, &response(503, &[], "<html>"));
    assert!(matches!(&error, DoError::Unhandled(_)) && error.code().is_none());
}
