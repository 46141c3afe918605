//! Members of program management accounts and relationships for managed services.

use partnercentral_channel::operation::create_program_management_account::CreateProgramManagementAccountOutput;
use partnercentral_channel::operation::create_relationship::CreateRelationshipOutput;
use partnercentral_channel::operation::get_relationship::GetRelationshipOutput;
use partnercentral_channel::operation::list_program_management_accounts::ListProgramManagementAccountsOutput;
use partnercentral_channel::types::{
    AccountScope, AssociationType, Program, ProgramManagementAccountSummary,
    ProgramManagementAccountType, RelationshipDetail, Sector,
};
use serde_json::json;

use super::call::{call, time};

const PMA: &str = "pma-0123456789abc";
const ID: &str = "rs-0123456789xyz";
const CONTRACT: &str = "cc-0123456789abc";

#[tokio::test]
async fn create_program_management_account() {
    let body = json!({
        "catalog": "AWS",
        "program": "MANAGED_SERVICES_PROVIDER",
        "displayName": "Operations",
        "accountId": "111122223333",
        "clientToken": "token-8",
        "type": "MANAGED_SERVICES",
    });
    let output = call("CreateProgramManagementAccount", body, json!({}), async |client| {
        client
            .create_program_management_account()
            .catalog("AWS")
            .program(Program::ManagedServicesProvider)
            .display_name("Operations")
            .account_id("111122223333")
            .client_token("token-8")
            .r#type(ProgramManagementAccountType::ManagedServices)
            .send()
            .await
    });
    assert_eq!(output.await, CreateProgramManagementAccountOutput::builder().build());
}

#[tokio::test]
async fn list_program_management_accounts() {
    let body = json!({ "catalog": "AWS", "type": "RESALE_BILLING_TRANSFER" });
    let answer = json!({ "items": [
        { "id": PMA, "type": "RESALE_BILLING_TRANSFER" },
        { "program": "MANAGED_SERVICES_PROVIDER", "type": "A_LATER_TYPE" },
    ] });
    let output = call("ListProgramManagementAccounts", body, answer, async |client| {
        client
            .list_program_management_accounts()
            .catalog("AWS")
            .r#type(ProgramManagementAccountType::ResaleBillingTransfer)
            .send()
            .await
    });
    let first = ProgramManagementAccountSummary::builder()
        .id(PMA)
        .r#type(ProgramManagementAccountType::ResaleBillingTransfer);
    let second = ProgramManagementAccountSummary::builder()
        .program(Program::ManagedServicesProvider)
        .r#type(ProgramManagementAccountType::from("A_LATER_TYPE"));
    let expected = ListProgramManagementAccountsOutput::builder();
    assert_eq!(output.await, expected.items([first.build(), second.build()]).build());
}

/// Creates a relationship without an associated account.
#[tokio::test]
async fn create_relationship() {
    let body = json!({
        "catalog": "AWS",
        "associationType": "MANAGED_SERVICES_END_CUSTOMER",
        "programManagementAccountIdentifier": PMA,
        "displayName": "Nord",
        "sector": "COMMERCIAL",
        "clientToken": "token-9",
        "accountScope": "SPECIFIC_MEMBER_ACCOUNTS",
        "startDate": "2026-12-01T00:00:00Z",
    });
    let output = call("CreateRelationship", body, json!({}), async |client| {
        client
            .create_relationship()
            .catalog("AWS")
            .association_type(AssociationType::ManagedServicesEndCustomer)
            .program_management_account_identifier(PMA)
            .display_name("Nord")
            .sector(Sector::Commercial)
            .client_token("token-9")
            .account_scope(AccountScope::SpecificMemberAccounts)
            .start_date(time("2026-12-01T00:00:00Z"))
            .send()
            .await
    });
    assert_eq!(output.await, CreateRelationshipOutput::builder().build());
}

#[tokio::test]
async fn get_relationship() {
    let body = json!({
        "catalog": "AWS",
        "programManagementAccountIdentifier": PMA,
        "identifier": ID,
    });
    let answer = json!({ "relationshipDetail": {
        "id": ID,
        "associationType": "MANAGED_SERVICES_END_CUSTOMER",
        "accountScope": "ENTIRE_ORGANIZATION",
        "channelContractId": CONTRACT,
        "endDate": "2027-12-31T23:59:59.999Z",
    } });
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
        .id(ID)
        .association_type(AssociationType::ManagedServicesEndCustomer)
        .account_scope(AccountScope::EntireOrganization)
        .channel_contract_id(CONTRACT)
        .end_date(time("2027-12-31T23:59:59.999Z"))
        .build();
    let expected = GetRelationshipOutput::builder().relationship_detail(detail).build();
    assert_eq!(output.await, expected);
}
