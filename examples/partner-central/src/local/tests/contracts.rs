//! Tests of channel contracts.

use serde_json::{Value, json};

use super::{CUSTOMER, Calls, managed_relationship, text};

/// Returns a store with a managed services relationship, and the input that creates a contract for it.
fn setup(scope: &str) -> (Calls, Value) {
    let mut calls = Calls::default();
    let account = calls.managed_account();
    let created = calls.ok("CreateRelationship", &managed_relationship(&account, scope));
    let payload = json!({
        "legalEntityName": "Nordvind Rederi AB",
        "relationshipIdentifier": created["relationshipDetail"]["id"],
        "programManagementAccountIdentifier": account,
        "endDate": "2026-12-31T00:00:00Z",
        "supportedServices": ["MONITORING", "PATCHING"],
        "legalEntityAddress": {
            "city": "Göteborg",
            "stateOrRegion": "Västra Götaland",
            "postalCode": "411 05",
            "countryCode": "SE",
            "addressLine": "Kajgatan 12",
        },
        "signatoryName": "Astrid Holm",
        "signatoryEmail": "astrid.holm@example.com",
    });
    let input = json!({
        "catalog": "AWS",
        "contractType": "MANAGED_SERVICES_ATTESTATION",
        "payload": { "managedServicesAttestationPayload": payload },
    });
    (calls, input)
}

fn payload(input: &mut Value) -> &mut Value {
    &mut input["payload"]["managedServicesAttestationPayload"]
}

#[track_caller]
fn create(calls: &mut Calls, input: &Value) -> String {
    text(&calls.ok("CreateChannelContract", input)["channelContractDetail"]["id"])
}

fn named(id: &str) -> Value {
    json!({ "catalog": "AWS", "identifier": id })
}

#[track_caller]
fn get(calls: &mut Calls, id: &str) -> Value {
    calls.ok("GetChannelContract", &named(id))["channelContractDetail"].clone()
}

/// Returns the relationship of a contract.
#[track_caller]
fn relationship(calls: &mut Calls, input: &mut Value) -> Value {
    let payload = payload(input);
    let read = json!({
        "catalog": "AWS",
        "identifier": payload["relationshipIdentifier"],
        "programManagementAccountIdentifier": payload["programManagementAccountIdentifier"],
    });
    calls.ok("GetRelationship", &read)["relationshipDetail"].clone()
}

#[test]
fn reading_a_contract_returns_its_terms() {
    let (mut calls, mut input) = setup("ENTIRE_ORGANIZATION");
    let id = create(&mut calls, &input);
    let contract = get(&mut calls, &id);
    assert_eq!(contract["status"], json!("PENDING"));
    assert_eq!(contract.get("respondedAt"), None);
    assert_eq!(contract["createdAt"], contract["updatedAt"]);
    assert_eq!(contract["details"]["managedServicesAttestationDetails"], *payload(&mut input));

    let arn = json!({ "catalog": "AWS", "identifier": contract["arn"] });
    assert_eq!(calls.ok("GetChannelContract", &arn)["channelContractDetail"], contract);
    for (caller, input) in [
        (CUSTOMER, named(&id)),
        (super::PARTNER, json!({ "catalog": "Sandbox", "identifier": id })),
        (super::PARTNER, named("cc-zzzzzzzzzzzzz")),
    ] {
        let (code, error) = calls.fails_as(caller, "GetChannelContract", &input);
        assert_eq!(code, "ResourceNotFoundException");
        assert_eq!(error["resourceType"], json!("ChannelContract"));
    }
}

#[test]
fn an_accepted_contract_is_in_effect_until_its_end() {
    let (mut calls, mut input) = setup("ENTIRE_ORGANIZATION");
    let id = create(&mut calls, &input);
    assert_eq!(relationship(&mut calls, &mut input).get("channelContractId"), None);
    calls.store.accept_contract(&id).expect("a pending contract");
    let contract = get(&mut calls, &id);
    assert_eq!(contract["status"], json!("ACCEPTED"));
    assert_eq!(contract["respondedAt"], contract["updatedAt"]);
    let read = relationship(&mut calls, &mut input);
    assert_eq!(
        (&read["channelContractId"], &read["endDate"]),
        (&json!(id), &payload(&mut input)["endDate"])
    );
    calls.store.accept_contract(&id).expect_err("it is already accepted");
    assert_eq!(calls.fails("CancelChannelContract", &named(&id)).0, "ValidationException");

    calls.store.clock.pass_days(365);
    assert_eq!(get(&mut calls, &id)["status"], json!("INACTIVE"));
    let read = relationship(&mut calls, &mut input);
    assert_eq!((read.get("channelContractId"), read.get("endDate")), (None, None));
}

#[test]
fn a_pending_contract_expires() {
    let (mut calls, input) = setup("ENTIRE_ORGANIZATION");
    let id = create(&mut calls, &input);
    calls.store.clock.pass_days(365);
    assert_eq!(get(&mut calls, &id)["status"], json!("EXPIRED"));
    calls.store.accept_contract(&id).expect_err("it is expired");
    assert_eq!(calls.fails("CancelChannelContract", &named(&id)).0, "ValidationException");
}

#[test]
fn a_later_contract_replaces_the_one_in_effect() {
    let (mut calls, mut input) = setup("ENTIRE_ORGANIZATION");
    let first = create(&mut calls, &input);
    calls.store.accept_contract(&first).expect("a pending contract");
    let second = create(&mut calls, &input);
    calls.store.accept_contract(&second).expect("a pending contract");
    assert_eq!(get(&mut calls, &first)["status"], json!("INACTIVE"));
    assert_eq!(relationship(&mut calls, &mut input)["channelContractId"], json!(second));
}

#[test]
fn a_pending_contract_can_be_canceled_for_30_days() {
    let (mut calls, input) = setup("ENTIRE_ORGANIZATION");
    let id = create(&mut calls, &input);
    calls.store.clock.pass_days(29);
    let mut cancel = named(&id);
    cancel["reason"] = json!("Wrong signatory.");
    let canceled = calls.ok("CancelChannelContract", &cancel)["channelContractDetail"].clone();
    assert_eq!((&canceled["id"], &canceled["status"]), (&json!(id), &json!("CANCELED")));
    assert_eq!(canceled["cancellationReason"], cancel["reason"]);

    cancel["reason"] = json!("Another reason.");
    let (code, error) = calls.fails("CancelChannelContract", &cancel);
    assert_eq!(
        (code, &error["reason"]),
        ("ValidationException", &json!("BUSINESS_VALIDATION_FAILED"))
    );
    assert_eq!(get(&mut calls, &id)["cancellationReason"], json!("Wrong signatory."));

    let id = create(&mut calls, &input);
    calls.store.clock.pass_days(30);
    let (code, error) = calls.fails("CancelChannelContract", &named(&id));
    assert_eq!(
        (code, &error["message"]),
        ("ValidationException", &json!(format!("{id} is more than 30 days old.")))
    );
}

#[test]
fn requests_with_a_token_are_idempotent() {
    let (mut calls, mut input) = setup("ENTIRE_ORGANIZATION");
    input["clientToken"] = json!("once");
    let id = create(&mut calls, &input);
    assert_eq!(create(&mut calls, &input), id);
    let mut cancel = named(&id);
    cancel["clientToken"] = json!("once");
    let canceled = calls.ok("CancelChannelContract", &cancel);
    assert_eq!(calls.ok("CancelChannelContract", &cancel), canceled);
}

#[test]
fn rejects_a_second_pending_contract() {
    let (mut calls, input) = setup("ENTIRE_ORGANIZATION");
    let id = create(&mut calls, &input);
    let (code, error) = calls.fails("CreateChannelContract", &input);
    assert_eq!((code, &error["resourceId"]), ("ConflictException", &json!(id)));
    assert_eq!(error["resourceType"], json!("ChannelContract"));
}

/// Returns the members and codes of an input's validation errors.
#[track_caller]
fn violations(calls: &mut Calls, input: &Value) -> Vec<String> {
    let (code, error) = calls.fails("CreateChannelContract", input);
    assert_eq!(code, "ValidationException", "{error}");
    let fields = error["fieldList"].as_array().expect("fields").iter();
    let text = |field: &Value| format!("{} {}", field["name"], field["code"]).replace('"', "");
    fields
        .map(|field| text(field).replace("payload.managedServicesAttestationPayload.", ""))
        .collect()
}

#[test]
fn rejects_terms_that_do_not_fit_the_relationship() {
    let (mut calls, mut input) = setup("ENTIRE_ORGANIZATION");
    payload(&mut input)["memberAccountIds"] = json!(["333344445555"]);
    payload(&mut input)["endDate"] = json!("2026-04-01T00:00:00Z");
    assert_eq!(violations(&mut calls, &input), ["memberAccountIds INVALID", "endDate INVALID"]);

    let (mut calls, mut input) = setup("SPECIFIC_MEMBER_ACCOUNTS");
    assert_eq!(violations(&mut calls, &input), ["memberAccountIds MISSING"]);
    payload(&mut input)["memberAccountIds"] = json!(["333344445555"]);
    create(&mut calls, &input);

    let account = calls.account(CUSTOMER);
    let other = calls.relationship(&account);
    payload(&mut input)["relationshipIdentifier"] = json!(other);
    let (code, error) = calls.fails("CreateChannelContract", &input);
    assert_eq!((code, &error["resourceId"]), ("ResourceNotFoundException", &json!(other)));
    payload(&mut input)["programManagementAccountIdentifier"] = json!(account);
    assert_eq!(violations(&mut calls, &input), ["relationshipIdentifier INVALID"]);
}

#[test]
fn addresses_and_signatories_are_checked_against_the_model() {
    let (mut calls, mut input) = setup("ENTIRE_ORGANIZATION");
    let payload = payload(&mut input);
    payload["signatoryEmail"] = json!("astrid.holm@example");
    payload["legalEntityAddress"]["countryCode"] = json!("se");
    payload["legalEntityAddress"]["city"] = json!(" ");
    payload["legalEntityAddress"]["postalCode"] = json!("411\u{200b}05");
    let expected = [
        "legalEntityAddress.city WRONG_FORM",
        "legalEntityAddress.postalCode WRONG_FORM",
        "legalEntityAddress.countryCode WRONG_FORM",
        "signatoryEmail WRONG_FORM",
    ];
    assert_eq!(violations(&mut calls, &input), expected);
}

#[test]
fn sandbox_contracts_are_accepted_at_once() {
    let (mut calls, mut input) = setup("ENTIRE_ORGANIZATION");
    let mut account = json!({
        "catalog": "Sandbox",
        "program": "MANAGED_SERVICES_PROVIDER",
        "type": "MANAGED_SERVICES",
        "displayName": "Operations",
        "accountId": CUSTOMER,
    });
    let created = calls.ok("CreateProgramManagementAccount", &account);
    account = created["programManagementAccountDetail"]["id"].clone();
    let mut relationship = managed_relationship(&text(&account), "ENTIRE_ORGANIZATION");
    relationship["catalog"] = json!("Sandbox");
    let created = calls.ok("CreateRelationship", &relationship);
    payload(&mut input)["programManagementAccountIdentifier"] = account;
    payload(&mut input)["relationshipIdentifier"] = created["relationshipDetail"]["id"].clone();
    input["catalog"] = json!("Sandbox");
    let id = create(&mut calls, &input);
    let read = json!({ "catalog": "Sandbox", "identifier": id });
    let contract = calls.ok("GetChannelContract", &read)["channelContractDetail"].clone();
    assert_eq!(contract["status"], json!("ACCEPTED"));
}

#[test]
fn lists_are_filtered_sorted_and_paginated() {
    let (mut calls, mut input) = setup("ENTIRE_ORGANIZATION");
    let arn = relationship(&mut calls, &mut input)["arn"].clone();
    let mut ids = Vec::new();
    for name in ["First AB", "Second AB", "Third AB"] {
        payload(&mut input)["legalEntityName"] = json!(name);
        let id = create(&mut calls, &input);
        calls.ok("CancelChannelContract", &named(&id));
        ids.push(id);
    }
    let mut list = |more: Value| {
        let mut list = json!({ "catalog": "AWS", "contractType": "MANAGED_SERVICES_ATTESTATION" });
        list.as_object_mut()
            .expect("an object")
            .extend(more.as_object().expect("an object").clone());
        let page = calls.ok("ListChannelContracts", &list);
        let items = page["items"].as_array().expect("items").iter();
        let found: Vec<String> = items.map(|item| text(&item["id"])).collect();
        (found, page.get("nextToken").cloned())
    };
    let filters = |name: &str, values: Value| json!({ "contractTypeFilters": { "managedServicesAttestationTypeFilters": { name: values } } });
    assert_eq!(list(json!({})), (ids.clone(), None));
    assert_eq!(list(json!({ "statuses": ["PENDING", "ACCEPTED"] })).0, [""; 0]);
    assert_eq!(list(json!({ "statuses": ["CANCELED"] })).0, ids);
    assert_eq!(list(filters("legalEntityNames", json!(["Second AB"]))).0, [ids[1].clone()]);
    assert_eq!(list(filters("relationshipIdentifiers", json!([arn]))).0, ids);
    assert_eq!(list(filters("relationshipIdentifiers", json!(["rs-zzzzzzzzzzzzz"]))).0, [""; 0]);

    let sort = json!({ "managedServicesAttestationTypeSort": { "sortOrder": "Descending", "sortBy": "UpdatedAt" } });
    let (page, token) = list(json!({ "contractTypeSort": sort, "maxResults": 2 }));
    assert_eq!(page, [ids[2].clone(), ids[1].clone()]);
    let last = list(json!({ "contractTypeSort": sort, "maxResults": 2, "nextToken": token }));
    assert_eq!(last, (vec![ids[0].clone()], None));
}

#[test]
fn contracts_have_tags() {
    let (mut calls, mut input) = setup("ENTIRE_ORGANIZATION");
    input["tags"] = json!([{ "key": "team", "value": "north" }]);
    let id = create(&mut calls, &input);
    let arn = get(&mut calls, &id)["arn"].clone();
    let tags = calls.ok("ListTagsForResource", &json!({ "resourceArn": arn }));
    assert_eq!(tags["tags"], input["tags"]);
    let unknown = json!({ "resourceArn": text(&arn).replace(&id, "cc-zzzzzzzzzzzzz") });
    let (_, error) = calls.fails("ListTagsForResource", &unknown);
    assert_eq!(error["resourceType"], json!("ChannelContract"));
}

#[test]
fn deleting_a_relationship_ends_its_contract_unless_one_is_pending() {
    let (mut calls, mut input) = setup("ENTIRE_ORGANIZATION");
    let id = create(&mut calls, &input);
    let payload = payload(&mut input);
    let delete = json!({
        "catalog": "AWS",
        "identifier": payload["relationshipIdentifier"],
        "programManagementAccountIdentifier": payload["programManagementAccountIdentifier"],
    });
    assert_eq!(calls.fails("DeleteRelationship", &delete).0, "ConflictException");
    calls.store.accept_contract(&id).expect("a pending contract");
    calls.ok("DeleteRelationship", &delete);
    assert_eq!(get(&mut calls, &id)["status"], json!("INACTIVE"));
}
