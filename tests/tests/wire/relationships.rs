//! Operations on relationships.

use partnercentral_channel::operation::create_relationship::CreateRelationshipOutput;
use partnercentral_channel::operation::delete_relationship::DeleteRelationshipOutput;
use partnercentral_channel::operation::get_relationship::GetRelationshipOutput;
use partnercentral_channel::operation::list_relationships::ListRelationshipsOutput;
use partnercentral_channel::operation::update_relationship::UpdateRelationshipOutput;
use partnercentral_channel::types::{
    AssociationType, Coverage, CreateRelationshipDetail, ListRelationshipsSortBase,
    ListRelationshipsSortName, PartnerLedSupport, Provider, RelationshipDetail,
    RelationshipSummary, ResaleAccountModel, ResoldEnterprise, ResoldUnifiedOperations, Sector,
    SortOrder, SupportPlan, Tag, UpdateRelationshipDetail,
};
use serde_json::{Value, json};

use super::call::{call, time};

const PMA: &str = "pma-0123456789abc";
const ID: &str = "rs-0123456789xyz";
const ARN: &str =
    "arn:aws:partnercentral:eu-west-3:111122223333:catalog/AWS/relationship/rs-0123456789xyz";

#[tokio::test]
async fn create_relationship() {
    let body = json!({
        "catalog": "AWS",
        "associationType": "DOWNSTREAM_SELLER",
        "programManagementAccountIdentifier": PMA,
        "associatedAccountId": "444455556666",
        "displayName": "Müller & Söhne 🚀",
        "resaleAccountModel": "SOLUTION_PROVIDER",
        "sector": "GOVERNMENT_EXCEPTION",
        "clientToken": "token-3",
        "tags": [{ "key": "team", "value": "north" }],
        "requestedSupportPlan": {
            "resoldEnterprise": {
                "coverage": "ENTIRE_ORGANIZATION",
                "tamLocation": "Oslo",
                "chargeAccountId": "777788889999",
            },
        },
    });
    let answer = json!({ "relationshipDetail": { "arn": ARN, "id": ID } });
    let plan = ResoldEnterprise::builder()
        .coverage(Coverage::EntireOrganization)
        .tam_location("Oslo")
        .charge_account_id("777788889999")
        .build();
    let output = call("CreateRelationship", body, answer, async |client| {
        client
            .create_relationship()
            .catalog("AWS")
            .association_type(AssociationType::DownstreamSeller)
            .program_management_account_identifier(PMA)
            .associated_account_id("444455556666")
            .display_name("Müller & Söhne 🚀")
            .resale_account_model(ResaleAccountModel::SolutionProvider)
            .sector(Sector::GovernmentException)
            .client_token("token-3")
            .tags([Tag::builder().key("team").value("north").build()])
            .requested_support_plan(SupportPlan::ResoldEnterprise(plan.clone()))
            .send()
            .await
    });
    let detail = CreateRelationshipDetail::builder().arn(ARN).id(ID).build();
    let expected = CreateRelationshipOutput::builder().relationship_detail(detail).build();
    assert_eq!(output.await, expected);
}

#[tokio::test]
async fn get_relationship() {
    let body = json!({
        "catalog": "AWS",
        "programManagementAccountIdentifier": PMA,
        "identifier": ID,
    });
    let answer = json!({
        "relationshipDetail": {
            "arn": ARN,
            "id": ID,
            "revision": "7",
            "catalog": "AWS",
            "associationType": "END_CUSTOMER",
            "programManagementAccountId": PMA,
            "associatedAccountId": "444455556666",
            "displayName": "Müller",
            "resaleAccountModel": "DISTRIBUTOR",
            "sector": "COMMERCIAL",
            "createdAt": "2026-01-31T09:30:00Z",
            "updatedAt": "2026-02-01T10:00:00.125Z",
            "startDate": "1969-12-31T23:59:59Z",
        },
    });
    let output = call("GetRelationship", body, answer, async |client| {
        client
            .get_relationship()
            .catalog("AWS")
            .program_management_account_identifier(PMA)
            .identifier(ID)
            .send()
            .await
    });
    let detail = RelationshipDetail::builder()
        .arn(ARN)
        .id(ID)
        .revision("7")
        .catalog("AWS")
        .association_type(AssociationType::EndCustomer)
        .program_management_account_id(PMA)
        .associated_account_id("444455556666")
        .display_name("Müller")
        .resale_account_model(ResaleAccountModel::Distributor)
        .sector(Sector::Commercial)
        .created_at(time("2026-01-31T09:30:00Z"))
        .updated_at(time("2026-02-01T10:00:00.125Z"))
        .start_date(time("1969-12-31T23:59:59Z"))
        .build();
    let expected = GetRelationshipOutput::builder().relationship_detail(detail).build();
    assert_eq!(output.await, expected);
}

#[tokio::test]
async fn update_relationship_to_partner_led_support() {
    let plan = PartnerLedSupport::builder()
        .coverage(Coverage::ManagementAccountOnly)
        .provider(Provider::DistributionSeller)
        .tam_location("Lyon")
        .build();
    let sent = json!({
        "partnerLedSupport": {
            "coverage": "MANAGEMENT_ACCOUNT_ONLY",
            "provider": "DISTRIBUTION_SELLER",
            "tamLocation": "Lyon",
        },
    });
    update_relationship(SupportPlan::PartnerLedSupport(plan), sent).await;
}

#[tokio::test]
async fn update_relationship_to_resold_unified_operations() {
    let plan = ResoldUnifiedOperations::builder()
        .coverage(Coverage::EntireOrganization)
        .tam_location("Lima")
        .charge_account_id("777788889999")
        .build();
    let sent = json!({
        "resoldUnifiedOperations": {
            "coverage": "ENTIRE_ORGANIZATION",
            "tamLocation": "Lima",
            "chargeAccountId": "777788889999",
        },
    });
    update_relationship(SupportPlan::ResoldUnifiedOperations(plan), sent).await;
}

/// Updates all members, with a support plan whose wire format is `sent`.
async fn update_relationship(plan: SupportPlan, sent: Value) {
    let body = json!({
        "catalog": "AWS",
        "identifier": ID,
        "programManagementAccountIdentifier": PMA,
        "revision": "7",
        "displayName": "Meier",
        "requestedSupportPlan": sent,
    });
    let answer = json!({
        "relationshipDetail": { "arn": ARN, "id": ID, "revision": "8", "displayName": "Meier" },
    });
    let output = call("UpdateRelationship", body, answer, async |client| {
        client
            .update_relationship()
            .catalog("AWS")
            .identifier(ID)
            .program_management_account_identifier(PMA)
            .revision("7")
            .display_name("Meier")
            .requested_support_plan(plan.clone())
            .send()
            .await
    });
    let detail = UpdateRelationshipDetail::builder()
        .arn(ARN)
        .id(ID)
        .revision("8")
        .display_name("Meier")
        .build();
    let expected = UpdateRelationshipOutput::builder().relationship_detail(detail).build();
    assert_eq!(output.await, expected);
}

#[tokio::test]
async fn delete_relationship() {
    let body = json!({
        "catalog": "AWS",
        "identifier": ID,
        "programManagementAccountIdentifier": PMA,
        "clientToken": "token-4",
    });
    let output = call("DeleteRelationship", body, json!({}), async |client| {
        client
            .delete_relationship()
            .catalog("AWS")
            .identifier(ID)
            .program_management_account_identifier(PMA)
            .client_token("token-4")
            .send()
            .await
    });
    assert_eq!(output.await, DeleteRelationshipOutput::builder().build());
}

#[tokio::test]
async fn list_relationships() {
    let body = json!({
        "catalog": "AWS",
        "maxResults": 1,
        "associatedAccountIds": ["444455556666", "777788889999"],
        "associationTypes": ["INTERNAL", "END_CUSTOMER"],
        "displayNames": ["Müller"],
        "programManagementAccountIdentifiers": [PMA],
        "sort": { "sortOrder": "Descending", "sortBy": "UpdatedAt" },
        "nextToken": "page-1",
    });
    let answer = json!({ "items": [summary_in_json()], "nextToken": "page-2" });
    let output = call("ListRelationships", body, answer, async |client| {
        client
            .list_relationships()
            .catalog("AWS")
            .max_results(1)
            .associated_account_ids(["444455556666", "777788889999"])
            .association_types([AssociationType::Internal, AssociationType::EndCustomer])
            .display_names(["Müller"])
            .program_management_account_identifiers([PMA])
            .sort(
                ListRelationshipsSortBase::builder()
                    .sort_order(SortOrder::Descending)
                    .sort_by(ListRelationshipsSortName::UpdatedAt)
                    .build(),
            )
            .next_token("page-1")
            .send()
            .await
    });
    let expected =
        ListRelationshipsOutput::builder().items([summary()]).next_token("page-2").build();
    assert_eq!(output.await, expected);
}

fn summary_in_json() -> Value {
    json!({
        "arn": ARN,
        "id": ID,
        "revision": "7",
        "catalog": "AWS",
        "associationType": "INTERNAL",
        "programManagementAccountId": PMA,
        "associatedAccountId": "444455556666",
        "displayName": "Müller",
        "sector": "GOVERNMENT",
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-02-01T10:00:00Z",
        "startDate": "2026-03-01T00:00:00Z",
    })
}

/// Returns the expected item of the list.
fn summary() -> RelationshipSummary {
    RelationshipSummary::builder()
        .arn(ARN)
        .id(ID)
        .revision("7")
        .catalog("AWS")
        .association_type(AssociationType::Internal)
        .program_management_account_id(PMA)
        .associated_account_id("444455556666")
        .display_name("Müller")
        .sector(Sector::Government)
        .created_at(time("2026-01-31T09:30:00Z"))
        .updated_at(time("2026-02-01T10:00:00Z"))
        .start_date(time("2026-03-01T00:00:00Z"))
        .build()
}
