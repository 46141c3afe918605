//! The operations on program management accounts.

use partnercentral_channel::types::{
    ListProgramManagementAccountsSortBase, ListProgramManagementAccountsSortName, Program,
    ProgramManagementAccountStatus, ProgramManagementAccountSummary, SortOrder, Tag,
};
use serde_json::json;

use super::server::{Answer, Server};
use super::{client, date_time, exchange};

const ID: &str = "pma-7k2m9q4x8w1c5";

#[tokio::test]
async fn create_program_management_account() {
    let body = json!({
        "catalog": "AWS", "program": "DISTRIBUTION", "displayName": "North", "accountId": "123456789012",
        "clientToken": "token", "tags": [{"key": "a", "value": "1"}],
    });
    let answer = Answer::ok(json!({"programManagementAccountDetail": {"id": ID, "arn": "arn"}}));
    let output = exchange("CreateProgramManagementAccount", body, answer, |client| {
        client
            .create_program_management_account()
            .catalog("AWS")
            .program(Program::Distribution)
            .display_name("North")
            .account_id("123456789012")
            .client_token("token")
            .tags([Tag::builder().key("a").value("1").build()])
            .send()
    })
    .await
    .expect("an answer");
    let detail = output.program_management_account_detail.expect("a detail");
    assert_eq!((detail.id.as_deref(), detail.arn.as_deref()), (Some(ID), Some("arn")));
}

#[tokio::test]
async fn delete_program_management_account() {
    let body = json!({"catalog": "AWS", "identifier": ID, "clientToken": "token"});
    exchange("DeleteProgramManagementAccount", body, Answer::ok(json!({})), |client| {
        let call = client.delete_program_management_account().catalog("AWS").identifier(ID);
        call.client_token("token").send()
    })
    .await
    .expect("an answer");
}

#[tokio::test]
async fn update_program_management_account() {
    let body = json!({"catalog": "AWS", "identifier": ID, "revision": "3", "displayName": "South"});
    let answer = Answer::ok(json!({"programManagementAccountDetail": {
        "id": ID, "arn": "arn", "revision": "4", "displayName": "South",
    }}));
    let output = exchange("UpdateProgramManagementAccount", body, answer, |client| {
        let call = client.update_program_management_account().catalog("AWS").identifier(ID);
        call.revision("3").display_name("South").send()
    })
    .await
    .expect("an answer");
    let detail = output.program_management_account_detail.expect("a detail");
    assert_eq!(detail.revision.as_deref(), Some("4"));
    assert_eq!(detail.display_name.as_deref(), Some("South"));
}

#[tokio::test]
async fn list_program_management_accounts() {
    let body = json!({
        "catalog": "AWS", "maxResults": 100, "displayNames": ["North"], "programs": ["SOLUTION_PROVIDER", "NEW"],
        "accountIds": ["123456789012"], "statuses": ["PENDING", "ACTIVE"],
        "sort": {"sortOrder": "Descending", "sortBy": "UpdatedAt"}, "nextToken": "next",
    });
    let answer = Answer::ok(json!({"nextToken": "more", "items": [{
        "id": ID, "revision": "1", "catalog": "AWS", "program": "DISTRIBUTION_SELLER", "displayName": "North",
        "accountId": "123456789012", "arn": "arn", "createdAt": "2026-01-02T03:04:05Z",
        "updatedAt": "2026-01-02T03:04:05.678Z", "startDate": "2026-02-01T00:00:00Z", "status": "INACTIVE",
        "memberOfALaterVersion": {"ignored": [1, 2]},
    }]}));
    let output = exchange("ListProgramManagementAccounts", body, answer, |client| {
        let sort = ListProgramManagementAccountsSortBase::builder()
            .sort_order(SortOrder::Descending)
            .sort_by(ListProgramManagementAccountsSortName::UpdatedAt)
            .build();
        client
            .list_program_management_accounts()
            .catalog("AWS")
            .max_results(100)
            .display_names(["North"])
            .programs(["SOLUTION_PROVIDER", "NEW"])
            .account_ids(["123456789012"])
            .statuses([
                ProgramManagementAccountStatus::Pending,
                ProgramManagementAccountStatus::Active,
            ])
            .sort(sort)
            .next_token("next")
            .send()
    })
    .await
    .expect("an answer");
    let expected = ProgramManagementAccountSummary::builder()
        .id(ID)
        .revision("1")
        .catalog("AWS")
        .program(Program::DistributionSeller)
        .display_name("North")
        .account_id("123456789012")
        .arn("arn")
        .created_at(date_time("2026-01-02T03:04:05Z"))
        .updated_at(date_time("2026-01-02T03:04:05.678Z"))
        .start_date(date_time("2026-02-01T00:00:00Z"))
        .status(ProgramManagementAccountStatus::Inactive)
        .build();
    assert_eq!(output.items, Some(vec![expected]));
    assert_eq!(output.next_token.as_deref(), Some("more"));
}

#[tokio::test]
async fn a_token_that_is_left_out_is_filled_in_anew_for_each_call() {
    let server = Server::start(Answer::ok(json!({}))).await;
    let client = client(&server, "sigv4a");
    for _ in 0..2 {
        let call = client.delete_program_management_account().catalog("AWS").identifier(ID);
        call.send().await.expect("an answer");
    }
    let tokens: Vec<String> = server
        .requests()
        .iter()
        .map(|request| request.json()["clientToken"].as_str().expect("a token").to_owned())
        .collect();
    let [first, second] = tokens.as_slice() else { panic!("{tokens:?}") };
    assert_ne!(first, second);
    for token in [first, second] {
        let parts: Vec<usize> = token.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12], "{token}");
        assert_eq!(token.as_bytes()[14], b'4', "{token}");
    }
}
