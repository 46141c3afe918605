//! The operations on channel handshakes.

use partnercentral_channel::types::{
    HandshakeDetail, HandshakeStatus, HandshakeType, ListChannelHandshakesTypeFilters,
    ListChannelHandshakesTypeSort, ParticipantType, Program, ProgramManagementAccountTypeFilters,
    ProgramManagementAccountTypeSort, RevokeServicePeriodPayload, ServicePeriodType, SortOrder,
    StartServicePeriodPayload, Tag,
};
use serde_json::json;

use super::server::Answer;
use super::{date_time, exchange};

const ID: &str = "ch-4fj3bd2o3vb91";
const ACCOUNT: &str = "pma-7k2m9q4x8w1c5";

fn answer(status: &str) -> Answer {
    Answer::ok(json!({"channelHandshakeDetail": {"id": ID, "arn": "arn", "status": status}}))
}

#[tokio::test]
async fn accept_channel_handshake() {
    let body = json!({"catalog": "AWS", "identifier": ID});
    let output = exchange("AcceptChannelHandshake", body, answer("ACCEPTED"), |client| {
        client.accept_channel_handshake().catalog("AWS").identifier(ID).send()
    })
    .await
    .expect("an answer");
    let detail = output.channel_handshake_detail.expect("a detail");
    assert_eq!((detail.id.as_deref(), detail.arn.as_deref()), (Some(ID), Some("arn")));
    assert_eq!(detail.status, Some(HandshakeStatus::Accepted));
}

#[tokio::test]
async fn cancel_channel_handshake() {
    let body = json!({"catalog": "AWS", "identifier": ID});
    let output = exchange("CancelChannelHandshake", body, answer("CANCELED"), |client| {
        client.cancel_channel_handshake().catalog("AWS").identifier(ID).send()
    })
    .await
    .expect("an answer");
    let detail = output.channel_handshake_detail.expect("a detail");
    assert_eq!(detail.status, Some(HandshakeStatus::Canceled));
}

#[tokio::test]
async fn reject_channel_handshake() {
    let body = json!({"catalog": "AWS", "identifier": ID});
    let output = exchange("RejectChannelHandshake", body, answer("REJECTED"), |client| {
        client.reject_channel_handshake().catalog("AWS").identifier(ID).send()
    })
    .await
    .expect("an answer");
    let detail = output.channel_handshake_detail.expect("a detail");
    assert_eq!(detail.status, Some(HandshakeStatus::Rejected));
}

#[tokio::test]
async fn create_channel_handshake_that_starts() {
    let body = json!({
        "handshakeType": "START_SERVICE_PERIOD", "catalog": "AWS", "associatedResourceIdentifier": "rs-1",
        "payload": {"startServicePeriodPayload": {
            "programManagementAccountIdentifier": ACCOUNT, "note": "Hello",
            "servicePeriodType": "FIXED_COMMITMENT_PERIOD", "minimumNoticeDays": "14",
            "endDate": "2026-07-01T00:00:00Z",
        }},
        "clientToken": "token", "tags": [{"key": "a", "value": "1"}],
    });
    let answer = Answer::ok(json!({"channelHandshakeDetail": {"id": ID, "arn": "arn"}}));
    let output = exchange("CreateChannelHandshake", body, answer, |client| {
        let payload = StartServicePeriodPayload::builder()
            .program_management_account_identifier(ACCOUNT)
            .note("Hello")
            .service_period_type(ServicePeriodType::FixedCommitmentPeriod)
            .minimum_notice_days("14")
            .end_date(date_time("2026-07-01T00:00:00Z"))
            .build();
        client
            .create_channel_handshake()
            .handshake_type(HandshakeType::StartServicePeriod)
            .catalog("AWS")
            .associated_resource_identifier("rs-1")
            .payload(payload)
            .client_token("token")
            .tags([Tag::builder().key("a").value("1").build()])
            .send()
    })
    .await
    .expect("an answer");
    let detail = output.channel_handshake_detail.expect("a detail");
    assert_eq!((detail.id.as_deref(), detail.arn.as_deref()), (Some(ID), Some("arn")));
}

#[tokio::test]
async fn create_channel_handshake_that_revokes() {
    let body = json!({
        "handshakeType": "REVOKE_SERVICE_PERIOD", "catalog": "AWS", "associatedResourceIdentifier": "rs-1",
        "payload": {"revokeServicePeriodPayload": {"programManagementAccountIdentifier": ACCOUNT}},
        "clientToken": "token",
    });
    let output = exchange("CreateChannelHandshake", body, Answer::ok(json!({})), |client| {
        let payload = RevokeServicePeriodPayload::builder();
        let payload = payload.program_management_account_identifier(ACCOUNT).build();
        client
            .create_channel_handshake()
            .handshake_type(HandshakeType::RevokeServicePeriod)
            .catalog("AWS")
            .associated_resource_identifier("rs-1")
            .payload(payload)
            .client_token("token")
            .send()
    })
    .await
    .expect("an answer");
    assert_eq!(output.channel_handshake_detail, None);
}

#[tokio::test]
async fn list_channel_handshakes() {
    let body = json!({
        "handshakeType": "PROGRAM_MANAGEMENT_ACCOUNT", "catalog": "AWS", "participantType": "SENDER",
        "maxResults": 2, "statuses": ["PENDING", "EXPIRED"], "associatedResourceIdentifiers": [ACCOUNT],
        "handshakeTypeFilters": {"programManagementAccountTypeFilters": {"programs": ["DISTRIBUTION"]}},
        "handshakeTypeSort": {"programManagementAccountTypeSort": {"sortOrder": "Descending", "sortBy": "UpdatedAt"}},
        "nextToken": "next",
    });
    let answer = Answer::ok(json!({"nextToken": "more", "items": [
        {
            "id": ID, "arn": "arn", "catalog": "AWS", "handshakeType": "START_SERVICE_PERIOD",
            "ownerAccountId": "111122223333", "senderAccountId": "222233334444", "senderDisplayName": "North",
            "receiverAccountId": "333344445555", "associatedResourceId": ACCOUNT,
            "detail": {"startServicePeriodHandshakeDetail": {
                "note": "Hello", "servicePeriodType": "MINIMUM_NOTICE_PERIOD", "minimumNoticeDays": "14",
                "startDate": "2026-02-01T00:00:00Z", "endDate": "2026-07-01T00:00:00Z",
            }},
            "createdAt": "2026-01-02T03:04:05Z", "updatedAt": "2026-01-03T03:04:05Z", "status": "PENDING",
        },
        {"detail": {"programManagementAccountHandshakeDetail": {"program": "DISTRIBUTION"}}},
        {"detail": {"aLaterDetail": {"anything": [true]}}},
    ]}));
    let output = exchange("ListChannelHandshakes", body, answer, |client| {
        let filters = ProgramManagementAccountTypeFilters::builder();
        let filters = filters.programs([Program::Distribution]).build();
        let sort = ProgramManagementAccountTypeSort::builder();
        let sort = sort.sort_order(SortOrder::Descending).sort_by("UpdatedAt").build();
        client
            .list_channel_handshakes()
            .handshake_type(HandshakeType::ProgramManagementAccount)
            .catalog("AWS")
            .participant_type(ParticipantType::Sender)
            .max_results(2)
            .statuses([HandshakeStatus::Pending, HandshakeStatus::Expired])
            .associated_resource_identifiers([ACCOUNT])
            .handshake_type_filters(
                ListChannelHandshakesTypeFilters::ProgramManagementAccountTypeFilters(filters),
            )
            .handshake_type_sort(ListChannelHandshakesTypeSort::from(sort))
            .next_token("next")
            .send()
    })
    .await
    .expect("an answer");
    let items = output.items.expect("items");
    let [first, second, third] = items.as_slice() else { panic!("{items:?}") };
    assert_eq!(first.handshake_type, Some(HandshakeType::StartServicePeriod));
    assert_eq!(first.sender_display_name.as_deref(), Some("North"));
    assert_eq!(first.created_at, Some(date_time("2026-01-02T03:04:05Z")));
    let detail =
        first.detail.as_ref().and_then(HandshakeDetail::as_start_service_period_handshake_detail);
    let detail = detail.expect("a detail");
    assert_eq!(detail.service_period_type, Some(ServicePeriodType::MinimumNoticePeriod));
    assert_eq!(detail.end_date, Some(date_time("2026-07-01T00:00:00Z")));
    let detail = second.detail.as_ref();
    let detail = detail.and_then(HandshakeDetail::as_program_management_account_handshake_detail);
    assert_eq!(detail.and_then(|detail| detail.program.clone()), Some(Program::Distribution));
    assert!(matches!(third.detail, Some(HandshakeDetail::Unknown { .. })));
    assert_eq!(output.next_token.as_deref(), Some("more"));
}
