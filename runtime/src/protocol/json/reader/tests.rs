//! Exact deserialization and errors with paths. `tests/models/wire` tests the same faults in a whole client.

mod errors;
mod lexer;
mod numbers;

use std::collections::HashMap;

use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::prelude;
use aws_smithy_types::Number;

use super::*;
use crate::error::HeldError;
use crate::value::{Structure, Value, read_structure};
use crate::{collection_schemas, structure, union};

#[structure("example#Item")]
struct Item {
    #[member("name")]
    name: String,
    #[member("createdAt")]
    created_at: Option<DateTime>,
    #[member("date", timestamp_format = "date-time")]
    date: Option<DateTime>,
    #[member("http", timestamp_format = "http-date")]
    http: Option<DateTime>,
    #[member("data")]
    data: Option<Blob>,
    #[member("flag")]
    flag: Option<bool>,
    #[member("choice")]
    choice: Option<Choice>,
    #[member("items")]
    children: Option<Vec<Item>>,
    #[member("byName")]
    by_name: Option<HashMap<String, Item>>,
    #[member("secrets", items = SECRET_VALUE, keys = SECRET_KEY)]
    secrets: Option<HashMap<String, i32>>,
    #[member("documents")]
    documents: Option<Vec<Document>>,
    #[member("holes")]
    holes: Option<Vec<Option<Document>>>,
    #[member("inner")]
    inner: Inner,
}

collection_schemas! {
    SECRET_KEY: String = "example#Secrets$key", sensitive;
    SECRET_VALUE: i32 = "example#Secrets$value";
}

#[structure("example#Inner")]
struct Inner {
    #[member("a")]
    a: Option<i32>,
    #[member("b")]
    b: Option<i32>,
}

#[union("example#Choice")]
enum Choice {
    #[member("text")]
    Text(String),
    #[member("any")]
    Any(Document),
    #[member("nothing")]
    Nothing,
    #[member("nested")]
    Nested(Box<Choice>),
}

#[structure("example#Failure", error)]
struct Failure {
    #[member("message")]
    message: Option<String>,
    #[member("count")]
    count: Option<i32>,
    #[member("inner")]
    inner: Inner,
    #[member("last")]
    last: Option<String>,
}

fn read<T: Structure>(body: &str) -> Result<T, String> {
    read_structure(&mut Reader::new(Dialect::AwsJson, body.as_bytes()))
        .map_err(|error| error.to_string())
}

#[track_caller]
fn item(body: &str) -> Item {
    read(body).unwrap_or_else(|error| panic!("{body}: {error}"))
}

fn at(seconds: i64, nanoseconds: u32) -> Option<DateTime> {
    Some(DateTime::from_secs_and_nanos(seconds, nanoseconds))
}

#[test]
fn reads_timestamps_exactly_in_every_format() {
    for (value, expected) in [
        ("1577836800", at(1_577_836_800, 0)),
        ("1577836800.123", at(1_577_836_800, 123_000_000)),
        ("-1.5", at(-2, 500_000_000)),
        ("1e3", at(1_000, 0)),
        (r#""1577836800.123""#, at(1_577_836_800, 123_000_000)),
        (r#""2020-01-01T00:00:00.123Z""#, at(1_577_836_800, 123_000_000)),
        (r#""2020-01-01T01:00:00\u002e5+01:00""#, at(1_577_836_800, 500_000_000)),
    ] {
        for member in ["createdAt", "date", "http"] {
            let item = item(&format!(r#"{{"{member}":{value}}}"#));
            let read = [item.created_at, item.date, item.http].into_iter().flatten().next();
            assert_eq!(read, expected, "{member} {value}");
        }
    }
    let http = item(r#"{"http":"Wed, 01 Jan 2020 00:00:00 GMT"}"#).http;
    assert_eq!(http, at(1_577_836_800, 0));
    for (body, found) in [
        (
            r#"{"items":[{},{},{},{"createdAt":"soon"}]}"#,
            "items[3].createdAt: expected a timestamp, found a string",
        ),
        (r#"{"date":1e300}"#, "date: expected a timestamp, found a number out of range"),
        (r#"{"createdAt":true}"#, "createdAt: expected a timestamp, found a boolean"),
    ] {
        assert_eq!(read::<Item>(body).expect_err(body), found);
    }
}

/// Once this fails, the library reads timestamps exactly: check whether the reader is still needed.
#[test]
fn the_library_still_reads_timestamps_through_a_double() {
    let codec = JsonCodec::new(JsonCodecSettings::default());
    let mut deserializer = codec.create_deserializer(b"1577836800.123");
    let read = deserializer.read_timestamp(&prelude::TIMESTAMP).expect("a timestamp");
    assert_eq!(read.subsec_nanos(), 122_999_906);
}

#[test]
fn an_empty_body_is_an_empty_structure() {
    for body in ["", " \n", "{}", " { } "] {
        assert_eq!(item(body), Value::initial(), "{body:?}");
    }
}

#[test]
fn skips_unknown_members() {
    let body =
        r#"{"later":{"a":[1,{"b":null}]},"__type":"x","name":"n","also":[[[]]],"last":1e400}"#;
    assert_eq!(item(body).name, "n");
    let error = read::<Item>(r#"{"later":[1,}"#).expect_err("malformed");
    assert!(error.starts_with("later: invalid JSON at offset 12"), "{error}");
}

#[test]
fn null_documents_are_values() {
    let item = item(r#"{"documents":[1,null,{"a":null}],"holes":[null],"choice":{"any":null}}"#);
    let object = Document::Object(HashMap::from([("a".to_owned(), Document::Null)]));
    assert_eq!(item.documents, Some(vec![Number::PosInt(1).into(), Document::Null, object]));
    assert_eq!(item.holes, Some(vec![None]));
    assert_eq!(item.choice, Some(Choice::Any(Document::Null)));
}

#[test]
fn unions_have_exactly_one_member() {
    let choice = |body: &str| item(&format!(r#"{{"choice":{body}}}"#)).choice;
    let text = || Some(Choice::Text("a".into()));
    for body in [
        r#"{"text":"a"}"#,
        r#"{"text":"a","any":null}"#,
        r#"{"any":null,"text":"a"}"#,
        r#"{"text":"a","later":null,"__type":"example#Choice","nothing":null}"#,
        r#"{"nothing":null,"__type":"example#Choice","later":null,"text":"a"}"#,
        r#"{"__type":{"a":[1]},"text":"a"}"#,
    ] {
        assert_eq!(choice(body), text(), "{body}");
    }
    for body in [
        "{}",
        r#"{"text":null}"#,
        r#"{"__type":"example#Choice"}"#,
        r#"{"later":{"a":[1]}}"#,
        r#"{"later":1,"any":null}"#,
        r#"{"any":null,"later":[{}],"text":null}"#,
    ] {
        assert_eq!(choice(body), Some(Choice::Unknown), "{body}");
    }
    assert_eq!(choice(r#"{"nested":{"text":"a"}}"#), text().map(Box::new).map(Choice::Nested));
    // The last value of a repeated name applies.
    assert_eq!(item(r#"{"choice":{"nothing":{}},"choice":{"text":"a"}}"#).choice, text());
    for (body, place) in [
        (r#"{"text":"a","nothing":{}}"#, "nothing"),
        (r#"{"nothing":{},"any":1}"#, "any"),
        (r#"{"text":"a","text":"b"}"#, "text"),
        (r#"{"text":"a","later":{"b":[]}}"#, "later"),
        (r#"{"later":1,"__type":"example#Choice","text":"a"}"#, "text"),
        (r#"{"later":1,"text":{}}"#, "text"),
        (r#"{"later":1,"sooner":2}"#, "sooner"),
        (r#"{"any":null,"later":1,"text":"a"}"#, "text"),
        (r#"{"nested":{"text":"a","nothing":{}}}"#, "nested.nothing"),
    ] {
        let error = read::<Item>(&format!(r#"{{"choice":{body}}}"#)).expect_err(body);
        let expected = "expected a union with one member, found a second one";
        assert_eq!(error, format!("choice.{place}: {expected}"));
    }
}

#[test]
fn does_not_merge_repeated_names() {
    let twice = item(r#"{"inner":{"a":1},"inner":{"b":2},"byName":{"x":{"name":"1"},"x":{}}}"#);
    assert_eq!(twice.inner, Inner { a: None, b: Some(2) });
    assert_eq!(twice.by_name.expect("a map")["x"].name, "");
}

#[test]
fn skips_malformed_members_of_errors() {
    let failure = |body: &str| {
        let mut failure: Failure = Value::initial();
        HeldError::read(&mut failure, &mut Reader::new(Dialect::AwsJson, body.as_bytes()));
        failure
    };
    let expected =
        Failure { message: Some("m".into()), last: Some("z".into()), ..Value::initial() };
    for body in [
        r#"{"count":"x","message":"m","last":"z"}"#,
        r#"{"count":{"last":[{}]},"message":"m","inner":{"a":1,"b":[{"last":1}]},"last":"z"}"#,
        r#"{"message":"m","inner":[{"last":1}],"last":"z","count":tr"#,
        r#"{"message":"m","last":"z"} x"#,
    ] {
        assert_eq!(failure(body), expected, "{body}");
    }
    for body in ["", "[1]", r#""text""#, "<html>", "{", r#"{"message":{},"last":null}"#] {
        assert_eq!(failure(body), Value::initial(), "{body}");
    }
}

#[test]
fn limits_the_depth() {
    let nested = |levels: usize, open: &str, inside: &str, close: &str| {
        [open.repeat(levels).as_str(), inside, &close.repeat(levels)].concat()
    };
    assert!(read::<Item>(&nested(63, r#"{"items":["#, "{}", "]}")).is_ok());
    assert!(read::<Item>(&nested(65, r#"{"items":["#, "{}", "]}")).is_err());
    let document = |levels| format!(r#"{{"documents":{}}}"#, nested(levels, "[", "", "]"));
    assert!(read::<Item>(&document(127)).is_ok());
    let error = read::<Item>(&document(128)).expect_err("too deep");
    let path = "[0]".repeat(127);
    assert_eq!(error, format!("documents{path}: values are nested deeper than 128 levels"));
    assert!(read::<Item>(&document(1_000_000)).is_err());
    let skipped = format!(r#"{{"later":{},"name":"n"}}"#, nested(1_000, "[", "", "]"));
    assert_eq!(item(&skipped).name, "n");
}
