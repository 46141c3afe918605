//! Tests for added, removed, required and reordered members.

use serde_json::json;

use super::{base, set, without};

const STRING: &str = "smithy.api#String";

#[test]
fn adds_an_optional_member_to_a_request() {
    set("t#Order members extra", json!({ "target": STRING })).gives(
        &["Order$extra member-added: nothing, minor"],
        &["Order$extra member-removed: both, major"],
    );
}

#[test]
fn adds_a_required_member_to_a_request() {
    let required = json!({ "target": STRING, "traits": { "smithy.api#required": {} } });
    set("t#Order members extra", required).gives(
        &["Order$extra member-added: both, major"],
        &["Order$extra member-removed: both, major"],
    );
}

#[test]
fn adds_a_required_member_to_a_request_that_is_optional_for_clients() {
    let traits = json!({ "smithy.api#required": {}, "smithy.api#clientOptional": {} });
    set("t#Order members extra", json!({ "target": STRING, "traits": traits })).gives(
        &["Order$extra member-added: wire, minor"],
        &["Order$extra member-removed: both, major"],
    );
}

#[test]
fn adds_a_member_with_a_default_to_a_request() {
    let traits = json!({ "smithy.api#default": "" });
    set("t#Order members extra", json!({ "target": STRING, "traits": traits })).gives(
        &["Order$extra member-added: nothing, minor"],
        &["Order$extra member-removed: both, major"],
    );
}

#[test]
fn adds_an_optional_member_to_a_response() {
    set("t#Receipt members extra", json!({ "target": STRING })).gives(
        &["Receipt$extra member-added: nothing, minor"],
        &["Receipt$extra member-removed: source, major"],
    );
}

#[test]
fn adds_a_required_member_to_a_response() {
    let required = json!({ "target": STRING, "traits": { "smithy.api#required": {} } });
    set("t#Receipt members extra", required).gives(
        &["Receipt$extra member-added: source, major"],
        &["Receipt$extra member-removed: both, major"],
    );
}

#[test]
fn adds_a_member_to_a_structure_of_requests_and_responses() {
    set("t#Shared members extra", json!({ "target": STRING })).gives(
        &["Shared$extra member-added: nothing, minor"],
        &["Shared$extra member-removed: both, major"],
    );
}

#[test]
fn adds_a_member_to_an_error() {
    set("t#Busy members wait", json!({ "target": "smithy.api#Integer" })).gives(
        &["Busy$wait member-added: nothing, minor"],
        &["Busy$wait member-removed: source, major"],
    );
}

#[test]
fn adds_a_member_to_a_union_in_a_request() {
    set("t#Way members fax", json!({ "target": STRING }))
        .gives(&["Way$fax member-added: nothing, minor"], &["Way$fax member-removed: both, major"]);
}

#[test]
fn adds_a_member_to_a_union_in_a_response() {
    set("t#Proof members seal", json!({ "target": STRING })).gives(
        &["Proof$seal member-added: nothing, minor"],
        &["Proof$seal member-removed: source, major"],
    );
}

#[test]
fn a_second_union_member_of_the_same_structure_removes_its_conversion() {
    set("t#Way members courier", json!({ "target": "t#Post" })).gives(
        &["Way$courier member-added: source, major"],
        &["Way$courier member-removed: both, major"],
    );
}

#[test]
fn a_float_member_is_no_breaking_change() {
    set("t#Shared members weight", json!({ "target": "smithy.api#Double" })).gives(
        &["Shared$weight member-added: nothing, minor"],
        &["Shared$weight member-removed: both, major"],
    );
}

#[test]
fn a_map_member_is_no_breaking_change() {
    set("t#Receipt members parts", json!({ "target": "t#Parts" })).gives(
        &["Receipt$parts member-added: nothing, minor"],
        &["Receipt$parts member-removed: source, major"],
    );
}

#[test]
fn a_member_of_a_request_becomes_required() {
    set("t#Order members note traits", json!({ "smithy.api#required": {} })).gives(
        &["Order$note presence-changed: both, major"],
        &["Order$note presence-changed: source, major"],
    );
}

#[test]
fn a_member_of_a_response_becomes_required() {
    set("t#Receipt members note traits", json!({ "smithy.api#required": {} })).gives(
        &["Receipt$note presence-changed: source, major"],
        &["Receipt$note presence-changed: both, major"],
    );
}

#[test]
fn a_structure_of_a_response_becomes_required() {
    set("t#GetReceiptOutput members receipt traits", json!({ "smithy.api#required": {} })).gives(
        &["GetReceiptOutput$receipt presence-changed: source, major"],
        &["GetReceiptOutput$receipt presence-changed: both, major"],
    );
}

#[test]
fn a_required_member_becomes_optional_with_a_default() {
    let traits = json!({ "smithy.api#default": "", "smithy.api#addedDefault": {} });
    set("t#Receipt members id traits", traits).gives(
        &["Receipt$id presence-changed: both, major"],
        &["Receipt$id presence-changed: source, major"],
    );
}

#[test]
fn an_optional_member_gets_a_default() {
    set("t#Receipt members note traits", json!({ "smithy.api#default": "" })).gives(
        &["Receipt$note presence-changed: source, major"],
        &["Receipt$note presence-changed: source, major"],
    );
}

#[test]
fn changes_a_default_in_a_response() {
    set("t#Receipt members paid traits smithy.api#default", json!(5)).gives(
        &["Receipt$paid presence-changed: wire, minor"],
        &["Receipt$paid presence-changed: wire, minor"],
    );
}

#[test]
fn changes_a_default_in_a_request() {
    set("t#Order members count traits smithy.api#default", json!(2)).gives(
        &["Order$count presence-changed: nothing, minor"],
        &["Order$count presence-changed: nothing, minor"],
    );
}

#[test]
fn clients_ignore_a_default_of_an_input() {
    set("t#ListItemsInput members size traits", json!({ "smithy.api#default": 10 })).gives(
        &["ListItemsInput$size presence-changed: nothing, patch"],
        &["ListItemsInput$size presence-changed: nothing, patch"],
    );
}

#[test]
fn a_required_member_becomes_optional_for_clients() {
    set("t#Receipt members id traits smithy.api#clientOptional", json!({})).gives(
        &["Receipt$id presence-changed: source, major"],
        &["Receipt$id presence-changed: source, major"],
    );
}

#[test]
fn reordering_members_breaks_nothing() {
    let edited = without("t#Shared members text")
        .and("t#Shared members first", json!({ "target": STRING }))
        .and("t#Shared members text", json!({ "target": STRING }));
    edited.gives(
        &["Shared$first member-added: nothing, minor"],
        &["Shared$first member-removed: both, major"],
    );
    let id = base().old["shapes"]["t#Order"]["members"]["id"].clone();
    without("t#Order members id").and("t#Order members id", id).gives(
        &["Order members-reordered: nothing, patch"],
        &["Order members-reordered: nothing, patch"],
    );
}
