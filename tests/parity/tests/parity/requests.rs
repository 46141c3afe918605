//! Requests of operations.

use parity::answer::Answer;
use parity::call::Pair;
use parity::differences::TRUNCATED;
use parity::model::Model;
use parity::operations::{OPERATIONS, Operation, operation};
use parity::sample::{Members, Sample, Unknown};
use parity::setup::{IDEMPOTENCY_TOKEN, Setup};
use serde_json::{Value, json};

use super::compare::sent;

/// Samples for the input of each operation.
const INPUTS: &[(&str, Sample)] = &[
    ("everything", Sample::FULL),
    ("the second choices", Sample { choice: 1, ..Sample::FULL }),
    ("the third choices", Sample { choice: 2, ..Sample::FULL }),
    ("required members", Sample { members: Members::Required, ..Sample::FULL }),
    ("inner required members", Sample { inner_members: Members::Required, ..Sample::FULL }),
    ("empty", Sample { text: "", items: 0, ..Sample::FULL }),
    ("empty in lists", Sample { text: "", ..Sample::FULL }),
    ("later values", Sample { unknown: Unknown::Values, ..Sample::FULL }),
    ("quotes", Sample { text: r#""quoted" \ 'and' / slashed"#, ..Sample::FULL }),
    ("controls", Sample { text: CONTROLS, ..Sample::FULL }),
    ("markup", Sample { text: "<a href='b'>&amp;</a> \u{2028}\u{2029}", ..Sample::FULL }),
    ("scripts", Sample { text: "Zürich e\u{301} Ωμέγα 日本語 עברית", ..Sample::FULL }),
    ("emoji", Sample { text: "😀👩‍👩‍👧‍👦🇩🇪", ..Sample::FULL }),
    ("planes", Sample { text: "\u{10000}\u{10FFFF}\u{FFFF}\u{D7FF}\u{E000}", ..Sample::FULL }),
    ("fractions", Sample { timestamp: "2026-01-02T03:04:05.123Z", ..Sample::FULL }),
    ("before 1970", Sample { timestamp: "1969-12-31T23:59:58.5Z", ..Sample::FULL }),
    ("far off", Sample { timestamp: "9999-12-31T23:59:59Z", ..Sample::FULL }),
];

/// All ASCII control characters, and some control characters of other character sets.
const CONTROLS: &str = "\0\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\t\n\u{b}\u{c}\r\u{e}\u{f}\u{10}\
    \u{11}\u{12}\u{13}\u{14}\u{15}\u{16}\u{17}\u{18}\u{19}\u{1a}\u{1b}\u{1c}\u{1d}\u{1e}\u{1f}\u{7f}\u{85}";

#[test]
fn the_model_has_the_same_operations() {
    let names: Vec<&str> = OPERATIONS.iter().map(|operation| operation.name).collect();
    assert_eq!(names, Model::get().operations());
}

/// Returns the body that the model requires: the input, and an idempotency token if needed.
fn expected_body(operation: &Operation, input: &Value) -> Value {
    let (model, mut body) = (Model::get(), input.clone());
    let shape = model.shape(model.input(operation.name)).expect("an input");
    if shape.members().any(|member| member.name == "clientToken")
        && body.get("clientToken").is_none()
    {
        body["clientToken"] = IDEMPOTENCY_TOKEN.into();
    }
    body
}

fn body(request: &Value) -> Value {
    let text = request["body"].as_str().expect("a body");
    serde_json::from_str(text).expect("a body of JSON")
}

/// Compares method, URI, headers including the signature, and body.
#[tokio::test]
async fn requests_are_equal() {
    for operation in OPERATIONS {
        for (case, sample) in INPUTS {
            let input = sample.input(operation.name);
            let request = sent(operation, &Setup::PLAIN, &input).await;
            let expected = expected_body(operation, &input);
            assert_eq!(body(&request), expected, "{}, {case}", operation.name);
        }
    }
}

#[tokio::test]
async fn timestamps_are_truncated_to_milliseconds() {
    let at = |timestamp| Sample { timestamp, ..Sample::FULL };
    let (fine, truncated) = (at("2026-01-02T03:04:05.123456Z"), at("2026-01-02T03:04:05.123Z"));
    let answers = [Answer::json(200, &json!({}))];
    let mut operations = 0;
    for operation in OPERATIONS {
        let (fine, truncated) = (fine.input(operation.name), truncated.input(operation.name));
        if fine == truncated {
            continue;
        }
        operations += 1;
        let given = Pair::of(operation, &Setup::PLAIN, &fine, &answers).await;
        let expected = Pair::of(operation, &Setup::PLAIN, &truncated, &answers).await;
        assert_ne!(given.ours.requests, given.official.requests, "{TRUNCATED:?}");
        assert_eq!(given.ours.requests, expected.official.requests, "{TRUNCATED:?}");
    }
    assert_ne!(operations, 0);
}

/// The service applies the defaults in the model.
#[tokio::test]
async fn neither_client_sends_defaults_of_the_model() {
    let input = json!({ "catalog": "AWS" });
    for name in ["ListProgramManagementAccounts", "ListRelationships"] {
        let operation = operation(name);
        let request = sent(operation, &Setup::PLAIN, &input).await;
        assert_eq!(body(&request), input);
    }
}
