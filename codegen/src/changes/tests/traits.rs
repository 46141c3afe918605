//! Tests for changes of traits of members and shapes.

use serde_json::{Value, json};

use super::{Edited, set};

/// Adds a trait of `smithy.api` to a member.
fn on(member: &str, name: &str, value: Value) -> Edited {
    set(&format!("{member} traits smithy.api#{name}"), value)
}

const SENT: &str = "t#Order members note";
const RETURNED: &str = "t#Receipt members note";

#[test]
fn adds_length() {
    on(SENT, "length", json!({ "max": 5 })).gives(
        &["Order$note trait-added length: wire, patch"],
        &["Order$note trait-removed length: nothing, patch"],
    );
    on(RETURNED, "length", json!({ "max": 5 })).gives(
        &["Receipt$note trait-added length: nothing, patch"],
        &["Receipt$note trait-removed length: nothing, patch"],
    );
}

#[test]
fn narrows_and_widens_length() {
    let from = |value: Value| on(SENT, "length", value).in_both();
    let to = |edited: Edited, value: Value| {
        edited.and(&format!("{SENT} traits smithy.api#length"), value)
    };
    for (wide, narrow) in [
        (json!({ "max": 9 }), json!({ "max": 5 })),
        (json!({ "min": 1 }), json!({ "min": 3 })),
        (json!({ "min": 1 }), json!({ "min": 1, "max": 5 })),
        (json!({ "min": 1, "max": 9 }), json!({ "min": 2, "max": 10 })),
    ] {
        let edited = to(from(wide), narrow);
        assert_eq!(
            super::described(&edited.report()),
            ["Order$note trait-changed length: wire, patch"]
        );
    }
    to(from(json!({ "max": 5 })), json!({ "max": 9 })).gives(
        &["Order$note trait-changed length: nothing, patch"],
        &["Order$note trait-changed length: wire, patch"],
    );
}

#[test]
fn adds_and_changes_range() {
    on("t#Order members count", "range", json!({ "min": 1 })).gives(
        &["Order$count trait-added range: wire, patch"],
        &["Order$count trait-removed range: nothing, patch"],
    );
    let edited = on("t#Order members count", "range", json!({ "max": "10.5" })).in_both();
    edited.and("t#Order members count traits smithy.api#range", json!({ "max": 11 })).gives(
        &["Order$count trait-changed range: nothing, patch"],
        &["Order$count trait-changed range: wire, patch"],
    );
}

#[test]
fn adds_and_changes_pattern() {
    on(SENT, "pattern", json!("^a$")).gives(
        &["Order$note trait-added pattern: wire, patch"],
        &["Order$note trait-removed pattern: nothing, patch"],
    );
    on(SENT, "pattern", json!("^a$"))
        .in_both()
        .and(&format!("{SENT} traits smithy.api#pattern"), json!("^b$"))
        .gives(
            &["Order$note trait-changed pattern: wire, patch"],
            &["Order$note trait-changed pattern: wire, patch"],
        );
}

#[test]
fn adds_unique_items() {
    set("t#Tags traits smithy.api#uniqueItems", json!({})).gives(
        &["Tags trait-added uniqueItems: wire, patch"],
        &["Tags trait-removed uniqueItems: nothing, patch"],
    );
}

#[test]
fn a_trait_of_a_shape_is_one_change_for_all_members_that_target_it() {
    let edited = set("t#Id traits smithy.api#length", json!({ "min": 1 }));
    edited.gives(
        &["Id trait-added length: wire, patch"],
        &["Id trait-removed length: nothing, patch"],
    );
    let report = edited.report();
    let names: Vec<&str> = report.operations.iter().map(|operation| operation.id.name()).collect();
    assert_eq!(names, ["GetReceipt", "PlaceOrder"]);
}

#[test]
fn moving_a_trait_from_a_shape_to_members_is_no_change() {
    let length = json!({ "min": 1 });
    let edited = set("t#Id traits smithy.api#length", length.clone()).in_both();
    edited
        .and_without("t#Id traits smithy.api#length")
        .and("t#Order members id traits smithy.api#length", length.clone())
        .and("t#GetReceiptInput members id traits", json!({ "smithy.api#length": length }))
        .gives(&[], &[]);
}

#[test]
fn adds_a_timestamp_format() {
    on("t#Receipt members at", "timestampFormat", json!("http-date")).gives(
        &["Receipt$at trait-added timestampFormat: wire, patch"],
        &["Receipt$at trait-removed timestampFormat: wire, patch"],
    );
}

/// Asserts that a change of a trait of a member is relevant only for one protocol.
fn relevant_only_for(protocol: &str, trait_id: &str, value: Value) {
    let name = trait_id.split('#').next_back().expect("a name");
    set(&format!("{SENT} traits"), json!({ trait_id: value })).gives(
        &[&format!("Order$note trait-added {name}: nothing, none")],
        &[&format!("Order$note trait-removed {name}: nothing, none")],
    );
    set(&format!("t#Shop traits {protocol}"), json!({}))
        .in_both()
        .and(&format!("{SENT} traits"), json!({ trait_id: value }))
        .gives(
            &[&format!("Order$note trait-added {name}: wire, patch")],
            &[&format!("Order$note trait-removed {name}: wire, patch")],
        );
}

#[test]
fn traits_of_protocols_are_relevant_only_for_protocols_that_use_them() {
    for (name, value) in [
        ("jsonName", json!("n")),
        ("mediaType", json!("text/plain")),
        ("httpHeader", json!("X-Note")),
        ("httpQuery", json!("note")),
        ("httpPayload", json!({})),
    ] {
        relevant_only_for("aws.protocols#restJson1", &format!("smithy.api#{name}"), value);
    }
    for protocol in ["aws.protocols#restXml", "aws.protocols#awsQuery", "aws.protocols#ec2Query"] {
        relevant_only_for(protocol, "smithy.api#xmlName", json!("N"));
        relevant_only_for(protocol, "smithy.api#xmlAttribute", json!({}));
    }
    let name = "aws.protocols#ec2QueryName";
    relevant_only_for("aws.protocols#ec2Query", name, json!("N"));
}

#[test]
fn adds_sensitive() {
    set("t#Id traits smithy.api#sensitive", json!({})).gives(
        &["Id trait-added sensitive: nothing, patch"],
        &["Id trait-removed sensitive: nothing, patch"],
    );
}

#[test]
fn deprecates_members_and_shapes() {
    on(SENT, "deprecated", json!({ "message": "no" })).gives(
        &["Order$note trait-added deprecated: nothing, minor"],
        &["Order$note trait-removed deprecated: nothing, patch"],
    );
    set("t#Shade traits", json!({ "smithy.api#deprecated": {} })).gives(
        &["Shade trait-added deprecated: nothing, minor"],
        &["Shade trait-removed deprecated: nothing, patch"],
    );
}

#[test]
fn removes_an_idempotency_token() {
    super::without("t#PlaceOrderInput members token traits smithy.api#idempotencyToken").gives(
        &[
            "PlaceOrderInput$token presence-changed: source, major",
            "PlaceOrderInput$token trait-removed idempotencyToken: nothing, minor",
        ],
        &[
            "PlaceOrderInput$token presence-changed: source, major",
            "PlaceOrderInput$token trait-added idempotencyToken: nothing, minor",
        ],
    );
}

#[test]
fn unknown_traits_break_nothing() {
    set(&format!("{SENT} traits"), json!({ "com.example#mark": {} })).gives(
        &["Order$note trait-added mark: nothing, patch"],
        &["Order$note trait-removed mark: nothing, patch"],
    );
}

#[test]
fn documentation_is_not_an_api_change() {
    let edited = on(SENT, "documentation", json!("Words."))
        .and("t#Id traits smithy.api#documentation", json!("More words."))
        .and("t#PlaceOrder traits smithy.api#examples", json!([]))
        .and("t#Shop traits smithy.api#title", json!("The Shop"));
    edited.gives(&[], &[]);
    let report = edited.report();
    assert_eq!((report.documentation.len(), report.version_bump().name()), (4, "patch"));
    assert!(!report.is_empty());
    assert!(report.operations.is_empty());
}
