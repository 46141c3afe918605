//! `ListChannelHandshakes` with each type of filters, sort order and detail.

use partnercentral_channel::operation::list_channel_handshakes::ListChannelHandshakesOutput;
use partnercentral_channel::types::{
    ChannelHandshakeSummary, HandshakeDetail, HandshakeStatus, HandshakeType,
    ListChannelHandshakesTypeFilters, ListChannelHandshakesTypeSort, ParticipantType, Program,
    ProgramManagementAccountHandshakeDetail, ProgramManagementAccountTypeFilters,
    ProgramManagementAccountTypeSort, ProgramManagementAccountTypeSortName,
    RevokeServicePeriodHandshakeDetail, RevokeServicePeriodTypeFilters,
    RevokeServicePeriodTypeSort, RevokeServicePeriodTypeSortName, ServicePeriodType, SortOrder,
    StartServicePeriodHandshakeDetail, StartServicePeriodTypeFilters, StartServicePeriodTypeSort,
    StartServicePeriodTypeSortName,
};
use serde_json::{Value, json};

use super::call::{call, time};

const ID: &str = "ch-0123456789def";
const ARN: &str =
    "arn:aws:partnercentral:eu-west-3:111122223333:catalog/AWS/channel-handshake/ch-0123456789def";
const RELATIONSHIP: &str = "rs-0123456789xyz";

/// The differences between the three types of handshakes, in Rust and on the wire.
struct Kind {
    handshake_type: (HandshakeType, &'static str),
    filters: (ListChannelHandshakesTypeFilters, Value),
    sort: (ListChannelHandshakesTypeSort, Value),
    detail: (HandshakeDetail, Value),
}

#[tokio::test]
async fn list_channel_handshakes_that_start_a_service_period() {
    let filters = StartServicePeriodTypeFilters::builder()
        .service_period_types([
            ServicePeriodType::FixedCommitmentPeriod,
            ServicePeriodType::MinimumNoticePeriod,
        ])
        .build();
    let sort = StartServicePeriodTypeSort::builder()
        .sort_order(SortOrder::Ascending)
        .sort_by(StartServicePeriodTypeSortName::UpdatedAt)
        .build();
    let detail = StartServicePeriodHandshakeDetail::builder()
        .note("Hello")
        .service_period_type(ServicePeriodType::MinimumNoticePeriod)
        .minimum_notice_days("30")
        .start_date(time("2026-03-01T00:00:00Z"))
        .end_date(time("2026-12-31T23:59:59Z"))
        .build();
    list(Kind {
        handshake_type: (HandshakeType::StartServicePeriod, "START_SERVICE_PERIOD"),
        filters: (
            ListChannelHandshakesTypeFilters::StartServicePeriodTypeFilters(filters),
            json!({ "startServicePeriodTypeFilters": {
                "servicePeriodTypes": ["FIXED_COMMITMENT_PERIOD", "MINIMUM_NOTICE_PERIOD"],
            } }),
        ),
        sort: (
            ListChannelHandshakesTypeSort::StartServicePeriodTypeSort(sort),
            json!({ "startServicePeriodTypeSort": {
                "sortOrder": "Ascending", "sortBy": "UpdatedAt",
            } }),
        ),
        detail: (
            HandshakeDetail::StartServicePeriodHandshakeDetail(detail),
            json!({ "startServicePeriodHandshakeDetail": service_period() }),
        ),
    })
    .await;
}

#[tokio::test]
async fn list_channel_handshakes_that_revoke_a_service_period() {
    let filters = RevokeServicePeriodTypeFilters::builder()
        .service_period_types([ServicePeriodType::MinimumNoticePeriod])
        .build();
    let sort = RevokeServicePeriodTypeSort::builder()
        .sort_order(SortOrder::Descending)
        .sort_by(RevokeServicePeriodTypeSortName::UpdatedAt)
        .build();
    let detail = RevokeServicePeriodHandshakeDetail::builder()
        .note("Hello")
        .service_period_type(ServicePeriodType::MinimumNoticePeriod)
        .minimum_notice_days("30")
        .start_date(time("2026-03-01T00:00:00Z"))
        .end_date(time("2026-12-31T23:59:59Z"))
        .build();
    list(Kind {
        handshake_type: (HandshakeType::RevokeServicePeriod, "REVOKE_SERVICE_PERIOD"),
        filters: (
            ListChannelHandshakesTypeFilters::RevokeServicePeriodTypeFilters(filters),
            json!({ "revokeServicePeriodTypeFilters": {
                "servicePeriodTypes": ["MINIMUM_NOTICE_PERIOD"],
            } }),
        ),
        sort: (
            ListChannelHandshakesTypeSort::RevokeServicePeriodTypeSort(sort),
            json!({ "revokeServicePeriodTypeSort": {
                "sortOrder": "Descending", "sortBy": "UpdatedAt",
            } }),
        ),
        detail: (
            HandshakeDetail::RevokeServicePeriodHandshakeDetail(detail),
            json!({ "revokeServicePeriodHandshakeDetail": service_period() }),
        ),
    })
    .await;
}

#[tokio::test]
async fn list_channel_handshakes_about_program_management_accounts() {
    let filters = ProgramManagementAccountTypeFilters::builder()
        .programs([Program::Distribution, Program::SolutionProvider])
        .build();
    let sort = ProgramManagementAccountTypeSort::builder()
        .sort_order(SortOrder::Descending)
        .sort_by(ProgramManagementAccountTypeSortName::UpdatedAt)
        .build();
    let detail = ProgramManagementAccountHandshakeDetail::builder()
        .program(Program::DistributionSeller)
        .build();
    list(Kind {
        handshake_type: (HandshakeType::ProgramManagementAccount, "PROGRAM_MANAGEMENT_ACCOUNT"),
        filters: (
            ListChannelHandshakesTypeFilters::ProgramManagementAccountTypeFilters(filters),
            json!({ "programManagementAccountTypeFilters": {
                "programs": ["DISTRIBUTION", "SOLUTION_PROVIDER"],
            } }),
        ),
        sort: (
            ListChannelHandshakesTypeSort::ProgramManagementAccountTypeSort(sort),
            json!({ "programManagementAccountTypeSort": {
                "sortOrder": "Descending", "sortBy": "UpdatedAt",
            } }),
        ),
        detail: (
            HandshakeDetail::ProgramManagementAccountHandshakeDetail(detail),
            json!({ "programManagementAccountHandshakeDetail": {
                "program": "DISTRIBUTION_SELLER",
            } }),
        ),
    })
    .await;
}

/// Returns the detail of a handshake about a service period in a response.
fn service_period() -> Value {
    json!({
        "note": "Hello",
        "servicePeriodType": "MINIMUM_NOTICE_PERIOD",
        "minimumNoticeDays": "30",
        "startDate": "2026-03-01T00:00:00Z",
        "endDate": "2026-12-31T23:59:59Z",
    })
}

/// Lists handshakes of one type.
async fn list(kind: Kind) {
    let output = call("ListChannelHandshakes", body(&kind), answer(&kind), async |client| {
        client
            .list_channel_handshakes()
            .handshake_type(kind.handshake_type.0.clone())
            .catalog("AWS")
            .participant_type(ParticipantType::Receiver)
            .max_results(100)
            .statuses([HandshakeStatus::Pending, HandshakeStatus::Expired])
            .associated_resource_identifiers([RELATIONSHIP, "pma-0123456789abc"])
            .handshake_type_filters(kind.filters.0.clone())
            .handshake_type_sort(kind.sort.0.clone())
            .next_token("page-1")
            .send()
            .await
    });
    let output = output.await;
    let expected =
        ListChannelHandshakesOutput::builder().items([summary(&kind)]).next_token("page-2").build();
    assert_eq!(output, expected);
}

/// Returns the expected request.
fn body(kind: &Kind) -> Value {
    json!({
        "handshakeType": kind.handshake_type.1,
        "catalog": "AWS",
        "participantType": "RECEIVER",
        "maxResults": 100,
        "statuses": ["PENDING", "EXPIRED"],
        "associatedResourceIdentifiers": [RELATIONSHIP, "pma-0123456789abc"],
        "handshakeTypeFilters": kind.filters.1,
        "handshakeTypeSort": kind.sort.1,
        "nextToken": "page-1",
    })
}

/// Returns the response.
fn answer(kind: &Kind) -> Value {
    let item = json!({
        "id": ID,
        "arn": ARN,
        "catalog": "AWS",
        "handshakeType": kind.handshake_type.1,
        "ownerAccountId": "111122223333",
        "senderAccountId": "444455556666",
        "senderDisplayName": "Sender ®",
        "receiverAccountId": "777788889999",
        "associatedResourceId": RELATIONSHIP,
        "detail": kind.detail.1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-02-01T10:00:00.001Z",
        "status": "EXPIRED",
    });
    json!({ "items": [item], "nextToken": "page-2" })
}

/// Returns the expected item of the output.
fn summary(kind: &Kind) -> ChannelHandshakeSummary {
    ChannelHandshakeSummary::builder()
        .id(ID)
        .arn(ARN)
        .catalog("AWS")
        .handshake_type(kind.handshake_type.0.clone())
        .owner_account_id("111122223333")
        .sender_account_id("444455556666")
        .sender_display_name("Sender ®")
        .receiver_account_id("777788889999")
        .associated_resource_id(RELATIONSHIP)
        .detail(kind.detail.0.clone())
        .created_at(time("2026-01-31T09:30:00Z"))
        .updated_at(time("2026-02-01T10:00:00.001Z"))
        .status(HandshakeStatus::Expired)
        .build()
}
