//! Outputs of operations.

use parity::answer::Answer;
use parity::call::Pair;
use parity::differences::{UNREADABLE, response_error};
use parity::model::Model;
use parity::operations::OPERATIONS;
use parity::sample::{Members, Nulls, Sample, Unknown};
use serde_json::Value;

use super::compare::Comparison;

/// Samples for the output of each operation.
const OUTPUTS: &[(&str, Sample)] = &[
    ("everything", Sample::FULL),
    ("the second choices", Sample { choice: 1, ..Sample::FULL }),
    ("the third choices", Sample { choice: 2, ..Sample::FULL }),
    ("nothing", Sample { members: Members::None, ..Sample::FULL }),
    ("empty structures", Sample { inner_members: Members::None, ..Sample::FULL }),
    ("missing required members", Sample { inner_members: Members::Optional, ..Sample::FULL }),
    ("empty strings and lists", Sample { text: "", items: 0, ..Sample::FULL }),
    ("empty strings", Sample { text: "", ..Sample::FULL }),
    ("a long list", Sample { items: 100, ..Sample::FULL }),
    ("nulls", Sample { nulls: Nulls::Members, ..Sample::FULL }),
    ("inner nulls", Sample { nulls: Nulls::InnerMembers, ..Sample::FULL }),
    ("nulls in unions", Sample { nulls: Nulls::UnionMembers, ..Sample::FULL }),
    ("later members", Sample { unknown: Unknown::Members, ..Sample::FULL }),
    ("later values", Sample { unknown: Unknown::Values, ..Sample::FULL }),
    ("later union members", Sample { unknown: Unknown::UnionMembers, ..Sample::FULL }),
    ("union types", Sample { unknown: Unknown::UnionTypes, ..Sample::FULL }),
    ("escapes", Sample { text: "\"\\/\u{8}\u{c}\n\r\t\0\u{1f} \u{7f}\u{2028}", ..Sample::FULL }),
    (
        "planes",
        Sample {
            text: "Zürich 日本語 😀👩‍👩‍👧‍👦 \u{10FFFF}\u{FFFF}", ..Sample::FULL
        },
    ),
    ("milliseconds", Sample { timestamp: "2026-01-02T03:04:05.123Z", ..Sample::FULL }),
    ("nanoseconds", Sample { timestamp: "2026-01-02T03:04:05.123456789Z", ..Sample::FULL }),
    ("before 1970", Sample { timestamp: "1969-12-31T23:59:58.5Z", ..Sample::FULL }),
    ("far off", Sample { timestamp: "9999-12-31T23:59:59.999Z", ..Sample::FULL }),
    ("an offset", Sample { timestamp: "2026-01-02T03:04:05+01:00", ..Sample::FULL }),
];

#[tokio::test]
async fn outputs_are_equal() {
    let mut comparison = Comparison::default();
    for operation in OPERATIONS {
        for (case, sample) in OUTPUTS {
            let answer = Answer::json(200, &sample.output(operation.name));
            comparison.call(operation, case, &[answer]).await;
        }
    }
    comparison.assert(17 * 23, &[]);
}

#[tokio::test]
async fn statuses_and_content_types_do_not_matter() {
    let mut comparison = Comparison::default();
    for operation in OPERATIONS {
        let body = Sample::FULL.output(operation.name);
        for status in [200, 201, 202, 204, 226, 299] {
            comparison.call(operation, "a status", &[Answer::json(status, &body)]).await;
        }
        for content_type in ["application/json", "text/html", ""] {
            let answer = Answer::text(200, content_type, body.to_string());
            comparison.call(operation, "a content type", &[answer]).await;
        }
    }
    comparison.assert(17 * 9, &[]);
}

/// Ensures that the other tests do not compare empty outputs.
#[tokio::test]
async fn outputs_contain_everything_in_the_response() {
    for operation in OPERATIONS {
        let body = Sample::FULL.output(operation.name);
        let pair = Pair::answered(operation, &[Answer::json(200, &body)]).await;
        let output = pair.ours.outcome.expect("an output");
        assert_eq!(shape_of(&output), shape_of(&body), "{}", operation.name);
    }
}

/// Replaces all strings in a value with the same string, because timestamps have different formats.
fn shape_of(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            members.iter().map(|(name, value)| (name.clone(), shape_of(value))).collect()
        }
        Value::Array(items) => items.iter().map(shape_of).collect(),
        Value::String(_) => "text".into(),
        other => other.clone(),
    }
}

/// Returns outputs with mistyped members: Booleans, lists, or invalid timestamps.
fn mistyped_outputs(operation: &str) -> Vec<Value> {
    let output = Model::get().shape(Model::get().output(operation)).expect("an output");
    let all = |value: Value| output.members().map(|m| (m.name.to_owned(), value.clone())).collect();
    let mut outputs: Vec<Value> = vec![all(true.into()), all(vec![vec![7]].into())];
    for timestamp in ["-0001-12-31T23:59:58Z", "yesterday", ""] {
        let output = Sample { timestamp, ..Sample::FULL }.output(operation);
        if output != Sample::FULL.output(operation) {
            outputs.push(output);
        }
    }
    outputs
}

#[tokio::test]
async fn rejects_mistyped_members() {
    for operation in OPERATIONS.iter().filter(|o| Model::get().has_output(o.name)) {
        for body in mistyped_outputs(operation.name) {
            let pair = Pair::answered(operation, &[Answer::json(200, &body)]).await;
            let error = pair.official.outcome.expect_err("an error");
            assert_eq!(pair.ours.outcome, Err(response_error(&error)), "{UNREADABLE:?}: {body}");
            assert_eq!(pair.ours.requests, pair.official.requests);
        }
    }
}
