//! Comparison with `aws-smithy-json`.

use std::collections::HashMap;

use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_schema::codec::{Codec, FinishSerializer};
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceShapeName};
use aws_smithy_schema::serde::ShapeSerializer;
use aws_smithy_types::config_bag::{ConfigBag, Layer};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, Number};

use super::{AwsJsonRpcProtocol, Dialect, Inner, Reader, Serializer};
use crate::value::{Structure, Value, read_structure};
use crate::{collection_schemas, structure, union};

#[structure("example#Everything")]
struct Everything {
    #[member("name")]
    name: String,
    #[member("note")]
    note: Option<String>,
    #[member("flag")]
    flag: Option<bool>,
    #[member("small")]
    small: Option<i8>,
    #[member("number")]
    number: Option<i32>,
    #[member("long")]
    long: Option<i64>,
    #[member("ratio")]
    ratio: Option<f64>,
    #[member("big")]
    big: Option<BigInteger>,
    #[member("exact")]
    exact: Option<BigDecimal>,
    #[member("data")]
    data: Option<Blob>,
    #[member("at", timestamp_format = "date-time")]
    at: Option<DateTime>,
    #[member("since")]
    since: Option<DateTime>,
    #[member("until", timestamp_format = "http-date")]
    until: Option<DateTime>,
    #[member("any")]
    any: Option<Document>,
    #[member("names")]
    names: Option<Vec<String>>,
    #[member("holes")]
    holes: Option<Vec<Option<i32>>>,
    #[member("days", items = DAY)]
    days: Option<Vec<DateTime>>,
    #[member("counts")]
    counts: Option<HashMap<String, Vec<i64>>>,
    #[member("choice")]
    choice: Option<Choice>,
    #[member("inner")]
    inner: Option<Box<Everything>>,
    #[member("share")]
    share: Option<f32>,
}

collection_schemas! {
    DAY: DateTime = "example#Days$member", timestamp_format = "http-date";
}

#[union("example#Choice")]
enum Choice {
    #[member("text")]
    Text(String),
    #[member("nothing")]
    Nothing,
}

/// Returns the codec of awsJson.
fn codec() -> JsonCodec {
    let settings = JsonCodecSettings::builder()
        .use_json_name(false)
        .default_timestamp_format(Format::EpochSeconds)
        .normalize_arbitrary_precision(true);
    JsonCodec::new(settings.build())
}

fn full() -> Everything {
    let any = [
        ("list".to_owned(), Document::Array(vec![Document::Null, Document::Bool(true)])),
        ("n".to_owned(), Document::Number(Number::Float(-1.5e-3))),
        ("text \"\u{e4}\"".to_owned(), Document::String("a\nb".to_owned())),
    ];
    Everything {
        name: "n\u{e4}me \"x\" \\ / \u{1f600} \u{1}\t".into(),
        note: Some(String::new()),
        flag: Some(false),
        small: Some(-128),
        number: Some(i32::MAX),
        long: Some(i64::MIN),
        ratio: Some(-0.1),
        big: "123456789012345678901234567890".parse().ok(),
        exact: "-1.50".parse().ok(),
        data: Some(Blob::new("bytes \u{fffd}")),
        at: Some(DateTime::from_secs_f64(1_767_323_045.25)),
        since: Some(DateTime::from_secs_f64(1_767_323_045.5)),
        until: Some(DateTime::from_secs(1_767_323_045)),
        any: Some(Document::Object(HashMap::from([any[1].clone()]))),
        names: Some(vec!["a".into(), String::new(), "\u{2028}".into()]),
        holes: Some(vec![Some(1), None, Some(-3)]),
        days: Some(vec![DateTime::from_secs(0), DateTime::from_secs(86_400)]),
        counts: Some(HashMap::from([("one \"1\"".into(), vec![1, 2])])),
        choice: Some(Choice::Text("t".into())),
        inner: Some(Box::new(Everything {
            choice: Some(Choice::Nothing),
            any: Some(Document::Array(any.into_iter().map(|(_, value)| value).collect())),
            ratio: Some(f64::NEG_INFINITY),
            share: Some(f32::INFINITY),
            names: Some(Vec::new()),
            counts: Some(HashMap::new()),
            ..Value::initial()
        })),
        share: Some(0.1),
    }
}

/// Serializes a value, asserting that the library's codec writes the same.
fn written(value: &Everything) -> String {
    let codec = codec();
    let mut theirs = codec.create_serializer();
    theirs.write_struct(Everything::SCHEMA, value).expect("written");
    let theirs = String::from_utf8(theirs.finish()).expect("text");

    let mut ours = Serializer::new(Dialect::AwsJson);
    ours.write_struct(Everything::SCHEMA, value).expect("written");
    let ours = String::from_utf8(ours.finish()).expect("text");
    assert_eq!(ours, theirs);
    ours
}

#[test]
fn truncates_timestamps_to_milliseconds() {
    let fine = DateTime::from_secs_and_nanos(1_577_836_800, 123_999_999);
    let before = DateTime::from_secs_and_nanos(-2, 500_000_001);
    let mut serializer = Serializer::new(Dialect::AwsJson);
    let value =
        Everything { at: Some(fine), since: Some(fine), until: Some(before), ..Value::initial() };
    serializer.write_struct(Everything::SCHEMA, &value).expect("written");
    let text = String::from_utf8(serializer.finish()).expect("text");
    let expected = r#""at":"2020-01-01T00:00:00.123Z","since":1577836800.123,"until":"Wed, 31 Dec 1969 23:59:58 GMT""#;
    assert!(text.contains(expected), "{text}");
}

/// The fault `negative-timestamp`.
#[test]
fn a_negative_timestamp_round_trips() {
    let at = DateTime::from_secs_f64(-1.5);
    let value = Everything { at: Some(at), since: Some(at), ..Value::initial() };
    let text = written(&value);
    assert!(text.contains(r#""at":"1969-12-31T23:59:58.5Z","since":-1.5"#), "{text}");
    assert_eq!(
        read_structure(&mut Reader::new(Dialect::AwsJson, text.as_bytes())).ok(),
        Some(value)
    );
}

#[test]
fn normalizes_big_numbers_to_json() {
    let value =
        Everything { big: "-007".parse().ok(), exact: ".5".parse().ok(), ..Value::initial() };
    assert!(written(&value).contains(r#""big":-7,"exact":0.5"#));
}

#[test]
fn writes_the_same_as_the_codec_and_reads_it_back() {
    for value in [full(), Value::initial()] {
        let text = written(&value);
        let theirs = read_structure(&mut codec().create_deserializer(text.as_bytes()));
        assert_eq!(theirs.ok().as_ref(), Some(&value));
        let ours = read_structure(&mut Reader::new(Dialect::AwsJson, text.as_bytes()));
        assert_eq!(ours.ok(), Some(value));
    }
}

/// Returns the configuration of a call.
fn config() -> ConfigBag {
    let mut layer = Layer::new("test");
    layer.store_put(ServiceShapeName::new("Service"));
    layer.store_put(Metadata::new("Put", "Some Service"));
    ConfigBag::of_layers(vec![layer])
}

#[test]
fn requests_equal_those_of_the_library() {
    for (ours, theirs) in [
        (AwsJsonRpcProtocol::aws_json_1_0(), Inner::aws_json_1_0()),
        (AwsJsonRpcProtocol::aws_json_1_1(), Inner::aws_json_1_1()),
    ] {
        let (value, config) = (full(), config());
        let ours = ours.serialize_request(&value, Everything::SCHEMA, "", &config).expect("ours");
        let theirs = theirs.serialize_request(&value, Everything::SCHEMA, "", &config);
        let theirs = theirs.expect("theirs");
        assert_eq!((ours.method(), ours.uri()), (theirs.method(), theirs.uri()));
        assert_eq!(ours.body().bytes(), theirs.body().bytes());
        assert_eq!(ours.headers().len(), 3);
        for (name, value) in theirs.headers() {
            assert_eq!(ours.headers().get(name), Some(value), "{name}");
        }
    }
}
