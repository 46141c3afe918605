//! Errors of the model, in all forms that the protocol allows.

use parity::answer::Answer;
use parity::differences::{EMPTY_CODE, MESSAGE, MESSAGE_WITHOUT_CODE, REASON, REQUEST_ID_OF_ERROR};
use parity::model::{Model, name_of};
use parity::operations::{OPERATIONS, Operation};
use parity::sample::{Members, Nulls, Sample, Unknown};
use serde_json::{Value, json};

use super::compare::Comparison;

/// The total number of errors in all operations.
const ERRORS: usize = 97;

/// Samples for the bodies of each operation's errors.
const SHAPES: &[(&str, Sample)] = &[
    ("everything", Sample::FULL),
    ("the second choices", Sample { choice: 1, ..Sample::FULL }),
    ("required members", Sample { members: Members::Required, ..Sample::FULL }),
    ("no required members", Sample { members: Members::Optional, ..Sample::FULL }),
    ("nothing", Sample { members: Members::None, ..Sample::FULL }),
    ("no inner members", Sample { inner_members: Members::None, ..Sample::FULL }),
    ("nulls", Sample { nulls: Nulls::Members, ..Sample::FULL }),
    ("inner nulls", Sample { nulls: Nulls::InnerMembers, ..Sample::FULL }),
    ("later members", Sample { unknown: Unknown::Members, ..Sample::FULL }),
    ("later values", Sample { unknown: Unknown::Values, ..Sample::FULL }),
    ("empty", Sample { text: "", items: 0, ..Sample::FULL }),
    ("escapes", Sample { text: "\"\\/\n\0 Zürich 😀", ..Sample::FULL }),
];

/// Returns the errors of all operations, with shape ID and HTTP status.
fn errors() -> impl Iterator<Item = (&'static Operation, &'static str, u16)> {
    let model = Model::get();
    OPERATIONS.iter().flat_map(move |operation| {
        model.errors(operation.name).into_iter().map(move |id| {
            let status = model.shape(id).and_then(|shape| shape.status()).expect("a status");
            (operation, id, status)
        })
    })
}

#[tokio::test]
async fn members_of_errors_are_equal() {
    let mut comparison = Comparison::default();
    for (operation, id, status) in errors() {
        for (case, sample) in SHAPES {
            let mut body = sample.of(id);
            body["__type"] = id.into();
            comparison.call(operation, case, &[Answer::json(status, &body)]).await;
        }
    }
    // ValidationException without a reason: missing in two samples, null in one.
    comparison.assert(ERRORS * 12, &[(&REASON, 17 * 3)]);
}

/// Returns bodies with an error code in all supported positions and forms.
fn bodies_with_code(id: &str) -> Vec<Value> {
    let name = name_of(id);
    vec![
        json!({ "__type": name }),
        json!({ "__type": id }),
        json!({ "__type": format!("com.example#{name}") }),
        json!({ "__type": format!("{name}:http://internal.amazon.com/coral/com.example/") }),
        json!({ "__type": format!("{id}:http://internal.amazon.com/coral/com.example/") }),
        json!({ "code": name }),
        json!({ "code": id }),
        json!({ "__type": name, "code": 7 }),
        json!({ "later": { "__type": "Other" }, "__type": name }),
    ]
}

/// Returns bodies without a code, or with a code that does not match the error exactly.
fn bodies_without_code(id: &str) -> Vec<Value> {
    let name = name_of(id);
    vec![
        json!({ "__type": format!("a#b#{name}") }),
        json!({ "__type": format!(" {name} ") }),
        json!({ "__type": name.to_lowercase() }),
        json!({ "__type": "" }),
    ]
}

/// Returns bodies without any code.
fn bodies_without_any(id: &str) -> Vec<Value> {
    let name = name_of(id);
    vec![
        json!({ "__type": null }),
        json!({ "__type": 1 }),
        json!({ "Code": name }),
        json!({ "type": name }),
        json!({ "message": "text" }),
    ]
}

#[tokio::test]
async fn codes_in_bodies_are_equal() {
    let mut comparison = Comparison::default();
    for (operation, id, status) in errors() {
        for body in bodies_with_code(id).iter().chain(&bodies_without_code(id)) {
            comparison.call(operation, "a code", &[Answer::json(status, body)]).await;
        }
    }
    comparison.assert(ERRORS * 13, &[(&EMPTY_CODE, ERRORS * 2), (&REASON, 17 * 9)]);

    let mut comparison = Comparison::default();
    for (operation, id, status) in errors() {
        for body in bodies_without_any(id) {
            comparison.call(operation, "no code", &[Answer::json(status, &body)]).await;
        }
    }
    comparison
        .assert(ERRORS * 5, &[(&REQUEST_ID_OF_ERROR, ERRORS * 5), (&MESSAGE_WITHOUT_CODE, ERRORS)]);
}

#[tokio::test]
async fn codes_in_headers_are_equal() {
    let mut comparison = Comparison::default();
    for (operation, id, status) in errors() {
        let name = name_of(id);
        let url = format!("{name}:http://internal.amazon.com/coral/com.example/");
        for header in [name, id, url.as_str(), "Other", ""] {
            for body in ["", "{}", "{\"__type\": \"Other\"}"] {
                let answer = Answer::text(status, "application/x-amz-json-1.0", body)
                    .with_header("x-amzn-errortype", header);
                comparison.call(operation, header, &[answer]).await;
            }
        }
    }
    comparison.assert(ERRORS * 15, &[(&EMPTY_CODE, ERRORS * 6), (&REASON, 17 * 9)]);
}

/// Returns bodies with a message.
fn messages() -> Vec<Value> {
    vec![
        json!({ "message": "text" }),
        json!({ "message": "" }),
        json!({ "MESSAGE": "text" }),
        json!({ "message": "one", "Message": "two" }),
        json!({ "Message": "two", "message": "one" }),
    ]
}

/// Returns bodies with a message under alternative names.
fn other_messages() -> Vec<Value> {
    vec![
        json!({ "Message": "text" }),
        json!({ "errorMessage": "text" }),
        json!({ "message": null, "Message": "text" }),
    ]
}

#[tokio::test]
async fn messages_under_all_names_are_equal() {
    let mut comparison = Comparison::default();
    for (operation, id, status) in errors() {
        for mut body in messages().into_iter().chain(other_messages()) {
            body["__type"] = id.into();
            comparison.call(operation, "a message", &[Answer::json(status, &body)]).await;
        }
    }
    comparison.assert(ERRORS * 8, &[(&MESSAGE, ERRORS * 3), (&REASON, 17 * 8)]);
}

/// The status does not identify the error, but affects retries.
#[tokio::test]
async fn statuses_have_equal_effects() {
    let mut comparison = Comparison::default();
    for (operation, id, _) in errors() {
        let mut body = Sample::FULL.of(id);
        body["__type"] = id.into();
        for status in [200, 201, 300, 304, 400, 404, 413, 429, 500, 503] {
            comparison.call(operation, "a status", &[Answer::json(status, &body)]).await;
        }
        let page = Answer::text(400, "text/html", body.to_string());
        comparison.call(operation, "a content type", &[page]).await;
    }
    comparison.assert(ERRORS * 11, &[]);
}
