//! Operations on channel contracts.

use partnercentral_channel::operation::cancel_channel_contract::{
    CancelChannelContractError, CancelChannelContractOutput,
};
use partnercentral_channel::operation::create_channel_contract::{
    CreateChannelContractError, CreateChannelContractOutput,
};
use partnercentral_channel::operation::get_channel_contract::GetChannelContractOutput;
use partnercentral_channel::operation::list_channel_contracts::ListChannelContractsOutput;
use partnercentral_channel::types::{
    Address, CancelChannelContractDetail, ChannelContractDetail, ChannelContractStatus,
    ChannelContractSummary, ChannelContractType, CreateChannelContractDetail,
    ManagedServicesAttestationDetails, ManagedServicesAttestationPayload,
    ManagedServicesAttestationSummaryDetails, ManagedServicesAttestationTypeFilters,
    ManagedServicesAttestationTypeSort, ManagedServicesAttestationTypeSortName,
    ManagedServicesSupportedService, SortOrder, Tag,
};
use serde_json::{Value, json};

use super::call::{call, time};
use super::errors::failure;
use super::server::Answer;

const ID: &str = "cc-0123456789abc";
const ARN: &str =
    "arn:aws:partnercentral:eu-west-3:111122223333:catalog/AWS/channel-contract/cc-0123456789abc";
const RELATIONSHIP: &str = "rs-0123456789xyz";
const PMA: &str = "pma-0123456789abc";

#[tokio::test]
async fn create_channel_contract() {
    let payload = ManagedServicesAttestationPayload::builder()
        .legal_entity_name("Zürcher \"Söhne\" AG")
        .relationship_identifier(RELATIONSHIP)
        .program_management_account_identifier(PMA)
        .member_account_ids(["444455556666", "777788889999"])
        .end_date(time("2027-12-31T23:59:59.5Z"))
        .supported_services([
            ManagedServicesSupportedService::Monitoring,
            ManagedServicesSupportedService::BackupAndDisasterRecovery,
        ])
        .legal_entity_address(address())
        .signatory_name("Anne-Sophie Müller")
        .signatory_email("anne@example.com")
        .build();
    let mut terms = terms();
    terms["legalEntityAddress"] = address_in_json();
    let body = json!({
        "contractType": "MANAGED_SERVICES_ATTESTATION",
        "catalog": "AWS",
        "payload": { "managedServicesAttestationPayload": terms },
        "clientToken": "token-6",
        "tags": [{ "key": "team", "value": "north" }],
    });
    let answer = json!({ "channelContractDetail": { "id": ID, "arn": ARN } });
    let output = call("CreateChannelContract", body, answer, async |client| {
        client
            .create_channel_contract()
            .contract_type(ChannelContractType::ManagedServicesAttestation)
            .catalog("AWS")
            .payload(payload.clone())
            .client_token("token-6")
            .tags([Tag::builder().key("team").value("north").build()])
            .send()
            .await
    });
    let detail = CreateChannelContractDetail::builder().id(ID).arn(ARN).build();
    let expected = CreateChannelContractOutput::builder().channel_contract_detail(detail).build();
    assert_eq!(output.await, expected);
}

#[tokio::test]
async fn get_channel_contract() {
    let mut terms = terms();
    terms["legalEntityAddress"] = address_in_json();
    let mut contract = contract("CANCELED", terms);
    contract["cancellationReason"] = "The customer has left.".into();
    let body = json!({ "catalog": "AWS", "identifier": ARN });
    let answer = json!({ "channelContractDetail": contract });
    let output = call("GetChannelContract", body, answer, async |client| {
        client.get_channel_contract().catalog("AWS").identifier(ARN).send().await
    });
    let details = ManagedServicesAttestationDetails::builder()
        .legal_entity_name("Zürcher \"Söhne\" AG")
        .relationship_identifier(RELATIONSHIP)
        .program_management_account_identifier(PMA)
        .member_account_ids(["444455556666", "777788889999"])
        .end_date(time("2027-12-31T23:59:59.500Z"))
        .supported_services([
            ManagedServicesSupportedService::Monitoring,
            ManagedServicesSupportedService::BackupAndDisasterRecovery,
        ])
        .legal_entity_address(address())
        .signatory_name("Anne-Sophie Müller")
        .signatory_email("anne@example.com")
        .build();
    let detail = ChannelContractDetail::builder()
        .id(ID)
        .arn(ARN)
        .catalog("AWS")
        .contract_type(ChannelContractType::ManagedServicesAttestation)
        .status(ChannelContractStatus::Canceled)
        .created_at(time("2026-11-20T09:30:00Z"))
        .updated_at(time("2026-11-21T10:00:00.250Z"))
        .responded_at(time("2026-11-21T09:59:59Z"))
        .cancellation_reason("The customer has left.")
        .details(details)
        .build();
    let expected = GetChannelContractOutput::builder().channel_contract_detail(detail).build();
    assert_eq!(output.await, expected);
}

#[tokio::test]
async fn list_channel_contracts() {
    let filters = ManagedServicesAttestationTypeFilters::builder()
        .relationship_identifiers([RELATIONSHIP])
        .legal_entity_names(["Zürcher", ""])
        .build();
    let sort = ManagedServicesAttestationTypeSort::builder()
        .sort_order(SortOrder::Descending)
        .sort_by(ManagedServicesAttestationTypeSortName::UpdatedAt)
        .build();
    let body = json!({
        "catalog": "AWS",
        "contractType": "MANAGED_SERVICES_ATTESTATION",
        "statuses": ["PENDING", "INACTIVE"],
        "contractTypeFilters": { "managedServicesAttestationTypeFilters": {
            "relationshipIdentifiers": [RELATIONSHIP],
            "legalEntityNames": ["Zürcher", ""],
        } },
        "contractTypeSort": { "managedServicesAttestationTypeSort": {
            "sortOrder": "Descending", "sortBy": "UpdatedAt",
        } },
        "maxResults": 100,
        "nextToken": "page-1",
    });
    let mut terms = terms();
    let members = terms.as_object_mut().expect("an object");
    members.retain(|name, _| !name.starts_with("signatory"));
    let answer = json!({ "items": [contract("INACTIVE", terms)], "nextToken": "page-2" });
    let output = call("ListChannelContracts", body, answer, async |client| {
        client
            .list_channel_contracts()
            .catalog("AWS")
            .contract_type(ChannelContractType::ManagedServicesAttestation)
            .statuses([ChannelContractStatus::Pending, ChannelContractStatus::Inactive])
            .contract_type_filters(filters.clone())
            .contract_type_sort(sort.clone())
            .max_results(100)
            .next_token("page-1")
            .send()
            .await
    });
    let expected =
        ListChannelContractsOutput::builder().items([summary()]).next_token("page-2").build();
    assert_eq!(output.await, expected);
}

#[tokio::test]
async fn cancel_channel_contract() {
    let body = json!({
        "catalog": "AWS",
        "identifier": ID,
        "reason": "Signed twice",
        "clientToken": "token-7",
    });
    let answer = json!({ "channelContractDetail": {
        "id": ID, "arn": ARN, "status": "CANCELED", "cancellationReason": "Signed twice",
    } });
    let output = call("CancelChannelContract", body, answer, async |client| {
        client
            .cancel_channel_contract()
            .catalog("AWS")
            .identifier(ID)
            .reason("Signed twice")
            .client_token("token-7")
            .send()
            .await
    });
    let detail = CancelChannelContractDetail::builder()
        .id(ID)
        .arn(ARN)
        .status(ChannelContractStatus::Canceled)
        .cancellation_reason("Signed twice")
        .build();
    let expected = CancelChannelContractOutput::builder().channel_contract_detail(detail).build();
    assert_eq!(output.await, expected);
}

/// Contracts that are no longer pending can't be canceled.
#[tokio::test]
async fn reports_a_contract_that_can_not_be_canceled() {
    let body = json!({
        "__type": "com.amazonaws.partnercentralchannel#ValidationException",
        "message": "not pending",
        "reason": "BUSINESS_VALIDATION_FAILED",
    });
    let error = failure(Answer::json(400, &body), async |client| {
        client.cancel_channel_contract().catalog("AWS").identifier(ID).send().await
    })
    .await;
    assert_eq!((error.operation(), error.status()), ("CancelChannelContract", Some(400)));
    assert_eq!(error.message(), Some("not pending"));
    assert!(error.is_service_error_and(CancelChannelContractError::is_validation_exception));
}

#[tokio::test]
async fn reports_an_exceeded_quota() {
    let body = json!({
        "__type": "ServiceQuotaExceededException",
        "message": "enough",
        "resourceId": PMA,
        "resourceType": "CHANNEL_CONTRACT",
        "quotaCode": "L-12345678",
    });
    let error = failure(Answer::json(402, &body), async |client| {
        let payload = ManagedServicesAttestationPayload::builder()
            .legal_entity_name("Nord")
            .relationship_identifier(RELATIONSHIP)
            .program_management_account_identifier(PMA)
            .end_date(time("2027-12-31T23:59:59Z"))
            .supported_services([ManagedServicesSupportedService::Security])
            .legal_entity_address(address())
            .signatory_name("A")
            .signatory_email("a@example.com");
        let call = client.create_channel_contract().catalog("AWS").payload(payload.build());
        call.contract_type(ChannelContractType::ManagedServicesAttestation).send().await
    })
    .await;
    assert_eq!((error.operation(), error.status()), ("CreateChannelContract", Some(402)));
    let Some(CreateChannelContractError::ServiceQuotaExceededException(error)) =
        error.as_service_error()
    else {
        panic!("{error:?}")
    };
    assert_eq!((error.resource_id.as_str(), error.quota_code.as_str()), (PMA, "L-12345678"));
}

fn address() -> Address {
    Address::builder()
        .city("Zürich")
        .state_or_region("ZH")
        .postal_code("8001")
        .country_code("CH")
        .address_line("Bahnhofstrasse 1")
        .address_line2("3. Stock")
        .build()
}

fn address_in_json() -> Value {
    json!({
        "city": "Zürich",
        "stateOrRegion": "ZH",
        "postalCode": "8001",
        "countryCode": "CH",
        "addressLine": "Bahnhofstrasse 1",
        "addressLine2": "3. Stock",
    })
}

/// Returns the terms of a contract in requests and responses, without the address.
fn terms() -> Value {
    json!({
        "legalEntityName": "Zürcher \"Söhne\" AG",
        "relationshipIdentifier": RELATIONSHIP,
        "programManagementAccountIdentifier": PMA,
        "memberAccountIds": ["444455556666", "777788889999"],
        "endDate": "2027-12-31T23:59:59.5Z",
        "supportedServices": ["MONITORING", "BACKUP_AND_DISASTER_RECOVERY"],
        "signatoryName": "Anne-Sophie Müller",
        "signatoryEmail": "anne@example.com",
    })
}

/// Returns a contract in a response.
fn contract(status: &str, terms: Value) -> Value {
    json!({
        "id": ID,
        "arn": ARN,
        "catalog": "AWS",
        "contractType": "MANAGED_SERVICES_ATTESTATION",
        "status": status,
        "createdAt": "2026-11-20T09:30:00Z",
        "updatedAt": "2026-11-21T10:00:00.250Z",
        "respondedAt": "2026-11-21T09:59:59Z",
        "details": { "managedServicesAttestationDetails": terms },
    })
}

/// Returns the expected item of a list.
fn summary() -> ChannelContractSummary {
    let details = ManagedServicesAttestationSummaryDetails::builder()
        .legal_entity_name("Zürcher \"Söhne\" AG")
        .relationship_identifier(RELATIONSHIP)
        .program_management_account_identifier(PMA)
        .member_account_ids(["444455556666", "777788889999"])
        .end_date(time("2027-12-31T23:59:59.500Z"))
        .supported_services([
            ManagedServicesSupportedService::Monitoring,
            ManagedServicesSupportedService::BackupAndDisasterRecovery,
        ])
        .build();
    ChannelContractSummary::builder()
        .id(ID)
        .arn(ARN)
        .catalog("AWS")
        .contract_type(ChannelContractType::ManagedServicesAttestation)
        .status(ChannelContractStatus::Inactive)
        .created_at(time("2026-11-20T09:30:00Z"))
        .updated_at(time("2026-11-21T10:00:00.250Z"))
        .responded_at(time("2026-11-21T09:59:59Z"))
        .details(details)
        .build()
}
