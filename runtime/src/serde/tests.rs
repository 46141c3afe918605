//! Round trips through `serde`.

mod errors;
mod faults;
mod strict;

use std::collections::HashMap;

use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::ShapeSerializer;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, Number};
use serde_json::{Value as Json, json};

use super::*;
use crate::error::{ErrorMetadata, HeldError};
use crate::value::Value;
use crate::{int_enum, string_enum, structure, union};

#[structure("example#Everything")]
struct Everything {
    #[member("name")]
    name: String,
    #[member("colour")]
    colour: Option<Colour>,
    #[member("limit", default = 20)]
    limit: i32,
    #[member("byte")]
    byte: Option<i8>,
    #[member("long")]
    long: Option<i64>,
    #[member("single")]
    single: Option<f32>,
    #[member("double")]
    double: Option<f64>,
    #[member("integer")]
    integer: Option<BigInteger>,
    #[member("decimal")]
    decimal: Option<BigDecimal>,
    #[member("blob")]
    blob: Option<Blob>,
    #[member("at")]
    at: Option<DateTime>,
    #[member("date", timestamp_format = "date-time")]
    date: Option<DateTime>,
    #[member("http", timestamp_format = "http-date")]
    http: Option<DateTime>,
    #[member("any")]
    any: Option<Document>,
    #[member("names")]
    names: Option<Vec<String>>,
    #[member("holes")]
    holes: Option<Vec<Option<i32>>>,
    #[member("counts")]
    counts: Option<HashMap<String, Option<i64>>>,
    #[member("choice")]
    choice: Option<Choice>,
    #[member("inner")]
    inner: Option<Box<Everything>>,
    #[member("flag")]
    flag: Option<bool>,
}

#[union("example#Choice")]
enum Choice {
    #[member("text")]
    Text(String),
    #[member("nested")]
    Nested(Box<Everything>),
    #[member("nothing")]
    Nothing,
}

string_enum! {
    #[derive(Clone, Debug, PartialEq)]
    enum Colour {
        Red = "red",
    }
}

#[structure("example#Failure", error)]
struct Failure {
    #[member("message")]
    message: Option<String>,
}

fn empty() -> Everything {
    Value::initial()
}

fn time(text: &str) -> DateTime {
    DateTime::from_str(text, Format::DateTime).expect("a date-time")
}

fn full() -> Everything {
    let document = Document::Object(HashMap::from([
        ("list".to_owned(), Document::Array(vec![Document::Null, Document::Bool(true)])),
        ("number".to_owned(), Document::Number(Number::Float(-2.5))),
        ("small".to_owned(), Document::Number(Number::NegInt(-7))),
        ("large".to_owned(), Document::Number(Number::PosInt(u64::MAX))),
    ]));
    Everything {
        name: "n\u{e4}me \"x\" \u{1f4a5}".into(),
        colour: Some(Colour::Red),
        limit: 3,
        byte: Some(i8::MIN),
        long: Some(i64::MIN),
        single: Some(1.1),
        double: Some(-1.5e300),
        integer: Some("-12".parse().expect("an integer")),
        decimal: Some("1.25".parse().expect("a decimal")),
        blob: Some(Blob::new([0, 255, 7])),
        at: Some(time("2026-11-21T09:30:00.25Z")),
        date: Some(time("2026-11-21T09:30:00.123456789Z")),
        http: Some(time("2026-11-21T09:30:00Z")),
        any: Some(document),
        names: Some(vec![String::new(), "b".into()]),
        holes: Some(vec![Some(1), None]),
        counts: Some(HashMap::from([("a".into(), Some(1)), ("b".into(), None)])),
        choice: Some(Choice::Nested(Box::new(empty()))),
        inner: Some(Box::new(Everything { choice: Some(Choice::Nothing), ..empty() })),
        flag: Some(false),
    }
}

fn written(value: &impl Serialize) -> Json {
    serde_json::to_value(value).expect("written")
}

/// Asserts that the value survives a round trip.
#[track_caller]
fn assert_returns<T: Serialize + de::DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
    let text = serde_json::to_string(value).expect("written");
    assert_eq!(serde_json::from_str::<T>(&text).expect("read"), *value, "{text}");
    let tree = serde_json::to_value(value).expect("written");
    assert_eq!(serde_json::from_value::<T>(tree).expect("read"), *value, "{text}");
}

/// Serializes a value with the codec of awsJson.
fn on_the_wire(value: &Everything) -> Json {
    let mut serializer = JsonCodec::new(JsonCodecSettings::default()).create_serializer();
    serializer.write_struct(Everything::SCHEMA, value).expect("written");
    serde_json::from_slice(&serializer.finish()).expect("JSON")
}

#[test]
fn writes_the_wire_format() {
    let value = Everything { date: Some(time("2026-11-21T09:30:00.5Z")), ..full() };
    let text = serde_json::to_string(&value).expect("written");
    assert_eq!(serde_json::from_str::<Json>(&text).expect("JSON"), on_the_wire(&value));
    assert_eq!(written(&value)["at"], json!(1795253400.25));
    assert_eq!(written(&empty()), json!({ "name": "", "limit": 20 }));
}

#[test]
fn everything_round_trips() {
    assert_returns(&full());
    assert_returns(&empty());
}

#[test]
fn timestamps_round_trip_to_the_nanosecond() {
    for text in [
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.5Z",
        "1969-12-31T23:59:58.000000001Z",
        "2026-11-21T09:30:00.123Z",
        "2026-11-21T09:30:00.123456789Z",
        "9999-12-31T23:59:59.999999999Z",
        "0001-01-01T00:00:00.1Z",
    ] {
        let at = Some(time(text));
        assert_returns(&Everything { at, date: at, http: at, ..empty() });
    }
    for at in [DateTime::from_secs(i64::MIN), DateTime::from_secs_and_nanos(i64::MAX, 1)] {
        assert_returns(&Everything { at: Some(at), date: Some(at), http: Some(at), ..empty() });
    }
    let before = Everything { at: Some(time("1969-12-31T23:59:59.5Z")), ..empty() };
    assert_eq!(written(&before)["at"], json!(-0.5));
    let fine = Everything { at: Some(DateTime::from_secs_and_nanos(1_795_253_400, 1)), ..empty() };
    assert_eq!(written(&fine)["at"], json!("1795253400.000000001"));
}

#[test]
fn floats_and_big_numbers_round_trip() {
    for double in [0.0, -0.0, 0.1, f64::MAX, f64::MIN_POSITIVE, f64::INFINITY, f64::NEG_INFINITY] {
        assert_returns(&Everything {
            double: Some(double),
            single: Some(double as f32),
            ..empty()
        });
    }
    let strange = Everything { double: Some(f64::NAN), single: Some(f32::NAN), ..empty() };
    assert_eq!(
        written(&strange),
        json!({ "name": "", "limit": 20, "double": "NaN", "single": "NaN" })
    );
    let read: Everything = serde_json::from_value(written(&strange)).expect("read");
    assert!(read.double.expect("a double").is_nan() && read.single.expect("a float").is_nan());
    for digits in ["0", "-1", "18446744073709551615", "123456789012345678901234567890", "007"] {
        assert_returns(&Everything { integer: digits.parse().ok(), ..empty() });
    }
    for digits in ["0", "0.0", "1.50", "-0.1", "1e400", "3.14159265358979323846264338327950288"] {
        let decimal = digits.parse().expect("a decimal");
        assert_returns(&Everything { decimal: Some(decimal), ..empty() });
    }
}

#[test]
fn unions_and_enums_round_trip() {
    for choice in [
        Choice::Text("a".into()),
        Choice::Nested(Box::new(full())),
        Choice::Nothing,
        Choice::Unknown,
        Choice::Nested(Box::new(Everything { choice: Some(Choice::Unknown), ..empty() })),
    ] {
        assert_returns(&choice);
        assert_returns(&Everything { choice: Some(choice), ..empty() });
    }
    assert_eq!(written(&Choice::Unknown), json!({}));
    assert_eq!(written(&Choice::Nothing), json!({ "nothing": {} }));
    assert_eq!(Colour::values(), ["red"]);
    for colour in ["red", "a later one", ""].map(Colour::from) {
        assert_eq!(written(&colour), json!(colour.as_str()));
        assert_returns(&colour);
    }
}

#[test]
fn refuses_to_send_an_unknown_union() {
    let mut serializer = JsonCodec::new(JsonCodecSettings::default()).create_serializer();
    let error = serializer.write_struct(Choice::SCHEMA, &Choice::Unknown).expect_err("refused");
    assert!(error.to_string().contains("Choice"), "{error}");
}

#[test]
fn reading_is_as_lenient_as_on_the_wire() {
    let read: Everything = serde_json::from_value(json!({
        "later": { "a": [1] },
        "name": null,
        "names": ["a", null],
        "choice": { "later": 1 },
        "colour": "later",
        "any": null,
    }))
    .expect("read");
    let expected = Everything {
        names: Some(vec!["a".into()]),
        choice: Some(Choice::Unknown),
        colour: Some(Colour::from("later")),
        any: Some(Document::Null),
        ..empty()
    };
    assert_eq!(read, expected);
}

#[test]
fn unions_ignore_nulls_and_their_type() {
    for json in [
        json!({ "text": "a", "nothing": null, "later": null }),
        json!({ "later": null, "nothing": null, "text": "a" }),
        json!({ "__type": "example#Choice", "text": "a" }),
        json!({ "text": "a", "__type": "example#Choice" }),
    ] {
        let read: Choice = serde_json::from_value(json.clone()).expect("read");
        assert_eq!(read, Choice::Text("a".into()), "{json}");
    }
}

#[test]
fn the_format_limits_the_depth() {
    let text = "{\"inner\":".repeat(100_000);
    serde_json::from_str::<Everything>(&text).expect_err("an error");
}

#[test]
fn errors_keep_their_metadata() {
    let mut failure = Failure { message: Some("no".into()), metadata: ErrorMetadata::default() };
    assert_eq!(written(&failure), json!({ "message": "no" }));
    assert_returns(&failure);

    let metadata = ErrorMetadata::builder().code("Failure").message("yes");
    HeldError::set_metadata(&mut failure, metadata.custom("aws_request_id", "r-1").build());
    let parts = json!({ "code": "Failure", "message": "yes", "requestId": "r-1" });
    assert_eq!(written(&failure), json!({ "message": "no", "$metadata": parts }));
    assert_returns(&failure);
    failure.message = None;
    assert_returns(&failure);
}

#[test]
fn reads_numbers_of_arbitrary_precision() {
    let handed_over = |digits: &str| json!({ "$serde_json::private::Number": digits });
    let read: Everything = serde_json::from_value(json!({
        "long": handed_over("-5"),
        "double": handed_over("0.5"),
        "integer": handed_over("123456789012345678901234567890"),
    }))
    .expect("read");
    let integer = "123456789012345678901234567890".parse().expect("an integer");
    let expected =
        Everything { long: Some(-5), double: Some(0.5), integer: Some(integer), ..empty() };
    assert_eq!(read, expected);
}

int_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    enum Level {
        Low = 1,
    }
}

#[test]
fn int_enums_are_numbers() {
    for (level, number) in [(Level::Low, 1), (Level::Unknown(-3), -3)] {
        assert_eq!(serde_json::to_value(level).expect("written"), json!(number));
        assert_eq!(serde_json::from_value::<Level>(json!(number)).expect("read"), level);
    }
    assert_eq!(Level::values(), [1]);
    assert!(serde_json::from_value::<Level>(json!("1")).is_err());
}
