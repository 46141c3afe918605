//! Tests for changes of operations and their errors.

use serde_json::json;

use super::{base, set, without};
use crate::changes::OperationStatus;

#[test]
fn adds_an_operation() {
    let unit = json!({ "target": "smithy.api#Unit" });
    let close = json!({ "type": "operation", "input": unit, "output": unit });
    let edited = set("t#Close", close).and("t#Shop operations -", json!({ "target": "t#Close" }));
    edited.gives(
        &["Close operation-added: nothing, minor"],
        &["Close operation-removed: both, major"],
    );
    let report = edited.report();
    assert_eq!(report.operations.len(), 1);
    assert_eq!(report.operations[0].status, OperationStatus::New);
}

#[test]
fn moving_an_operation_to_a_resource_is_no_change() {
    let edited = without("t#Shop operations 1")
        .and("t#Desk", json!({ "type": "resource", "operations": [{ "target": "t#GetReceipt" }] }))
        .and("t#Shop resources", json!([{ "target": "t#Desk" }]));
    edited.gives(&[], &[]);
}

#[test]
fn removes_an_operation_with_its_types() {
    without("t#Shop operations 1").gives(
        &[
            "GetReceipt operation-removed: both, major",
            "Page type-removed: source, major",
            "Proof type-removed: source, major",
            "Receipt type-removed: source, major",
            "State type-removed: source, major",
        ],
        &[
            "GetReceipt operation-added: nothing, minor",
            "Page type-added: nothing, minor",
            "Proof type-added: nothing, minor",
            "Receipt type-added: nothing, minor",
            "State type-added: nothing, minor",
        ],
    );
}

#[test]
fn deprecates_an_operation() {
    let edited = set("t#PlaceOrder traits smithy.api#deprecated", json!({}));
    edited.gives(
        &["PlaceOrder trait-added deprecated: nothing, minor"],
        &["PlaceOrder trait-removed deprecated: nothing, patch"],
    );
    assert_eq!(edited.report().operations[0].status, OperationStatus::Deprecated);
}

#[test]
fn renaming_an_input_is_no_change() {
    let input = base().old["shapes"]["t#GetReceiptInput"].clone();
    set("t#GetReceiptRequest", input)
        .and("t#GetReceipt input target", json!("t#GetReceiptRequest"))
        .gives(&[], &[]);
}

#[test]
fn adds_an_input() {
    let edited = set("t#GetReceipt input target", json!("smithy.api#Unit")).in_both();
    edited.and("t#GetReceipt input target", json!("t#GetReceiptInput")).gives(
        &["GetReceiptInput$id member-added: nothing, minor"],
        &["GetReceiptInput$id member-removed: both, major"],
    );
}

#[test]
fn adds_an_error_to_an_operation() {
    set("t#GetReceipt errors", json!([{ "target": "t#SoldOut" }])).gives(
        &["GetReceipt error-added: nothing, minor"],
        &["GetReceipt error-removed: source, major"],
    );
}

#[test]
fn a_common_error_is_a_change_of_the_service() {
    let edited = set("t#Shop errors -", json!({ "target": "t#SoldOut" }));
    edited.gives(&["Shop error-added: nothing, minor"], &["Shop error-removed: source, major"]);
    // The third operation already had the error.
    assert_eq!(edited.report().operations.len(), 2);
}

#[test]
fn moving_an_error_from_all_operations_to_the_service_is_no_change() {
    without("t#Shop errors 0")
        .and("t#PlaceOrder errors -", json!({ "target": "t#Busy" }))
        .and("t#GetReceipt errors", json!([{ "target": "t#Busy" }]))
        .and("t#ListItems errors", json!([{ "target": "t#Busy" }]))
        .gives(&[], &[]);
}

#[test]
fn changes_the_fault_of_an_error() {
    set("t#Busy traits smithy.api#error", json!("client")).gives(
        &["Busy trait-changed error: nothing, minor"],
        &["Busy trait-changed error: nothing, minor"],
    );
}

#[test]
fn changes_the_status_and_retries_of_an_error() {
    set("t#Busy traits smithy.api#httpError", json!(500)).gives(
        &["Busy trait-changed httpError: nothing, patch"],
        &["Busy trait-changed httpError: nothing, patch"],
    );
    set("t#Busy traits smithy.api#retryable", json!({ "throttling": true })).gives(
        &["Busy trait-changed retryable: nothing, patch"],
        &["Busy trait-changed retryable: nothing, patch"],
    );
    without("t#Busy traits smithy.api#retryable").gives(
        &["Busy trait-removed retryable: nothing, patch"],
        &["Busy trait-added retryable: nothing, patch"],
    );
}

#[test]
fn changes_idempotency() {
    without("t#PlaceOrder traits smithy.api#idempotent").gives(
        &["PlaceOrder trait-removed idempotent: nothing, minor"],
        &["PlaceOrder trait-added idempotent: nothing, minor"],
    );
    without("t#GetReceipt traits smithy.api#readonly").gives(
        &["GetReceipt trait-removed readonly: nothing, minor"],
        &["GetReceipt trait-added readonly: nothing, minor"],
    );
}

#[test]
fn changes_pagination() {
    without("t#ListItems traits smithy.api#paginated").gives(
        &["ListItems trait-removed paginated: source, major"],
        &["ListItems trait-added paginated: nothing, minor"],
    );
    set("t#ListItems traits smithy.api#paginated items", json!("more")).gives(
        &["ListItems trait-changed paginated: source, major"],
        &["ListItems trait-changed paginated: source, major"],
    );
    without("t#ListItems traits smithy.api#paginated pageSize").gives(
        &["ListItems trait-changed paginated: source, major"],
        &["ListItems trait-changed paginated: nothing, minor"],
    );
    set("t#ListItems traits smithy.api#paginated outputToken", json!("after")).gives(
        &["ListItems trait-changed paginated: wire, minor"],
        &["ListItems trait-changed paginated: wire, minor"],
    );
}

#[test]
fn http_bindings_are_relevant_only_for_protocols_with_bindings() {
    let http = json!({ "method": "POST", "uri": "/receipt", "code": 200 });
    let edited = set("t#GetReceipt traits smithy.api#http", http.clone());
    edited.gives(
        &["GetReceipt trait-added http: nothing, none"],
        &["GetReceipt trait-removed http: nothing, none"],
    );
    let rest = set("t#Shop traits aws.protocols#restJson1", json!({})).in_both();
    rest.and("t#GetReceipt traits smithy.api#http", http).gives(
        &["GetReceipt trait-added http: wire, patch"],
        &["GetReceipt trait-removed http: wire, patch"],
    );
}

#[test]
fn adds_a_host_prefix() {
    set("t#GetReceipt traits smithy.api#endpoint", json!({ "hostPrefix": "data." })).gives(
        &["GetReceipt trait-added endpoint: wire, patch"],
        &["GetReceipt trait-removed endpoint: wire, patch"],
    );
}

const AUTH: &str = "t#GetReceipt traits smithy.api#auth";

#[test]
fn changes_the_authentication_of_an_operation() {
    set(AUTH, json!(["aws.auth#sigv4"])).gives(
        &["GetReceipt trait-added auth: wire, patch"],
        &["GetReceipt trait-removed auth: nothing, patch"],
    );
    set(AUTH, json!([])).gives(
        &["GetReceipt trait-added auth: nothing, patch"],
        &["GetReceipt trait-removed auth: wire, patch"],
    );
    set("t#GetReceipt traits smithy.api#optionalAuth", json!({})).gives(
        &["GetReceipt trait-added optionalAuth: nothing, minor"],
        &["GetReceipt trait-removed optionalAuth: wire, patch"],
    );
}

#[test]
fn changes_the_list_of_authentication_schemes() {
    let (signature, token) = ("aws.auth#sigv4", "smithy.api#httpBearerAuth");
    let from = |schemes: serde_json::Value| set(AUTH, schemes).in_both();
    from(json!([signature])).and(AUTH, json!([signature, token])).gives(
        &["GetReceipt trait-changed auth: nothing, patch"],
        &["GetReceipt trait-changed auth: wire, patch"],
    );
    from(json!([signature])).and(AUTH, json!([])).gives(
        &["GetReceipt trait-changed auth: nothing, patch"],
        &["GetReceipt trait-changed auth: wire, patch"],
    );
    let reordered = from(json!([signature, token])).and(AUTH, json!([token, signature]));
    let report = reordered.report();
    let [change] = report.changes.as_slice() else { panic!("{report:?}") };
    assert_eq!((change.verdict.wire, change.verdict.source.as_deref()), (None, None));
    assert_eq!(
        change.verdict.why(),
        "Clients that support several authentication schemes may prefer a different one."
    );
}

#[test]
fn changes_waiters() {
    let waiter = |more: serde_json::Value| {
        let mut waiter = json!({"acceptors": [{"state": "success", "matcher": {"success": true}}]});
        if let (Some(waiter), Some(more)) = (waiter.as_object_mut(), more.as_object()) {
            waiter.extend(more.clone());
        }
        waiter
    };
    let at = "t#GetReceipt traits smithy.waiters#waitable";
    let plain = waiter(json!({}));
    set(at, json!({"Paid": plain})).gives(
        &["GetReceipt trait-added waitable: nothing, minor"],
        &["GetReceipt trait-removed waitable: source, major"],
    );
    for (new, forth, back) in [
        (json!({"Paid": plain, "Sent": plain}), "nothing, minor", "source, major"),
        (json!({"Sent": plain}), "source, major", "source, major"),
        (json!({"Paid": waiter(json!({"deprecated": true}))}), "nothing, minor", "nothing, patch"),
        (json!({"Paid": waiter(json!({"minDelay": 5}))}), "nothing, patch", "nothing, patch"),
    ] {
        set(at, json!({"Paid": plain})).in_both().and(at, new).gives(
            &[&format!("GetReceipt trait-changed waitable: {forth}")],
            &[&format!("GetReceipt trait-changed waitable: {back}")],
        );
    }
}
