//! Operations on channel handshakes.

use partnercentral_channel::operation::accept_channel_handshake::AcceptChannelHandshakeOutput;
use partnercentral_channel::operation::cancel_channel_handshake::CancelChannelHandshakeOutput;
use partnercentral_channel::operation::create_channel_handshake::CreateChannelHandshakeOutput;
use partnercentral_channel::operation::reject_channel_handshake::RejectChannelHandshakeOutput;
use partnercentral_channel::types::{
    AcceptChannelHandshakeDetail, CancelChannelHandshakeDetail, ChannelHandshakePayload,
    CreateChannelHandshakeDetail, HandshakeStatus, HandshakeType, RejectChannelHandshakeDetail,
    RevokeServicePeriodPayload, ServicePeriodType, StartServicePeriodPayload, Tag,
};
use serde_json::{Value, json};

use super::call::{call, time};

const ID: &str = "ch-0123456789def";
const ARN: &str =
    "arn:aws:partnercentral:eu-west-3:111122223333:catalog/AWS/channel-handshake/ch-0123456789def";
const RELATIONSHIP: &str = "rs-0123456789xyz";
const PMA: &str = "pma-0123456789abc";

#[tokio::test]
async fn create_channel_handshake_to_start_a_service_period() {
    let payload = StartServicePeriodPayload::builder()
        .program_management_account_identifier(PMA)
        .note("Line\tbreak \\ \"quote\"")
        .service_period_type(ServicePeriodType::FixedCommitmentPeriod)
        .minimum_notice_days("30")
        .end_date(time("2026-12-31T23:59:59.500Z"))
        .build();
    let sent = json!({
        "startServicePeriodPayload": {
            "programManagementAccountIdentifier": PMA,
            "note": "Line\tbreak \\ \"quote\"",
            "servicePeriodType": "FIXED_COMMITMENT_PERIOD",
            "minimumNoticeDays": "30",
            "endDate": "2026-12-31T23:59:59.5Z",
        },
    });
    let payload = ChannelHandshakePayload::StartServicePeriodPayload(payload);
    create(HandshakeType::StartServicePeriod, "START_SERVICE_PERIOD", payload, sent).await;
}

#[tokio::test]
async fn create_channel_handshake_to_revoke_a_service_period() {
    let payload = RevokeServicePeriodPayload::builder()
        .program_management_account_identifier(PMA)
        .note("Over")
        .build();
    let sent = json!({
        "revokeServicePeriodPayload": {
            "programManagementAccountIdentifier": PMA,
            "note": "Over",
        },
    });
    let payload = ChannelHandshakePayload::RevokeServicePeriodPayload(payload);
    create(HandshakeType::RevokeServicePeriod, "REVOKE_SERVICE_PERIOD", payload, sent).await;
}

/// Creates a handshake, and expects the type `kind_sent` and the payload `sent` in the request.
async fn create(
    kind: HandshakeType,
    kind_sent: &str,
    payload: ChannelHandshakePayload,
    sent: Value,
) {
    let body = json!({
        "handshakeType": kind_sent,
        "catalog": "AWS",
        "associatedResourceIdentifier": RELATIONSHIP,
        "payload": sent,
        "clientToken": "token-5",
        "tags": [{ "key": "team", "value": "north" }],
    });
    let answer = json!({ "channelHandshakeDetail": { "id": ID, "arn": ARN } });
    let output = call("CreateChannelHandshake", body, answer, async |client| {
        client
            .create_channel_handshake()
            .handshake_type(kind.clone())
            .catalog("AWS")
            .associated_resource_identifier(RELATIONSHIP)
            .payload(payload.clone())
            .client_token("token-5")
            .tags([Tag::builder().key("team").value("north").build()])
            .send()
            .await
    });
    let detail = CreateChannelHandshakeDetail::builder().id(ID).arn(ARN).build();
    let expected = CreateChannelHandshakeOutput::builder().channel_handshake_detail(detail).build();
    assert_eq!(output.await, expected);
}

#[tokio::test]
async fn accept_channel_handshake() {
    let answer = answer("ACCEPTED");
    let output = call("AcceptChannelHandshake", body(), answer, async |client| {
        client.accept_channel_handshake().catalog("AWS").identifier(ID).send().await
    });
    let detail = AcceptChannelHandshakeDetail::builder()
        .id(ID)
        .arn(ARN)
        .status(HandshakeStatus::Accepted)
        .build();
    let expected = AcceptChannelHandshakeOutput::builder().channel_handshake_detail(detail).build();
    assert_eq!(output.await, expected);
}

#[tokio::test]
async fn cancel_channel_handshake() {
    let answer = answer("CANCELED");
    let output = call("CancelChannelHandshake", body(), answer, async |client| {
        client.cancel_channel_handshake().catalog("AWS").identifier(ID).send().await
    });
    let detail = CancelChannelHandshakeDetail::builder()
        .id(ID)
        .arn(ARN)
        .status(HandshakeStatus::Canceled)
        .build();
    let expected = CancelChannelHandshakeOutput::builder().channel_handshake_detail(detail).build();
    assert_eq!(output.await, expected);
}

#[tokio::test]
async fn reject_channel_handshake() {
    let answer = answer("REJECTED");
    let output = call("RejectChannelHandshake", body(), answer, async |client| {
        client.reject_channel_handshake().catalog("AWS").identifier(ID).send().await
    });
    let detail = RejectChannelHandshakeDetail::builder()
        .id(ID)
        .arn(ARN)
        .status(HandshakeStatus::Rejected)
        .build();
    let expected = RejectChannelHandshakeOutput::builder().channel_handshake_detail(detail).build();
    assert_eq!(output.await, expected);
}

/// Returns the request to accept, cancel or reject a handshake.
fn body() -> Value {
    json!({ "catalog": "AWS", "identifier": ID })
}

/// Returns the response after a change of the status.
fn answer(status: &str) -> Value {
    json!({ "channelHandshakeDetail": { "id": ID, "arn": ARN, "status": status } })
}
