//! Responses have all the members of their shapes, so that programs have something to print.

use serde_json::{Value, json};

use super::super::model;
use super::{CUSTOMER, Calls, PARTNER};

/// Returns the paths of the members that a value of a shape lacks.
fn missing(path: &str, id: &str, value: &Value) -> Vec<String> {
    let shape = model::shape(id);
    let target = |member: &Value| member["target"].as_str().unwrap_or_default().to_owned();
    let members = shape["members"].as_object().into_iter().flatten();
    match shape["type"].as_str() {
        Some("structure") => members
            .flat_map(|(name, member)| match value.get(name) {
                None => vec![format!("{path}.{name}")],
                Some(value) => missing(&format!("{path}.{name}"), &target(member), value),
            })
            .collect(),
        Some("union") => members
            .filter_map(|(name, member)| Some((name, member, value.get(name)?)))
            .flat_map(|(name, member, value)| {
                missing(&format!("{path}.{name}"), &target(member), value)
            })
            .collect(),
        Some("list") => {
            let items = value.as_array().expect("a list");
            assert!(!items.is_empty(), "{path} is empty");
            let items = items.iter();
            items.flat_map(|item| missing(path, &target(&shape["member"]), item)).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the paths of the members that a response to the partner lacks.
#[track_caller]
fn missing_in_response(calls: &mut Calls, operation: &str, input: &Value) -> Vec<String> {
    let output = calls.ok(operation, input);
    missing("", model::output_of(operation).expect("an output"), &output)
}

#[test]
fn responses_have_all_members() {
    let calls = &mut Calls::default();
    let account = calls.account(CUSTOMER);
    let other = calls.account(PARTNER);
    let relationship = calls.relationship(&account);
    let named = json!({
        "catalog": "AWS",
        "identifier": relationship,
        "programManagementAccountIdentifier": account,
    });
    let listed = calls.ok("ListRelationships", &json!({ "catalog": "AWS" }));
    let arn = &listed["items"][0]["arn"];
    let tags = json!([{ "key": "team", "value": "north" }]);
    let page = json!({ "catalog": "AWS", "maxResults": 1 });
    let nothing: [&str; 0] = [];
    // Only managed services relationships have these members.
    let managed = ["accountScope", "channelContractId", "endDate"];
    assert_eq!(
        missing_in_response(calls, "GetRelationship", &named),
        managed.map(|member| format!(".relationshipDetail.{member}"))
    );

    for (operation, input) in [
        ("CreateRelationship", super::relationship(&other, "333344445555")),
        ("ListRelationships", page.clone()),
        ("UpdateRelationship", named.clone()),
        ("ListProgramManagementAccounts", page),
        ("UpdateProgramManagementAccount", json!({ "catalog": "AWS", "identifier": account })),
        ("TagResource", json!({ "resourceArn": arn, "tags": tags })),
        ("ListTagsForResource", json!({ "resourceArn": arn })),
        ("UntagResource", json!({ "resourceArn": arn, "tagKeys": ["team"] })),
    ] {
        assert_eq!(missing_in_response(calls, operation, &input), nothing, "{operation}");
    }
}

#[test]
fn handshakes_have_the_members_of_their_type() {
    let calls = &mut Calls::default();
    let account = calls.account(PARTNER);
    let relationship = calls.relationship(&account);
    calls.ok(
        "CreateChannelHandshake",
        &json!({
            "handshakeType": "START_SERVICE_PERIOD",
            "catalog": "AWS",
            "associatedResourceIdentifier": relationship,
            "payload": { "startServicePeriodPayload": {
                "programManagementAccountIdentifier": account,
                "servicePeriodType": "FIXED_COMMITMENT_PERIOD",
                "endDate": "2026-12-31T23:59:59Z",
                "note": "until the end of the year",
            } },
        }),
    );
    let list = json!({
        "handshakeType": "START_SERVICE_PERIOD",
        "catalog": "AWS",
        "participantType": "SENDER",
    });
    // The days belong to the other type of service period, and this is the last page.
    let expected =
        [".items.detail.startServicePeriodHandshakeDetail.minimumNoticeDays", ".nextToken"];
    assert_eq!(missing_in_response(calls, "ListChannelHandshakes", &list), expected);
}
