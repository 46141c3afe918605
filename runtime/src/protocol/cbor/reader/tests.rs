//! Values of all types, and errors with paths.

use aws_smithy_cbor::Encoder;

use super::*;
use crate::error::HeldError;
use crate::value::{Structure, Value, read_structure};
use crate::{structure, union};

#[structure("example#Item")]
struct Item {
    #[member("text")]
    text: Option<String>,
    #[member("byte")]
    byte: Option<i8>,
    #[member("long")]
    long: Option<i64>,
    #[member("float")]
    float: Option<f32>,
    #[member("double")]
    double: Option<f64>,
    #[member("big")]
    big: Option<BigInteger>,
    #[member("exact")]
    exact: Option<BigDecimal>,
    #[member("data")]
    data: Option<Blob>,
    #[member("at")]
    at: Option<DateTime>,
    #[member("choice")]
    choice: Option<Choice>,
    #[member("items")]
    items: Option<Vec<Item>>,
    #[member("byName")]
    by_name: Option<std::collections::HashMap<String, Item>>,
}

#[union("example#Choice")]
enum Choice {
    #[member("text")]
    Text(String),
    #[member("nothing")]
    Nothing,
}

#[structure("example#Failure", error)]
struct Failure {
    #[member("message")]
    message: Option<String>,
    #[member("count")]
    count: Option<i32>,
    #[member("items")]
    items: Option<Vec<Item>>,
    #[member("last")]
    last: Option<String>,
}

fn read<T: Structure>(body: &[u8]) -> Result<T, String> {
    read_structure(&mut Reader::new(body)).map_err(|error| error.to_string())
}

/// Encodes a map with one entry.
fn entry(key: &str, value: &[u8]) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new());
    encoder.map(1).str(key);
    let mut body = encoder.into_writer();
    body.extend(value);
    body
}

/// Encodes a value.
fn encoded(encode: impl FnOnce(&mut Encoder)) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new());
    encode(&mut encoder);
    encoder.into_writer()
}

#[track_caller]
fn member(key: &str, value: &[u8]) -> Item {
    let body = entry(key, value);
    read(&body).unwrap_or_else(|error| panic!("{key} {value:x?}: {error}"))
}

#[track_caller]
fn error(key: &str, value: &[u8]) -> String {
    read::<Item>(&entry(key, value)).expect_err(key)
}

#[test]
fn numbers_can_have_other_widths() {
    assert_eq!(member("byte", &[0x38, 0x7f]).byte, Some(-128));
    assert_eq!(member("byte", &[0x19, 0x00, 0x07]).byte, Some(7));
    assert_eq!(member("byte", &[0xf9, 0x40, 0x00]).byte, Some(2));
    assert_eq!(member("long", &encoded(|to| _ = to.double(1e15))).long, Some(10_i64.pow(15)));
    assert_eq!(member("float", &encoded(|to| _ = to.double(0.1))).float, Some(0.1));
    assert_eq!(member("float", &encoded(|to| _ = to.integer(3))).float, Some(3.0));
    assert_eq!(member("double", &[0xf9, 0x3e, 0x00]).double, Some(1.5));
    assert!(member("double", &[0xf9, 0x7c, 0x01]).double.is_some_and(f64::is_nan));
    assert_eq!(member("float", &[0xf9, 0xfc, 0x00]).float, Some(f32::NEG_INFINITY));
    assert_eq!(member("big", &[0x18, 0x64]).big, "100".parse().ok());
    assert_eq!(member("exact", &encoded(|to| _ = to.double(-1.25))).exact, "-1.25".parse().ok());
    assert_eq!(member("exact", &[0x03]).exact, "3".parse().ok());
    for (key, value, expected) in [
        ("byte", vec![0x18, 0x80], "byte: expected an 8-bit integer, found a number out of range"),
        (
            "long",
            [&[0x1b][..], &[0xff; 8]].concat(),
            "long: expected a 64-bit integer, found a number out of range",
        ),
        (
            "byte",
            encoded(|to| _ = to.double(0.5)),
            "byte: expected an 8-bit integer, found a number with a fraction",
        ),
        (
            "long",
            encoded(|to| _ = to.double(1e300)),
            "long: expected a 64-bit integer, found a number out of range",
        ),
        (
            "float",
            encoded(|to| _ = to.double(1e300)),
            "float: expected a number, found a number out of range",
        ),
        ("double", encoded(|to| _ = to.str("1")), "double: expected a number, found a string"),
        ("big", encoded(|to| _ = to.boolean(true)), "big: expected an integer, found a boolean"),
    ] {
        assert_eq!(error(key, &value), expected);
    }
}

#[test]
fn timestamps_are_exact_to_their_digits() {
    let tagged = |value: Vec<u8>| [vec![0xc1], value].concat();
    for (value, seconds, nanoseconds) in [
        (encoded(|to| _ = to.double(1_577_836_800.123)), 1_577_836_800, 123_000_000),
        (encoded(|to| _ = to.double(-1.5)), -2, 500_000_000),
        (encoded(|to| _ = to.long(-2)), -2, 0),
        (encoded(|to| _ = to.float(0.25)), 0, 250_000_000),
        (encoded(|to| _ = to.long(i64::MAX)), i64::MAX, 0),
    ] {
        let at = DateTime::from_secs_and_nanos(seconds, nanoseconds);
        assert_eq!(member("at", &tagged(value)).at, Some(at));
    }
    for value in [f64::NAN, f64::INFINITY, 1e300] {
        let found = error("at", &tagged(encoded(|to| _ = to.double(value))));
        assert_eq!(found, "at: expected a timestamp, found a number out of range");
    }
    assert_eq!(error("at", &[0x01]), "at: expected a timestamp, found a number");
    assert_eq!(
        error("at", &[0xc0, 0x01]),
        "at: expected a timestamp, found a value with another tag"
    );
}

#[test]
fn texts_and_bytes_can_be_in_chunks() {
    assert_eq!(member("text", b"\x7f\x61a\x62bc\xff").text.as_deref(), Some("abc"));
    assert_eq!(member("data", b"\x5f\x41a\x40\xff").data, Some(Blob::new("a")));
    assert_eq!(error("data", b"\x61a"), "data: expected a blob, found a string");
    assert_eq!(error("text", b"\x41a"), "text: expected a string, found a blob");
    assert!(error("text", b"\x61\xff").starts_with("text: invalid CBOR: "));
}

#[test]
fn errors_have_paths() {
    let deep = entry("items", &[&[0x82, 0xa0][..], &entry("text", &[0x01])].concat());
    assert_eq!(
        read::<Item>(&deep).expect_err("deep"),
        "items[1].text: expected a string, found a number"
    );
    let by_name = entry("byName", &entry("two words", &entry("byte", &[0xf5])));
    let expected = r#"byName["two words"].byte: expected an 8-bit integer, found a boolean"#;
    assert_eq!(read::<Item>(&by_name).expect_err("a boolean"), expected);
    assert_eq!(error("items", &[0xa0]), "items: expected a list, found an object");
    assert_eq!(read::<Item>(&[0x80]).expect_err("a list"), "expected a structure, found a list");
    for cut in [&[0xa1][..], &[0xa1, 0x64, b't'], &[0xbf], b"\xa1\x64text", b"\xa1\x64text\x62a"] {
        let error = read::<Item>(cut).expect_err("cut off");
        assert!(error.contains("invalid CBOR"), "{error}");
    }
    let trailing = read::<Item>(&[0xa0, 0xa0]).expect_err("more");
    assert_eq!(trailing, "unexpected data after the end of the CBOR value");
}

#[test]
fn unknown_members_and_null_are_skipped() {
    let body = b"\xbf\x65later\x9f\xa1\x61a\x01\xff\x64text\xf6\x64byte\x07\x66__type\x61x\xff";
    assert_eq!(read(body), Ok(Item { byte: Some(7), ..Value::initial() }));
}

#[test]
fn unions_have_one_member() {
    let choice = |body: &[u8]| member("choice", body).choice;
    assert_eq!(choice(b"\xa1\x64text\x61a"), Some(Choice::Text("a".into())));
    assert_eq!(choice(b"\xa2\x67nothing\xf6\x64text\x61a"), Some(Choice::Text("a".into())));
    assert_eq!(choice(b"\xa1\x67nothing\xa0"), Some(Choice::Nothing));
    assert_eq!(choice(b"\xa1\x65later\x82\x01\x02"), Some(Choice::Unknown));
    let expected = "choice.text: expected a union with one member, found a second one";
    assert_eq!(error("choice", b"\xa2\x67nothing\xa0\x64text\x61a"), expected);
}

#[test]
fn unreadable_members_of_errors_are_skipped() {
    let mut failure: Failure = Value::initial();
    let items = [&[0x81][..], &entry("text", &[0x82, 0x01, 0x02])].concat();
    let body = encoded(|to| _ = to.map(4).str("count").str("x").str("items"));
    let rest = b"\x67message\x61m\x64last\x61z";
    HeldError::read(&mut failure, &mut Reader::new(&[body, items, rest.to_vec()].concat()));
    assert_eq!((failure.message.as_deref(), failure.last.as_deref()), (Some("m"), Some("z")));
    assert_eq!((failure.count, failure.items), (None, None));
}

#[test]
fn limits_the_depth() {
    let nested = |levels: usize| {
        let start = [&entry("items", &[0x81])[..]; 1].concat().repeat(levels);
        [start, vec![0xa0]].concat()
    };
    assert!(read::<Item>(&nested(63)).is_ok());
    let error = read::<Item>(&nested(64)).expect_err("too deep");
    assert!(error.ends_with("values are nested deeper than 128 levels"), "{error}");
    assert!(read::<Item>(&nested(100_000)).is_err());
    // Skipped values may be deeper.
    let skipped =
        entry("later", &[0x81].repeat(1_000).into_iter().chain([0x01]).collect::<Vec<u8>>());
    assert_eq!(read(&skipped), Ok(Item { ..Value::initial() }));
}
