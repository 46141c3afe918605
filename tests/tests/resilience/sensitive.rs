//! Sensitive values are redacted in `Debug` output, in errors and in the log.

use std::fmt::Debug;

use partnercentral_channel::Client;
use partnercentral_channel::error::CallError;
use partnercentral_channel::operation::create_channel_contract::CreateChannelContractInput;
use partnercentral_channel::operation::get_channel_contract::{
    GetChannelContractError, GetChannelContractOutput,
};
use partnercentral_channel::primitives::DateTime;
use partnercentral_channel::types::{
    Address, ChannelContractType, ManagedServicesAttestationPayload,
    ManagedServicesAttestationTypeFilters, ManagedServicesSupportedService,
};
use serde_json::{Value, json};

use super::recorder::{install, written};
use super::server::Server;
use super::setup::client;
use super::step::Step;

/// A part of every sensitive value.
const SECRET: &str = "HUSH";

#[track_caller]
fn assert_hidden(text: &str) {
    assert!(!text.contains(SECRET), "{text}");
}

/// Checks that both forms of `Debug` output redact sensitive values, but contain other values.
#[track_caller]
fn assert_prints(value: &impl Debug, shown: &str) {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        assert_hidden(&text);
        assert!(text.contains(shown), "{text}");
    }
}

/// Returns an address of one word.
fn address(word: &str) -> Address {
    Address::builder()
        .city(word)
        .state_or_region(word)
        .postal_code(word)
        .country_code(word)
        .address_line(word)
        .address_line2(word)
        .build()
}

/// Returns terms with a word in all sensitive members.
pub(crate) fn terms(word: &str) -> ManagedServicesAttestationPayload {
    ManagedServicesAttestationPayload::builder()
        .legal_entity_name(word)
        .relationship_identifier("rs-0000000000001")
        .program_management_account_identifier("pma-0000000000001")
        .end_date(DateTime::from_secs(1_800_000_000))
        .supported_services([ManagedServicesSupportedService::Monitoring])
        .legal_entity_address(address(word))
        .signatory_name(word)
        .signatory_email(word)
        .build()
}

fn input(word: &str) -> CreateChannelContractInput {
    CreateChannelContractInput::builder()
        .catalog("AWS")
        .contract_type(ChannelContractType::ManagedServicesAttestation)
        .payload(terms(word))
        .build()
}

fn filters() -> ManagedServicesAttestationTypeFilters {
    ManagedServicesAttestationTypeFilters::builder()
        .relationship_identifiers(["rs-0000000000001"])
        .legal_entity_names([SECRET])
        .build()
}

/// Returns a response of `GetChannelContract`.
fn answer() -> Value {
    json!({ "channelContractDetail": {
        "id": "cc-0000000000001",
        "arn": "arn",
        "catalog": "AWS",
        "contractType": "MANAGED_SERVICES_ATTESTATION",
        "status": "PENDING",
        "createdAt": "2026-11-20T00:00:00Z",
        "updatedAt": "2026-11-20T00:00:00Z",
        "details": { "managedServicesAttestationDetails": {
            "legalEntityName": SECRET,
            "relationshipIdentifier": "rs-0000000000001",
            "programManagementAccountIdentifier": "pma-0000000000001",
            "endDate": "2026-12-31T00:00:00Z",
            "supportedServices": ["MONITORING"],
            "signatoryName": SECRET,
            "signatoryEmail": SECRET,
            "legalEntityAddress": {
                "city": SECRET,
                "stateOrRegion": SECRET,
                "postalCode": SECRET,
                "countryCode": SECRET,
                "addressLine": SECRET,
                "addressLine2": SECRET,
            },
        } },
    } })
}

/// Returns a response of `ListChannelContracts`.
fn list() -> Value {
    let mut contract = answer()["channelContractDetail"].clone();
    let details = &mut contract["details"]["managedServicesAttestationDetails"];
    for member in ["signatoryName", "signatoryEmail", "legalEntityAddress"] {
        details.as_object_mut().expect("an object").remove(member);
    }
    json!({ "items": [contract] })
}

async fn read(
    client: &Client,
) -> Result<GetChannelContractOutput, CallError<GetChannelContractError>> {
    client.get_channel_contract().catalog("AWS").identifier("cc-0000000000001").send().await
}

#[test]
fn inputs_and_builders_redact_sensitive_values() {
    assert_prints(&address(SECRET), "city");
    assert_prints(&terms(SECRET), "rs-0000000000001");
    assert_prints(&filters(), "rs-0000000000001");
    assert_prints(&input(SECRET), "rs-0000000000001");
    assert_prints(&input(SECRET).into_builder(), "rs-0000000000001");
    assert_prints(&Address::builder().city(SECRET), "city");
    let builder = ManagedServicesAttestationPayload::builder().signatory_name(SECRET);
    assert_prints(&builder.signatory_email(SECRET), "signatory_name");
}

#[test]
fn validation_errors_redact_sensitive_values() {
    // Too long, with characters that all patterns reject.
    let wrong = format!("\u{1}{}@ ", SECRET.repeat(100));
    let violations = input(&wrong).validate().expect_err("violations");
    assert_prints(&violations, "legalEntityAddress.city");
    let text = violations.to_string();
    assert_hidden(&text);
    for member in [
        "legalEntityName",
        "legalEntityAddress.city",
        "legalEntityAddress.stateOrRegion",
        "legalEntityAddress.postalCode",
        "legalEntityAddress.countryCode",
        "legalEntityAddress.addressLine",
        "legalEntityAddress.addressLine2",
        "signatoryName",
        "signatoryEmail",
    ] {
        assert!(text.contains(member), "{text} does not contain {member}");
    }
}

#[tokio::test]
async fn outputs_redact_sensitive_values() {
    let server = Server::start([Step::ok(&answer()), Step::ok(&list())]).await;
    let client = client(&server);
    assert_prints(&read(&client).await.expect("a contract"), "cc-0000000000001");
    let call = client.list_channel_contracts().catalog("AWS");
    let call = call.contract_type(ChannelContractType::ManagedServicesAttestation);
    assert_prints(&call.send().await.expect("a list"), "cc-0000000000001");
}

#[tokio::test]
async fn unreadable_responses_redact_sensitive_values() {
    let mut wrong_type = answer();
    wrong_type["channelContractDetail"]["createdAt"] = json!(true);
    let mut secret_of_wrong_type = answer();
    secret_of_wrong_type["channelContractDetail"]["details"]["managedServicesAttestationDetails"]
        ["signatoryName"] = json!([SECRET]);
    let cut = answer().to_string();
    let cut = Step::answer(200, "application/x-amz-json-1.0", &cut[..cut.len() - 9]);
    for step in [Step::ok(&wrong_type), Step::ok(&secret_of_wrong_type), cut] {
        let server = Server::start([step]).await;
        let error = read(&client(&server)).await.expect_err("an unreadable response");
        assert_prints(&error, "GetChannelContract");
        assert_hidden(&format!("{error:#}"));
    }
}

#[tokio::test]
async fn logs_no_sensitive_values() {
    install();
    let unavailable = || Step::error(503, "InternalServerException");
    let server = Server::start([
        unavailable(),
        Step::ok(&json!({})),
        unavailable(),
        Step::ok(&answer()),
        Step::ok(&list()),
        Step::ok(&json!({ "channelContractDetail": { "id": [SECRET] } })),
    ])
    .await;
    let client = client(&server);
    let text = written(async {
        let call = client.create_channel_contract().with_input(input(SECRET));
        call.send().await.expect("the second attempt succeeds");
        read(&client).await.expect("the second attempt succeeds");
        let call = client.list_channel_contracts().catalog("AWS").contract_type_filters(filters());
        let call = call.contract_type(ChannelContractType::ManagedServicesAttestation);
        call.send().await.expect("a list");
        read(&client).await.expect_err("an unreadable response");
    })
    .await;
    // The log contains the requests and outputs, without sensitive values.
    assert!(text.contains("transmitting request") && text.contains("cc-0000000000001"), "{text}");
    assert_hidden(&text);
    // Two attempts to create a contract, and a filter of the list.
    let requests = server.log().requests;
    let sent = requests.iter().filter(|request| request.json().to_string().contains(SECRET));
    assert_eq!(sent.count(), 3);
}
