//! The operations on relationships.

use partnercentral_channel::types::{
    AssociationType, Coverage, ListRelationshipsSortBase, ListRelationshipsSortName,
    PartnerLedSupport, Provider, RelationshipDetail, RelationshipSummary, ResaleAccountModel,
    ResoldEnterprise, ResoldUnifiedOperations, Sector, SortOrder, Tag,
};
use serde_json::json;

use super::server::Answer;
use super::{date_time, exchange};

const ID: &str = "rs-5t8n2v6b9z3h1";
const ACCOUNT: &str = "pma-7k2m9q4x8w1c5";

#[tokio::test]
async fn create_relationship() {
    let body = json!({
        "catalog": "AWS", "associationType": "END_CUSTOMER", "programManagementAccountIdentifier": ACCOUNT,
        "associatedAccountId": "222233334444", "displayName": "Lindqvist \"& Söhne\"",
        "resaleAccountModel": "DISTRIBUTOR", "sector": "GOVERNMENT_EXCEPTION", "clientToken": "token",
        "tags": [{"key": "a", "value": "1"}],
        "requestedSupportPlan": {"resoldEnterprise": {
            "coverage": "ENTIRE_ORGANIZATION", "tamLocation": "Malmö", "chargeAccountId": "111122223333",
        }},
    });
    let answer = Answer::ok(json!({"relationshipDetail": {"id": ID, "arn": "arn"}}));
    let output = exchange("CreateRelationship", body, answer, |client| {
        let plan = ResoldEnterprise::builder()
            .coverage(Coverage::EntireOrganization)
            .tam_location("Malmö")
            .charge_account_id("111122223333")
            .build();
        client
            .create_relationship()
            .catalog("AWS")
            .association_type(AssociationType::EndCustomer)
            .program_management_account_identifier(ACCOUNT)
            .associated_account_id("222233334444")
            .display_name("Lindqvist \"& Söhne\"")
            .resale_account_model(ResaleAccountModel::Distributor)
            .sector(Sector::GovernmentException)
            .client_token("token")
            .tags([Tag::builder().key("a").value("1").build()])
            .requested_support_plan(plan)
            .send()
    })
    .await
    .expect("an answer");
    let detail = output.relationship_detail.expect("a detail");
    assert_eq!((detail.id.as_deref(), detail.arn.as_deref()), (Some(ID), Some("arn")));
}

#[tokio::test]
async fn delete_relationship() {
    let body = json!({
        "catalog": "AWS", "identifier": ID, "programManagementAccountIdentifier": ACCOUNT, "clientToken": "token",
    });
    exchange("DeleteRelationship", body, Answer::ok(json!({})), |client| {
        client
            .delete_relationship()
            .catalog("AWS")
            .identifier(ID)
            .program_management_account_identifier(ACCOUNT)
            .client_token("token")
            .send()
    })
    .await
    .expect("an answer");
}

#[tokio::test]
async fn get_relationship() {
    let body =
        json!({"catalog": "AWS", "programManagementAccountIdentifier": ACCOUNT, "identifier": ID});
    let answer = Answer::ok(json!({"relationshipDetail": {
        "arn": "arn", "id": ID, "revision": "7", "catalog": "AWS", "associationType": "A_LATER_TYPE",
        "programManagementAccountId": ACCOUNT, "associatedAccountId": "222233334444", "displayName": "Lindqvist",
        "resaleAccountModel": "SOLUTION_PROVIDER", "sector": "COMMERCIAL", "createdAt": "2026-01-02T03:04:05Z",
        "updatedAt": "2026-01-03T03:04:05Z", "startDate": null,
    }}));
    let output = exchange("GetRelationship", body, answer, |client| {
        let call = client.get_relationship().catalog("AWS").identifier(ID);
        call.program_management_account_identifier(ACCOUNT).send()
    })
    .await
    .expect("an answer");
    let expected = RelationshipDetail::builder()
        .arn("arn")
        .id(ID)
        .revision("7")
        .catalog("AWS")
        .association_type("A_LATER_TYPE")
        .program_management_account_id(ACCOUNT)
        .associated_account_id("222233334444")
        .display_name("Lindqvist")
        .resale_account_model(ResaleAccountModel::SolutionProvider)
        .sector(Sector::Commercial)
        .created_at(date_time("2026-01-02T03:04:05Z"))
        .updated_at(date_time("2026-01-03T03:04:05Z"))
        .build();
    assert_eq!(output.relationship_detail, Some(expected));
}

#[tokio::test]
async fn list_relationships() {
    let body = json!({
        "catalog": "AWS", "maxResults": 1, "associatedAccountIds": ["222233334444"],
        "associationTypes": ["INTERNAL", "DOWNSTREAM_SELLER"], "displayNames": [],
        "programManagementAccountIdentifiers": [ACCOUNT],
        "sort": {"sortOrder": "Ascending", "sortBy": "UpdatedAt"}, "nextToken": "next",
    });
    let answer = Answer::ok(json!({"items": [{"id": ID, "sector": "GOVERNMENT"}, {}]}));
    let output = exchange("ListRelationships", body, answer, |client| {
        let sort = ListRelationshipsSortBase::builder()
            .sort_order("Ascending")
            .sort_by(ListRelationshipsSortName::UpdatedAt)
            .build();
        assert_eq!(sort.sort_order, SortOrder::Ascending);
        client
            .list_relationships()
            .catalog("AWS")
            .max_results(1)
            .associated_account_ids(["222233334444"])
            .association_types([AssociationType::Internal, AssociationType::DownstreamSeller])
            .display_names(Vec::<String>::new())
            .program_management_account_identifiers([ACCOUNT])
            .sort(sort)
            .next_token("next")
            .send()
    })
    .await
    .expect("an answer");
    let first = RelationshipSummary::builder().id(ID).sector(Sector::Government).build();
    assert_eq!(output.items, Some(vec![first, RelationshipSummary::builder().build()]));
    assert_eq!(output.next_token, None);
}

#[tokio::test]
async fn update_relationship() {
    let body = json!({
        "catalog": "AWS", "identifier": ID, "programManagementAccountIdentifier": ACCOUNT, "revision": "3",
        "displayName": "Lindqvist", "requestedSupportPlan": {"partnerLedSupport": {
            "coverage": "MANAGEMENT_ACCOUNT_ONLY", "provider": "DISTRIBUTION_SELLER", "tamLocation": "Oslo",
        }},
    });
    let answer = Answer::ok(json!({"relationshipDetail": {
        "arn": "arn", "id": ID, "revision": "4", "displayName": "Lindqvist",
    }}));
    let output = exchange("UpdateRelationship", body, answer, |client| {
        let plan = PartnerLedSupport::builder()
            .coverage(Coverage::ManagementAccountOnly)
            .provider(Provider::DistributionSeller)
            .tam_location("Oslo")
            .build();
        client
            .update_relationship()
            .catalog("AWS")
            .identifier(ID)
            .program_management_account_identifier(ACCOUNT)
            .revision("3")
            .display_name("Lindqvist")
            .requested_support_plan(plan)
            .send()
    })
    .await
    .expect("an answer");
    assert_eq!(output.relationship_detail.expect("a detail").revision.as_deref(), Some("4"));
}

#[tokio::test]
async fn update_relationship_with_the_newest_plan_and_nothing_else() {
    let body = json!({
        "catalog": "AWS", "identifier": ID, "programManagementAccountIdentifier": ACCOUNT,
        "requestedSupportPlan": {"resoldUnifiedOperations": {"coverage": "ENTIRE_ORGANIZATION", "tamLocation": "Rio"}},
    });
    let output = exchange("UpdateRelationship", body, Answer::ok(json!({})), |client| {
        let coverage = Coverage::EntireOrganization;
        let plan =
            ResoldUnifiedOperations::builder().coverage(coverage).tam_location("Rio").build();
        let call = client.update_relationship().catalog("AWS").identifier(ID);
        call.program_management_account_identifier(ACCOUNT).requested_support_plan(plan).send()
    })
    .await
    .expect("an answer");
    assert_eq!(output.relationship_detail, None);
}
