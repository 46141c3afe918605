//! Where misfits are placed, and what becomes of odd keys.

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

fn misfit(text: &str) -> (String, String) {
    let source = Source::new("test", text);
    let Misfit { reason, span } = parse::<Outer>(&source, source.text()).expect_err(text);
    (source.slice(span).to_owned(), reason)
}

#[test]
fn a_misfit_is_placed_at_the_value_that_is_wrong() {
    let cases = [
        ("7", "7", "invalid type: integer `7`, expected struct Outer"),
        ("{}", "{}", "missing field `inner`"),
        (r#"{"inner": 7}"#, "7", "invalid type: integer `7`, expected a sequence"),
        (r#"{"inner": {"a": 1}}"#, r#"{"a": 1}"#, "invalid type: map, expected a sequence"),
        (r#"{"inner": [{ "count": 1 }]}"#, r#"{ "count": 1 }"#, "missing field `id`"),
        (
            r#"{"inner": [{"id": "ä#b"}]}"#,
            r#""ä#b""#,
            "`ä#b` is no absolute shape id: `ä` is no namespace",
        ),
        (r#"{"inner": [{"id": "a#b", "id": 1}]}"#, r#""id""#, "duplicate field `id`"),
        (
            r#"{"inner": [{"id": "b", "count": 1}]}"#,
            r#""b""#,
            "`b` is no absolute shape id: the namespace is missing, as in `com.example#Name`",
        ),
        (
            "{\"inner\": [\n {\"id\": \"a#b\",\n \"count\":-1 }]}",
            "-1",
            "invalid value: integer `-1`, expected a whole number from 0 to 65535",
        ),
    ];
    for (text, place, why) in cases {
        assert_eq!(misfit(text), (place.to_owned(), why.to_owned()), "{text}");
    }
}

#[test]
fn a_syntax_error_is_placed_at_its_byte() {
    assert_eq!(misfit("{\"inner\": ä}").0, "ä");
    assert_eq!(misfit("{\"inner\": [").0, "");
}

#[test]
fn nesting_is_limited() {
    let deep = format!("{{\"inner\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let source = Source::new("test", &deep);
    let error = parse::<serde_json::Value>(&source, source.text()).expect_err("too deep");
    assert_eq!(error.reason, "recursion limit exceeded");
    assert!(parse::<Entries<'_>>(&source, source.text()).is_ok());
}

#[test]
fn keys_are_compared_by_what_they_mean() {
    let text = r#"{"ab": 1, "a\u0062": 2, "\ud800": 3, "\ud800": 4}"#;
    let mut entries: Entries<'_> = serde_json::from_str(text).expect("an object");
    let repeated = entries.take_repeated();
    let repeated: Vec<_> = repeated.iter().map(|r| (&*r.entry.key, r.entry.value.get())).collect();
    assert_eq!(repeated, [("ab", "2"), ("\\ud800", "4")]);
    assert_eq!(entries.get("ab").map(RawValue::get), Some("1"));
}
