//! Sample requests and responses.

use serde_json::{Value, json};

use crate::{official, ours};

/// The number of items in a long list.
pub(crate) const ITEMS: usize = 1_000;

const ACCOUNT: &str = "pma-7k2m9q4x8w1c5";

/// Returns a relationship in a response to `GetRelationship`.
pub(crate) fn relationship() -> Value {
    let mut detail = summary(1);
    detail["resaleAccountModel"] = json!("END_CUSTOMER");
    json!({ "relationshipDetail": detail })
}

/// Returns a page of `ListRelationships` with [`ITEMS`] items.
pub(crate) fn page() -> Value {
    let items: Vec<Value> = (0..ITEMS).map(summary).collect();
    json!({ "items": items, "nextToken": "bmV4dC1wYWdlLW9mLXJlbGF0aW9uc2hpcHM" })
}

fn summary(index: usize) -> Value {
    let id = format!("rs-{index:013}");
    json!({
        "arn": format!(
            "arn:aws:partnercentral:us-east-1:111122223333:catalog/AWS/program-management-account/\
             {ACCOUNT}/relationship/{id}"
        ),
        "id": id,
        "revision": "4",
        "catalog": "AWS",
        "associationType": "END_CUSTOMER",
        "programManagementAccountId": ACCOUNT,
        "associatedAccountId": format!("{:012}", 222_233_330_000 + index),
        "displayName": format!("Lindqvist & S\u{f6}ner {index}"),
        "sector": "COMMERCIAL",
        "createdAt": "2026-01-02T03:04:05.678Z",
        "updatedAt": "2026-02-03T04:05:06Z",
        "startDate": "2026-03-01T00:00:00Z",
    })
}

/// Returns a request body of `CreateRelationship` with all members.
pub(crate) fn body() -> Value {
    json!({
        "catalog": "AWS",
        "associationType": "END_CUSTOMER",
        "programManagementAccountIdentifier": ACCOUNT,
        "associatedAccountId": "222233334444",
        "displayName": "Lindqvist & S\u{f6}ner",
        "resaleAccountModel": "END_CUSTOMER",
        "sector": "COMMERCIAL",
        "clientToken": "9b1d1c1e-8c0e-4d5b-9a51-6f9f0f6f2f3e",
        "tags": [
            { "key": "team", "value": "north" },
            { "key": "cost-center", "value": "4711" },
            { "key": "env", "value": "production" },
        ],
        "requestedSupportPlan": {
            "resoldEnterprise": {
                "coverage": "MANAGEMENT_ACCOUNT_ONLY",
                "tamLocation": "Stockholm",
                "chargeAccountId": "444455556666",
            },
        },
    })
}

/// Sets all members of `CreateRelationship`. The builders have the same methods, but only AWS's return results.
macro_rules! everything {
    ($client:ident, $operation:expr, $built:ident) => {{
        use $client::types::{
            AssociationType, Coverage, ResaleAccountModel, ResoldEnterprise, Sector, SupportPlan,
            Tag,
        };
        let tag = |key: &str, value: &str| $built!(Tag::builder().key(key).value(value).build());
        let plan = ResoldEnterprise::builder()
            .coverage(Coverage::ManagementAccountOnly)
            .tam_location("Stockholm")
            .charge_account_id("444455556666");
        $operation
            .catalog("AWS")
            .association_type(AssociationType::EndCustomer)
            .program_management_account_identifier(ACCOUNT)
            .associated_account_id("222233334444")
            .display_name("Lindqvist & S\u{f6}ner")
            .resale_account_model(ResaleAccountModel::EndCustomer)
            .sector(Sector::Commercial)
            .client_token("9b1d1c1e-8c0e-4d5b-9a51-6f9f0f6f2f3e")
            .set_tags(Some(vec![
                tag("team", "north"),
                tag("cost-center", "4711"),
                tag("env", "production"),
            ]))
            .requested_support_plan(SupportPlan::ResoldEnterprise($built!(plan.build())))
    }};
}

macro_rules! as_it_is {
    ($built:expr) => {
        $built
    };
}

macro_rules! unwrapped {
    ($built:expr) => {
        $built.unwrap_or_else(|error| panic!("{error}"))
    };
}

/// Returns an input with all members.
pub(crate) fn ours() -> ours::operation::create_relationship::CreateRelationshipInput {
    use ours::operation::create_relationship::CreateRelationshipInput;
    everything!(ours, CreateRelationshipInput::builder(), as_it_is).build()
}

/// Returns an input with all members.
pub(crate) fn official() -> official::operation::create_relationship::CreateRelationshipInput {
    use official::operation::create_relationship::CreateRelationshipInput;
    unwrapped!(everything!(official, CreateRelationshipInput::builder(), unwrapped).build())
}
