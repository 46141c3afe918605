//! Spans of parse errors, and unusual keys.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::*;
use crate::model::{ShapeId, Source};

#[derive(Debug, Deserialize)]
struct Outer {
    #[serde(rename = "inner")]
    _inner: Vec<Inner>,
}

#[derive(Debug, Deserialize)]
struct Inner {
    #[serde(rename = "id")]
    _id: ShapeId,
    #[serde(rename = "count", default)]
    _count: u16,
}

fn error(text: &str) -> (String, String) {
    let source = Source::new("test", text);
    let ParseError { reason, span } = parse::<Outer>(&source, source.text()).expect_err(text);
    (source.slice(span).to_owned(), reason)
}

#[test]
fn an_error_has_the_span_of_the_invalid_value() {
    let cases = [
        ("7", "7", "invalid type: integer `7`, expected struct Outer"),
        ("{}", "{}", "missing property `inner`"),
        (r#"{"inner": 7}"#, "7", "invalid type: integer `7`, expected an array"),
        (r#"{"inner": {"a": 1}}"#, r#"{"a": 1}"#, "invalid type: object, expected an array"),
        (r#"{"inner": [{ "count": 1 }]}"#, r#"{ "count": 1 }"#, "missing property `id`"),
        (
            r#"{"inner": [{"id": "ä#b"}]}"#,
            r#""ä#b""#,
            "`ä#b` is not an absolute shape id: `ä` is not a valid namespace",
        ),
        (r#"{"inner": [{"id": "a#b", "id": 1}]}"#, r#""id""#, "duplicate property `id`"),
        (
            r#"{"inner": [{"id": "b", "count": 1}]}"#,
            r#""b""#,
            "`b` is not an absolute shape id: the namespace is missing, as in `com.example#Name`",
        ),
        (
            "{\"inner\": [\n {\"id\": \"a#b\",\n \"count\":-1 }]}",
            "-1",
            "invalid value: integer `-1`, expected a whole number from 0 to 65535",
        ),
    ];
    for (text, place, why) in cases {
        assert_eq!(error(text), (place.to_owned(), why.to_owned()), "{text}");
    }
}

#[test]
fn a_syntax_error_has_the_span_of_its_character() {
    assert_eq!(error("{\"inner\": ä}").0, "ä");
    assert_eq!(error("{\"inner\": [").0, "");
}

#[test]
fn limits_nesting() {
    let deep = format!("{{\"inner\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let source = Source::new("test", &deep);
    let error = parse::<serde_json::Value>(&source, source.text()).expect_err("too deep");
    assert_eq!(error.reason, "recursion limit exceeded");
    assert!(parse::<Entries<'_>>(&source, source.text()).is_ok());
}

#[test]
fn compares_unescaped_keys() {
    let text = r#"{"ab": 1, "a\u0062": 2, "\ud800": 3, "\ud800": 4}"#;
    let mut entries: Entries<'_> = serde_json::from_str(text).expect("an object");
    let repeated = entries.take_repeated();
    let repeated: Vec<_> = repeated.iter().map(|r| (&*r.entry.key, r.entry.value.get())).collect();
    assert_eq!(repeated, [("ab", "2"), ("\\ud800", "4")]);
    assert_eq!(entries.get("ab").map(RawValue::get), Some("1"));
}
