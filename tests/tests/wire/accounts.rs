//! Operations on program management accounts.

use partnercentral_channel::operation::create_program_management_account::CreateProgramManagementAccountOutput;
use partnercentral_channel::operation::delete_program_management_account::DeleteProgramManagementAccountOutput;
use partnercentral_channel::operation::list_program_management_accounts::ListProgramManagementAccountsOutput;
use partnercentral_channel::operation::update_program_management_account::UpdateProgramManagementAccountOutput;
use partnercentral_channel::types::{
    CreateProgramManagementAccountDetail, ListProgramManagementAccountsSortBase,
    ListProgramManagementAccountsSortName, Program, ProgramManagementAccountStatus,
    ProgramManagementAccountSummary, SortOrder, Tag, UpdateProgramManagementAccountDetail,
};
use serde_json::{Value, json};

use super::call::{call, time};

const ID: &str = "pma-0123456789abc";
const ARN: &str = "arn:aws:partnercentral:eu-west-3:111122223333:catalog/AWS/program-management-account/pma-0123456789abc";

#[tokio::test]
async fn create_program_management_account() {
    let body = json!({
        "catalog": "AWS",
        "program": "DISTRIBUTION",
        "displayName": "Großhandel \"Nord\"",
        "accountId": "111122223333",
        "clientToken": "token-1",
        "tags": [{ "key": "team", "value": "north" }, { "key": "empty", "value": "" }],
    });
    let answer = json!({ "programManagementAccountDetail": { "id": ID, "arn": ARN } });
    let output = call("CreateProgramManagementAccount", body, answer, async |client| {
        client
            .create_program_management_account()
            .catalog("AWS")
            .program(Program::Distribution)
            .display_name("Großhandel \"Nord\"")
            .account_id("111122223333")
            .client_token("token-1")
            .tags([
                Tag::builder().key("team").value("north").build(),
                Tag::builder().key("empty").value("").build(),
            ])
            .send()
            .await
    });
    let detail = CreateProgramManagementAccountDetail::builder().id(ID).arn(ARN).build();
    let expected = CreateProgramManagementAccountOutput::builder()
        .program_management_account_detail(detail)
        .build();
    assert_eq!(output.await, expected);
}

#[tokio::test]
async fn update_program_management_account() {
    let body = json!({
        "catalog": "AWS",
        "identifier": ARN,
        "revision": "3",
        "displayName": "South",
    });
    let answer = json!({
        "programManagementAccountDetail": {
            "id": ID, "arn": ARN, "revision": "4", "displayName": "South",
        },
    });
    let output = call("UpdateProgramManagementAccount", body, answer, async |client| {
        client
            .update_program_management_account()
            .catalog("AWS")
            .identifier(ARN)
            .revision("3")
            .display_name("South")
            .send()
            .await
    });
    let detail = UpdateProgramManagementAccountDetail::builder()
        .id(ID)
        .arn(ARN)
        .revision("4")
        .display_name("South")
        .build();
    let expected = UpdateProgramManagementAccountOutput::builder()
        .program_management_account_detail(detail)
        .build();
    assert_eq!(output.await, expected);
}

#[tokio::test]
async fn delete_program_management_account() {
    let body = json!({ "catalog": "AWS", "identifier": ID, "clientToken": "token-2" });
    let output = call("DeleteProgramManagementAccount", body, json!({}), async |client| {
        client
            .delete_program_management_account()
            .catalog("AWS")
            .identifier(ID)
            .client_token("token-2")
            .send()
            .await
    });
    assert_eq!(output.await, DeleteProgramManagementAccountOutput::builder().build());
}

#[tokio::test]
async fn list_program_management_accounts() {
    let body = json!({
        "catalog": "AWS",
        "maxResults": 25,
        "displayNames": ["North", "South"],
        "programs": ["SOLUTION_PROVIDER", "DISTRIBUTION_SELLER"],
        "accountIds": ["111122223333"],
        "statuses": ["ACTIVE", "PENDING"],
        "sort": { "sortOrder": "Ascending", "sortBy": "UpdatedAt" },
        "nextToken": "page-1",
    });
    let answer = json!({ "items": [summary_in_json(), {}], "nextToken": "page-2" });
    let output = call("ListProgramManagementAccounts", body, answer, async |client| {
        client
            .list_program_management_accounts()
            .catalog("AWS")
            .max_results(25)
            .display_names(["North", "South"])
            .programs([Program::SolutionProvider, Program::DistributionSeller])
            .account_ids(["111122223333"])
            .statuses([
                ProgramManagementAccountStatus::Active,
                ProgramManagementAccountStatus::Pending,
            ])
            .sort(
                ListProgramManagementAccountsSortBase::builder()
                    .sort_order(SortOrder::Ascending)
                    .sort_by(ListProgramManagementAccountsSortName::UpdatedAt)
                    .build(),
            )
            .next_token("page-1")
            .send()
            .await
    });
    let expected = ListProgramManagementAccountsOutput::builder()
        .items([summary(), ProgramManagementAccountSummary::builder().build()])
        .next_token("page-2")
        .build();
    assert_eq!(output.await, expected);
}

fn summary_in_json() -> Value {
    json!({
        "id": ID,
        "revision": "12",
        "catalog": "AWS",
        "program": "SOLUTION_PROVIDER",
        "displayName": "North",
        "accountId": "111122223333",
        "arn": ARN,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-02-01T10:00:00.250Z",
        "startDate": "2026-03-01T00:00:00Z",
        "status": "ACTIVE",
    })
}

/// Returns the account in the response with all members.
fn summary() -> ProgramManagementAccountSummary {
    ProgramManagementAccountSummary::builder()
        .id(ID)
        .revision("12")
        .catalog("AWS")
        .program(Program::SolutionProvider)
        .display_name("North")
        .account_id("111122223333")
        .arn(ARN)
        .created_at(time("2026-01-31T09:30:00Z"))
        .updated_at(time("2026-02-01T10:00:00.250Z"))
        .start_date(time("2026-03-01T00:00:00Z"))
        .status(ProgramManagementAccountStatus::Active)
        .build()
}
