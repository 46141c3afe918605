//! Tests of managed services and billing transfer.

use serde_json::{Value, json};

use super::{CUSTOMER, Calls, PARTNER, managed_relationship, relationship};

/// Returns the members and codes of an input's validation errors.
#[track_caller]
fn violations(calls: &mut Calls, operation: &str, input: &Value) -> Vec<String> {
    let (code, error) = calls.fails(operation, input);
    assert_eq!(code, "ValidationException", "{error}");
    assert_eq!(error["reason"], json!("BUSINESS_VALIDATION_FAILED"));
    let fields = error["fieldList"].as_array().expect("fields").iter();
    fields.map(|field| format!("{} {}", field["name"], field["code"]).replace('"', "")).collect()
}

#[test]
fn the_program_of_managed_services_providers_requires_a_type() {
    let mut calls = Calls::default();
    let mut input = json!({
        "catalog": "AWS",
        "program": "MANAGED_SERVICES_PROVIDER",
        "displayName": "Operations",
        "accountId": PARTNER,
    });
    let found = violations(&mut calls, "CreateProgramManagementAccount", &input);
    assert_eq!(found, ["type MISSING"]);
    input["type"] = json!("MANAGED_SERVICES");
    calls.ok("CreateProgramManagementAccount", &input);
    assert_eq!(calls.fails("CreateProgramManagementAccount", &input).0, "ConflictException");
    input["type"] = json!("RESALE_BILLING_TRANSFER");
    calls.ok("CreateProgramManagementAccount", &input);
}

#[test]
fn accounts_are_listed_by_type() {
    let mut calls = Calls::default();
    calls.account(PARTNER);
    let managed = calls.managed_account();
    for (list, expected) in [
        (json!({ "catalog": "AWS", "type": "MANAGED_SERVICES" }), vec![json!(managed)]),
        (
            json!({ "catalog": "AWS", "type": "RESALE_BILLING_TRANSFER" }),
            vec![json!("pma-0000000000001")],
        ),
    ] {
        let listed = calls.ok("ListProgramManagementAccounts", &list);
        let items = listed["items"].as_array().expect("items");
        let ids: Vec<Value> = items.iter().map(|item| item["id"].clone()).collect();
        assert_eq!(ids, expected, "{list}");
        assert!(items.iter().all(|item| item["type"] == list["type"]));
    }
}

#[test]
fn each_kind_of_relationship_only_accepts_its_own_members() {
    let mut calls = Calls::default();
    let (account, managed) = (calls.account(PARTNER), calls.managed_account());

    let mut input = managed_relationship(&managed, "ENTIRE_ORGANIZATION");
    input["resaleAccountModel"] = json!("END_CUSTOMER");
    input["requestedSupportPlan"] = json!({ "partnerLedSupport": {
        "coverage": "ENTIRE_ORGANIZATION", "tamLocation": "Oslo",
    } });
    let found = violations(&mut calls, "CreateRelationship", &input);
    assert_eq!(found, ["resaleAccountModel INVALID", "requestedSupportPlan INVALID"]);

    let mut input = relationship(&account, CUSTOMER);
    input["accountScope"] = json!("ENTIRE_ORGANIZATION");
    input["startDate"] = json!("2026-04-01T00:00:00Z");
    input["associatedAccountId"] = Value::Null;
    let found = violations(&mut calls, "CreateRelationship", &input);
    let expected = ["accountScope INVALID", "startDate INVALID", "associatedAccountId MISSING"];
    assert_eq!(found, expected);

    let input = managed_relationship(&account, "ENTIRE_ORGANIZATION");
    assert_eq!(violations(&mut calls, "CreateRelationship", &input), ["associationType INVALID"]);
    let input = relationship(&managed, CUSTOMER);
    assert_eq!(violations(&mut calls, "CreateRelationship", &input), ["associationType INVALID"]);
}

#[test]
fn a_handshake_requires_an_associated_account() {
    let mut calls = Calls::default();
    let account = calls.managed_account();
    let input = managed_relationship(&account, "ENTIRE_ORGANIZATION");
    let created = calls.ok("CreateRelationship", &input);
    let proposal = json!({
        "handshakeType": "START_SERVICE_PERIOD",
        "catalog": "AWS",
        "associatedResourceIdentifier": created["relationshipDetail"]["id"],
        "payload": { "startServicePeriodPayload": {
            "programManagementAccountIdentifier": account,
            "servicePeriodType": "MINIMUM_NOTICE_PERIOD",
            "minimumNoticeDays": "30",
        } },
    });
    let (code, error) = calls.fails("CreateChannelHandshake", &proposal);
    assert_eq!(code, "ValidationException", "{error}");
}
