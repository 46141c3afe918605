//! Program management accounts.

use serde_json::json;

use super::{CUSTOMER, Calls, PARTNER, text};

#[test]
fn the_callers_own_account_is_active_and_another_has_to_consent() {
    let mut calls = Calls::default();
    calls.account(PARTNER);
    let other = calls.account(CUSTOMER);
    let list = json!({ "catalog": "AWS", "statuses": ["PENDING"] });
    let pending = calls.ok("ListProgramManagementAccounts", &list);
    assert_eq!(pending["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(pending["items"][0]["id"], json!(other));

    let sent = calls.ok(
        "CreateChannelHandshake",
        &json!({
            "handshakeType": "PROGRAM_MANAGEMENT_ACCOUNT",
            "catalog": "AWS",
            "associatedResourceIdentifier": other,
        }),
    );
    let id = &sent["channelHandshakeDetail"]["id"];
    calls.ok_as(CUSTOMER, "AcceptChannelHandshake", &json!({ "catalog": "AWS", "identifier": id }));

    let pending = calls.ok("ListProgramManagementAccounts", &list);
    assert_eq!(pending["items"], json!([]));
}

#[test]
fn rejects_a_second_enrollment_of_an_account() {
    let mut calls = Calls::default();
    let id = calls.account(CUSTOMER);
    let input = json!({
        "catalog": "AWS",
        "program": "DISTRIBUTION",
        "displayName": "Again",
        "accountId": CUSTOMER,
    });
    let (code, error) = calls.fails("CreateProgramManagementAccount", &input);
    assert_eq!(code, "ConflictException");
    assert_eq!(error["resourceId"], json!(id));
    assert_eq!(error["resourceType"], json!("ProgramManagementAccount"));
}

#[test]
fn a_client_token_is_only_valid_for_the_same_request() {
    let mut calls = Calls::default();
    let mut input = json!({
        "catalog": "AWS",
        "program": "DISTRIBUTION",
        "displayName": "North",
        "accountId": CUSTOMER,
        "clientToken": "once",
    });
    let first = calls.ok("CreateProgramManagementAccount", &input);
    assert_eq!(calls.ok("CreateProgramManagementAccount", &input), first);

    input["displayName"] = json!("South");
    let (code, error) = calls.fails("CreateProgramManagementAccount", &input);
    assert_eq!(
        (code, &error["fieldList"][0]["name"]),
        ("ValidationException", &json!("clientToken"))
    );
}

#[test]
fn an_update_increments_the_revision() {
    let mut calls = Calls::default();
    let id = calls.account(PARTNER);
    let update =
        json!({ "catalog": "AWS", "identifier": id, "revision": "1", "displayName": "South" });
    let updated = calls.ok("UpdateProgramManagementAccount", &update);
    assert_eq!(updated["programManagementAccountDetail"]["revision"], json!("2"));
    assert_eq!(updated["programManagementAccountDetail"]["displayName"], json!("South"));

    let (code, error) = calls.fails("UpdateProgramManagementAccount", &update);
    assert_eq!((code, &error["resourceId"]), ("ConflictException", &json!(id)));
}

#[test]
fn an_account_with_relationships_can_not_be_deleted() {
    let mut calls = Calls::default();
    let account = calls.account(PARTNER);
    let relationship = calls.relationship(&account);
    let delete = json!({ "catalog": "AWS", "identifier": account });
    assert_eq!(calls.fails("DeleteProgramManagementAccount", &delete).0, "ConflictException");

    let relationship = json!({
        "catalog": "AWS",
        "identifier": relationship,
        "programManagementAccountIdentifier": account,
    });
    calls.ok("DeleteRelationship", &relationship);
    calls.ok("DeleteProgramManagementAccount", &delete);
    let (code, _) = calls.fails("DeleteProgramManagementAccount", &delete);
    assert_eq!(code, "ResourceNotFoundException");
}

#[test]
fn accounts_belong_to_their_creator() {
    let mut calls = Calls::default();
    let id = calls.account(PARTNER);
    let listed =
        calls.ok_as(CUSTOMER, "ListProgramManagementAccounts", &json!({ "catalog": "AWS" }));
    assert_eq!(listed["items"], json!([]));
    let delete = json!({ "catalog": "AWS", "identifier": id });
    let (code, _) = calls.fails_as(CUSTOMER, "DeleteProgramManagementAccount", &delete);
    assert_eq!(code, "ResourceNotFoundException");
    let (code, _) = calls
        .fails("DeleteProgramManagementAccount", &json!({ "catalog": "Other", "identifier": id }));
    assert_eq!(code, "ResourceNotFoundException");
}

#[test]
fn only_the_owner_of_a_resource_can_access_its_tags() {
    let mut calls = Calls::default();
    calls.account(PARTNER);
    let listed = calls.ok("ListProgramManagementAccounts", &json!({ "catalog": "AWS" }));
    let arn = text(&listed["items"][0]["arn"]);
    let tags = json!({ "resourceArn": arn, "tags": [{ "key": "team", "value": "north" }] });
    calls.ok("TagResource", &tags);
    let read = json!({ "resourceArn": arn });
    assert_eq!(calls.ok("ListTagsForResource", &read)["tags"], tags["tags"]);
    let (code, _) = calls.fails_as(CUSTOMER, "ListTagsForResource", &read);
    assert_eq!(code, "ResourceNotFoundException");
}
