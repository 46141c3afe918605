//! Tests of relationships and pagination.

use serde_json::{Value, json};

use super::{CUSTOMER, Calls, PARTNER, relationship};

/// Returns the IDs on a page.
fn ids(page: &Value) -> Vec<&str> {
    let items = page["items"].as_array().into_iter().flatten();
    items.filter_map(|item| item["id"].as_str()).collect()
}

/// Creates an account with three relationships, with IDs that end in 2, 3 and 4.
fn three() -> (Calls, String) {
    let mut calls = Calls::default();
    let account = calls.account(PARTNER);
    for associated in ["222233334444", "333344445555", "444455556666"] {
        calls.ok("CreateRelationship", &relationship(&account, associated));
    }
    (calls, account)
}

#[test]
fn each_page_has_the_token_of_the_next() {
    let (mut calls, _) = three();
    let first = calls.ok("ListRelationships", &json!({ "catalog": "AWS", "maxResults": 2 }));
    assert_eq!(ids(&first), ["rs-0000000000002", "rs-0000000000003"]);

    let token = &first["nextToken"];
    let last = calls
        .ok("ListRelationships", &json!({ "catalog": "AWS", "maxResults": 2, "nextToken": token }));
    assert_eq!(ids(&last), ["rs-0000000000004"]);
    assert_eq!(last.get("nextToken"), None);

    let (code, error) =
        calls.fails("ListRelationships", &json!({ "catalog": "AWS", "nextToken": "nowhere" }));
    assert_eq!(
        (code, &error["fieldList"][0]["name"]),
        ("ValidationException", &json!("nextToken"))
    );
}

#[test]
fn a_full_last_page_has_no_token() {
    let (mut calls, _) = three();
    let page = calls.ok("ListRelationships", &json!({ "catalog": "AWS", "maxResults": 3 }));
    assert_eq!((ids(&page).len(), page.get("nextToken")), (3, None));
}

#[test]
fn sorts_by_the_time_of_the_last_change() {
    let (mut calls, account) = three();
    let update = json!({
        "catalog": "AWS",
        "identifier": "rs-0000000000002",
        "programManagementAccountIdentifier": account,
        "displayName": "Lindqvist & Sons",
    });
    calls.ok("UpdateRelationship", &update);
    let mut list =
        json!({ "catalog": "AWS", "sort": { "sortOrder": "Descending", "sortBy": "UpdatedAt" } });
    let expected = ["rs-0000000000002", "rs-0000000000004", "rs-0000000000003"];
    assert_eq!(ids(&calls.ok("ListRelationships", &list)), expected);
    list["sort"]["sortOrder"] = json!("Ascending");
    let expected = ["rs-0000000000003", "rs-0000000000004", "rs-0000000000002"];
    assert_eq!(ids(&calls.ok("ListRelationships", &list)), expected);
}

#[test]
fn filters_lists() {
    let (mut calls, account) = three();
    for (filter, value, expected) in [
        ("associatedAccountIds", json!(["333344445555"]), 1),
        ("associationTypes", json!(["INTERNAL"]), 0),
        ("displayNames", json!(["Lindqvist", "Other"]), 3),
        ("programManagementAccountIdentifiers", json!([account]), 3),
        ("programManagementAccountIdentifiers", json!(["pma-zzzzzzzzzzzzz"]), 0),
    ] {
        let page = calls.ok("ListRelationships", &json!({ "catalog": "AWS", filter: value }));
        assert_eq!(ids(&page).len(), expected, "{filter}");
    }
}

#[test]
fn accepts_arns_in_place_of_ids() {
    let (mut calls, account) = three();
    let listed = calls.ok("ListRelationships", &json!({ "catalog": "AWS" }));
    let get = json!({
        "catalog": "AWS",
        "identifier": listed["items"][0]["arn"],
        "programManagementAccountIdentifier": account,
    });
    let read = calls.ok("GetRelationship", &get);
    assert_eq!(read["relationshipDetail"]["id"], json!("rs-0000000000002"));
}

#[test]
fn rejects_another_account_than_the_relationships() {
    let (mut calls, account) = three();
    let other = calls.account(CUSTOMER);
    let get = |account: &str| {
        json!({
            "catalog": "AWS",
            "identifier": "rs-0000000000002",
            "programManagementAccountIdentifier": account,
        })
    };
    let (code, error) = calls.fails("GetRelationship", &get(&other));
    assert_eq!(
        (code, &error["resourceType"]),
        ("ResourceNotFoundException", &json!("Relationship"))
    );
    let (code, error) = calls.fails_as(CUSTOMER, "GetRelationship", &get(&account));
    assert_eq!(code, "ResourceNotFoundException");
    assert_eq!(error["resourceType"], json!("ProgramManagementAccount"));
}

#[test]
fn rejects_an_update_of_a_stale_revision() {
    let (mut calls, account) = three();
    let mut update = json!({
        "catalog": "AWS",
        "identifier": "rs-0000000000002",
        "programManagementAccountIdentifier": account,
        "revision": "1",
        "displayName": "Lindqvist & Sons",
    });
    calls.ok("UpdateRelationship", &update);
    let (code, error) = calls.fails("UpdateRelationship", &update);
    assert_eq!(code, "ConflictException");
    assert_eq!(error["message"], json!("Revision 1 is not the latest revision, 2."));

    update["revision"] = Value::Null;
    let updated = calls.ok("UpdateRelationship", &update);
    assert_eq!(updated["relationshipDetail"]["revision"], json!("3"));
}
