//! Response bodies with arbitrary content.

use parity::answer::Answer;
use parity::call::Pair;
use parity::differences::{UNREAD, UNREADABLE, response_error};
use parity::model::Model;
use parity::operations::{OPERATIONS, operation};
use serde_json::json;

use super::compare::Comparison;

const JSON: &str = "application/x-amz-json-1.0";

/// Bodies that are valid for all operations.
const READABLE: &[(&str, &str)] = &[
    ("nothing", ""),
    ("blanks around", " \r\n\t{ } \n"),
    ("a later member twice", r#"{"later": 1, "later": 2}"#),
    ("a later member with escapes", r#"{"l\u0061ter\ud83d\ude00": "\u00e9\ud83d\ude00"}"#),
    ("numbers", r#"{"later": [0, -1.5e300, 123456789012345678901234567890]}"#),
    ("a member without a name", r#"{"": {"": null}}"#),
    ("a type", r##"{"__type": "com.example#Output"}"##),
    ("an error", r#"{"__type": "ValidationException", "message": "text"}"#),
];

/// Bodies that are not valid.
const UNREADABLE_BODIES: &[&str] = &[
    "null",
    "[]",
    "\"text\"",
    "1",
    "{",
    "{\"tags\": [{\"key",
    "{\"later\": [1, 2",
    "{\"later\": }",
    "{\"later\": 1,}",
    "{later: 1}",
    "{'later': 1}",
    "{\"later\": NaN}",
    "{\"later\": \"\\ud83d\"} x",
    "{}{}",
    "{} x",
    "\u{feff}{}",
    "<html><body>It works</body></html>",
];

#[tokio::test]
async fn accepts_readable_bodies() {
    let mut comparison = Comparison::default();
    for operation in OPERATIONS {
        for (case, body) in READABLE {
            comparison.call(operation, case, &[Answer::text(200, JSON, *body)]).await;
        }
    }
    comparison.assert(17 * 8, &[]);
}

#[tokio::test]
async fn rejects_unreadable_bodies() {
    for operation in OPERATIONS {
        for body in UNREADABLE_BODIES {
            let pair = Pair::answered(operation, &[Answer::text(200, JSON, *body)]).await;
            let name = operation.name;
            assert_eq!(pair.ours.requests, pair.official.requests, "{name}: {body}");
            let ours = pair.ours.outcome.expect_err(body);
            if Model::get().has_output(name) {
                let error = pair.official.outcome.expect_err(body);
                assert_eq!(ours, response_error(&error), "{UNREADABLE:?}: {name}, {body}");
            } else {
                assert_eq!(ours["stage"], "response", "{UNREAD:?}: {name}, {body}");
                assert_eq!(pair.official.outcome, Ok(json!({})), "{UNREAD:?}: {name}, {body}");
            }
        }
    }
}

/// Valid strings, as written in JSON.
const TEXTS: &[&str] = &[
    r#""""#,
    r#""\u0041\u00e9\u65E5""#,
    r#""\ud83d\ude00""#,
    r#""\"\\\/\b\f\n\r\t\u0000""#,
    "\"\u{7f}\u{80}\u{feff}\u{10ffff}\"",
];

/// Invalid strings.
const NO_TEXTS: &[&[u8]] = &[
    br#""\ud83d""#,
    br#""\ude00\ud83d""#,
    br#""\uD83D\u0041""#,
    br#""\x41""#,
    br#""\u00""#,
    b"\"\xff\"",
    b"\"\xed\xa0\xbd\"",
    b"'text'",
];

fn with_text(text: &[u8]) -> Answer {
    Answer::text(200, JSON, [b"{\"nextToken\": ", text, b"}"].concat())
}

#[tokio::test]
async fn accepts_valid_strings_and_rejects_others() {
    let operation = operation("ListRelationships");
    let mut comparison = Comparison::default();
    for text in TEXTS {
        comparison.call(operation, text, &[with_text(text.as_bytes())]).await;
    }
    comparison.assert(5, &[]);
    for text in NO_TEXTS {
        let pair = Pair::answered(operation, &[with_text(text)]).await;
        let error = pair.official.outcome.expect_err("an error");
        assert_eq!(pair.ours.outcome, Err(response_error(&error)), "{UNREADABLE:?}: {text:?}");
    }
}

#[tokio::test]
async fn accepts_deeply_nested_values() {
    let mut comparison = Comparison::default();
    for operation in OPERATIONS {
        for depth in [1, 10, 100] {
            let body = format!(r#"{{"later": {}{}}}"#, "[".repeat(depth), "]".repeat(depth));
            comparison.call(operation, "a depth", &[Answer::text(200, JSON, body)]).await;
        }
    }
    comparison.assert(17 * 3, &[]);
}
