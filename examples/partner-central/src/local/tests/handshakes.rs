//! Tests of handshakes.

use serde_json::{Value, json};

use super::{CUSTOMER, Calls, PARTNER, text};

/// Returns a store with a relationship, and the input that creates a handshake about it.
fn setup() -> (Calls, Value) {
    let mut calls = Calls::default();
    let account = calls.account(PARTNER);
    let relationship = calls.relationship(&account);
    let proposal = json!({
        "handshakeType": "START_SERVICE_PERIOD",
        "catalog": "AWS",
        "associatedResourceIdentifier": relationship,
        "payload": { "startServicePeriodPayload": {
            "programManagementAccountIdentifier": account,
            "servicePeriodType": "MINIMUM_NOTICE_PERIOD",
            "minimumNoticeDays": "30",
        } },
    });
    (calls, proposal)
}

/// Sends a handshake, and returns the input that responds to it.
#[track_caller]
fn send(calls: &mut Calls, proposal: &Value) -> Value {
    let sent = calls.ok("CreateChannelHandshake", proposal);
    json!({ "catalog": "AWS", "identifier": text(&sent["channelHandshakeDetail"]["id"]) })
}

#[test]
fn each_side_can_only_give_its_own_responses() {
    let (mut calls, proposal) = setup();
    let handshake = send(&mut calls, &proposal);
    assert_eq!(calls.fails("AcceptChannelHandshake", &handshake).0, "AccessDeniedException");
    assert_eq!(calls.fails("RejectChannelHandshake", &handshake).0, "AccessDeniedException");
    let (code, _) = calls.fails_as(CUSTOMER, "CancelChannelHandshake", &handshake);
    assert_eq!(code, "AccessDeniedException");
    let (code, _) = calls.fails_as("999988887777", "AcceptChannelHandshake", &handshake);
    assert_eq!(code, "ResourceNotFoundException");
}

#[test]
fn a_response_is_final() {
    for (caller, operation, status) in [
        (CUSTOMER, "AcceptChannelHandshake", "ACCEPTED"),
        (CUSTOMER, "RejectChannelHandshake", "REJECTED"),
        (PARTNER, "CancelChannelHandshake", "CANCELED"),
    ] {
        let (mut calls, proposal) = setup();
        let handshake = send(&mut calls, &proposal);
        let responded = calls.ok_as(caller, operation, &handshake);
        assert_eq!(responded["channelHandshakeDetail"]["status"], json!(status));
        let (code, error) = calls.fails_as(caller, operation, &handshake);
        assert_eq!(
            (code, &error["reason"]),
            ("ValidationException", &json!("BUSINESS_VALIDATION_FAILED"))
        );
    }
}

#[test]
fn rejects_a_second_pending_proposal() {
    let (mut calls, proposal) = setup();
    let handshake = send(&mut calls, &proposal);
    let (code, error) = calls.fails("CreateChannelHandshake", &proposal);
    assert_eq!((code, &error["resourceId"]), ("ConflictException", &handshake["identifier"]));
    calls.ok("CancelChannelHandshake", &handshake);
    send(&mut calls, &proposal);
}

#[test]
fn only_a_service_period_in_effect_can_be_revoked() {
    let (mut calls, mut proposal) = setup();
    let account =
        &proposal["payload"]["startServicePeriodPayload"]["programManagementAccountIdentifier"];
    let mut revocation = proposal.clone();
    revocation["handshakeType"] = json!("REVOKE_SERVICE_PERIOD");
    revocation["payload"] = json!({ "revokeServicePeriodPayload": {
        "programManagementAccountIdentifier": account,
    } });
    assert_eq!(calls.fails("CreateChannelHandshake", &revocation).0, "ValidationException");

    let handshake = send(&mut calls, &proposal);
    calls.ok_as(CUSTOMER, "AcceptChannelHandshake", &handshake);
    let handshake = send(&mut calls, &revocation);
    calls.ok_as(CUSTOMER, "AcceptChannelHandshake", &handshake);
    assert_eq!(calls.fails("CreateChannelHandshake", &revocation).0, "ValidationException");

    proposal["payload"] = revocation["payload"].clone();
    let (_, error) = calls.fails("CreateChannelHandshake", &proposal);
    assert_eq!(error["fieldList"][0]["message"], json!("Set startServicePeriodPayload."));
}

#[test]
fn a_commitment_requires_an_end() {
    let (mut calls, mut proposal) = setup();
    proposal["payload"]["startServicePeriodPayload"]["servicePeriodType"] =
        json!("FIXED_COMMITMENT_PERIOD");
    let (code, error) = calls.fails("CreateChannelHandshake", &proposal);
    assert_eq!(code, "ValidationException");
    let name = "payload.startServicePeriodPayload.endDate";
    assert_eq!(error["fieldList"][0]["name"], json!(name));

    proposal["payload"]["startServicePeriodPayload"]["endDate"] = json!("2026-12-31T23:59:59Z");
    send(&mut calls, &proposal);
}

#[test]
fn lists_show_one_side_and_one_type() {
    let (mut calls, proposal) = setup();
    let handshake = send(&mut calls, &proposal);
    let list = |side: &str, more: Value| {
        let mut list = json!({
            "handshakeType": "START_SERVICE_PERIOD",
            "catalog": "AWS",
            "participantType": side,
        });
        let more = more.as_object().expect("an object").clone();
        list.as_object_mut().expect("an object").extend(more);
        list
    };
    for (caller, input, expected) in [
        (PARTNER, list("SENDER", json!({})), 1),
        (PARTNER, list("RECEIVER", json!({})), 0),
        (CUSTOMER, list("RECEIVER", json!({})), 1),
        (CUSTOMER, list("RECEIVER", json!({ "statuses": ["EXPIRED"] })), 0),
        (
            PARTNER,
            list("SENDER", json!({ "associatedResourceIdentifiers": ["rs-zzzzzzzzzzzzz"] })),
            0,
        ),
        (PARTNER, list("SENDER", json!({ "handshakeType": "REVOKE_SERVICE_PERIOD" })), 0),
        (PARTNER, list("SENDER", filters(&["MINIMUM_NOTICE_PERIOD"])), 1),
        (PARTNER, list("SENDER", filters(&["FIXED_COMMITMENT_PERIOD"])), 0),
    ] {
        let listed = calls.ok_as(caller, "ListChannelHandshakes", &input);
        let items = listed["items"].as_array().expect("items");
        assert_eq!(items.len(), expected, "{input}");
        assert!(items.iter().all(|item| item["id"] == handshake["identifier"]));
    }
}

fn filters(types: &[&str]) -> Value {
    json!({ "handshakeTypeFilters": { "startServicePeriodTypeFilters": { "servicePeriodTypes": types } } })
}

#[test]
fn filters_and_order_must_match_the_type() {
    let mut list = json!({
        "handshakeType": "REVOKE_SERVICE_PERIOD",
        "catalog": "AWS",
        "participantType": "SENDER",
        "handshakeTypeFilters": { "startServicePeriodTypeFilters": {} },
    });
    let (code, error) = Calls::default().fails("ListChannelHandshakes", &list);
    assert_eq!(
        (code, &error["fieldList"][0]["name"]),
        ("ValidationException", &json!("handshakeTypeFilters"))
    );

    list["handshakeTypeFilters"] = Value::Null;
    list["handshakeTypeSort"] = json!({ "programManagementAccountTypeSort": {
        "sortOrder": "Ascending", "sortBy": "UpdatedAt",
    } });
    let (code, error) = Calls::default().fails("ListChannelHandshakes", &list);
    assert_eq!(
        (code, &error["fieldList"][0]["name"]),
        ("ValidationException", &json!("handshakeTypeSort"))
    );
}
