//! Generated idempotency tokens.

use std::fmt::Debug;
use std::time::Duration;

use partnercentral_channel::Client;
use partnercentral_channel::config::{IdempotencyTokenSource, RetryConfig};
use partnercentral_channel::error::CallError;
use partnercentral_channel::primitives::DateTime;
use partnercentral_channel::types::{
    Address, AssociationType, ChannelContractType, HandshakeType,
    ManagedServicesAttestationPayload, ManagedServicesSupportedService, Program, Sector,
};
use serde_json::{Value, json};

use super::call::assert_request;
use super::server::{Answer, Server};
use crate::support::received::Received;

const PMA: &str = "pma-0123456789abc";
const RELATIONSHIP: &str = "rs-0123456789xyz";

/// Makes a call without a token twice, and checks that the generated tokens are random UUIDs and differ.
///
/// `rest` is the request without the token.
async fn assert_generates_tokens<T, E: Debug>(
    operation: &str,
    rest: Value,
    send: impl AsyncFn(Client) -> Result<T, CallError<E>>,
) {
    let server = Server::start([Answer::ok(&json!({}))]).await;
    let client = Client::from_conf(server.config().build());
    for _ in 0..2 {
        send(client.clone()).await.expect("the call succeeds");
    }
    let tokens = tokens(&server, operation, &rest);
    assert_eq!(tokens.len(), 2);
    assert_ne!(tokens[0], tokens[1]);
    tokens.iter().for_each(|token| assert_uuid_v4(token));
}

/// Returns the tokens in all requests. `rest` is the request without the token.
fn tokens(server: &Server, operation: &str, rest: &Value) -> Vec<String> {
    let requests = server.verified().into_iter().map(|verified| verified.request);
    requests.map(|request| token(&request, operation, rest)).collect()
}

/// Returns the token in a request. `rest` is the request without the token.
fn token(request: &Received, operation: &str, rest: &Value) -> String {
    let token = request.json()["clientToken"].as_str().expect("a token").to_owned();
    let mut body = rest.clone();
    body["clientToken"] = token.as_str().into();
    assert_request(request, operation, &body);
    token
}

/// Checks that the token is a random lowercase UUID, such as `936da01f-9abd-4d9d-80c7-02af85c822a8`.
fn assert_uuid_v4(token: &str) {
    let shape: String = token
        .chars()
        .map(|character| match character {
            '0'..='9' | 'a'..='f' => 'x',
            other => other,
        })
        .collect();
    assert_eq!(shape, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "{token}");
    assert_eq!(&token[14..15], "4", "the version of {token}");
    assert!("89ab".contains(&token[19..20]), "the variant of {token}");
}

#[tokio::test]
async fn create_channel_handshake() {
    let rest = json!({
        "handshakeType": "PROGRAM_MANAGEMENT_ACCOUNT",
        "catalog": "AWS",
        "associatedResourceIdentifier": PMA,
    });
    assert_generates_tokens("CreateChannelHandshake", rest, async |client| {
        client
            .create_channel_handshake()
            .handshake_type(HandshakeType::ProgramManagementAccount)
            .catalog("AWS")
            .associated_resource_identifier(PMA)
            .send()
            .await
    })
    .await;
}

#[tokio::test]
async fn create_channel_contract() {
    let rest = json!({
        "catalog": "AWS",
        "contractType": "MANAGED_SERVICES_ATTESTATION",
        "payload": { "managedServicesAttestationPayload": {
            "legalEntityName": "Nord",
            "relationshipIdentifier": RELATIONSHIP,
            "programManagementAccountIdentifier": PMA,
            "endDate": "1970-01-01T00:00:00Z",
            "supportedServices": [],
            "legalEntityAddress": {
                "city": "Oslo",
                "stateOrRegion": "Oslo",
                "postalCode": "0150",
                "countryCode": "NO",
                "addressLine": "Karl Johans gate 1",
            },
            "signatoryName": "Kari Nordmann",
            "signatoryEmail": "kari@example.com",
        } },
    });
    assert_generates_tokens("CreateChannelContract", rest, async |client| {
        let call = client.create_channel_contract().catalog("AWS").payload(terms());
        call.contract_type(ChannelContractType::ManagedServicesAttestation).send().await
    })
    .await;
}

fn terms() -> ManagedServicesAttestationPayload {
    let address = Address::builder()
        .city("Oslo")
        .state_or_region("Oslo")
        .postal_code("0150")
        .country_code("NO")
        .address_line("Karl Johans gate 1")
        .build();
    ManagedServicesAttestationPayload::builder()
        .legal_entity_name("Nord")
        .relationship_identifier(RELATIONSHIP)
        .program_management_account_identifier(PMA)
        .end_date(DateTime::from_secs(0))
        .supported_services(Vec::<ManagedServicesSupportedService>::new())
        .legal_entity_address(address)
        .signatory_name("Kari Nordmann")
        .signatory_email("kari@example.com")
        .build()
}

#[tokio::test]
async fn cancel_channel_contract() {
    let rest = json!({ "catalog": "AWS", "identifier": "cc-0123456789abc" });
    assert_generates_tokens("CancelChannelContract", rest, async |client| {
        let call = client.cancel_channel_contract().catalog("AWS");
        call.identifier("cc-0123456789abc").send().await
    })
    .await;
}

#[tokio::test]
async fn create_program_management_account() {
    let rest = json!({
        "catalog": "AWS",
        "program": "SOLUTION_PROVIDER",
        "displayName": "North",
        "accountId": "111122223333",
    });
    assert_generates_tokens("CreateProgramManagementAccount", rest, async |client| {
        client
            .create_program_management_account()
            .catalog("AWS")
            .program(Program::SolutionProvider)
            .display_name("North")
            .account_id("111122223333")
            .send()
            .await
    })
    .await;
}

#[tokio::test]
async fn create_relationship() {
    let rest = json!({
        "catalog": "AWS",
        "associationType": "INTERNAL",
        "programManagementAccountIdentifier": PMA,
        "associatedAccountId": "444455556666",
        "displayName": "Own",
        "sector": "COMMERCIAL",
    });
    assert_generates_tokens("CreateRelationship", rest, async |client| {
        client
            .create_relationship()
            .catalog("AWS")
            .association_type(AssociationType::Internal)
            .program_management_account_identifier(PMA)
            .associated_account_id("444455556666")
            .display_name("Own")
            .sector(Sector::Commercial)
            .send()
            .await
    })
    .await;
}

#[tokio::test]
async fn delete_program_management_account() {
    let rest = json!({ "catalog": "AWS", "identifier": PMA });
    assert_generates_tokens("DeleteProgramManagementAccount", rest, async |client| {
        client.delete_program_management_account().catalog("AWS").identifier(PMA).send().await
    })
    .await;
}

#[tokio::test]
async fn delete_relationship() {
    let rest = json!({
        "catalog": "AWS",
        "identifier": RELATIONSHIP,
        "programManagementAccountIdentifier": PMA,
    });
    assert_generates_tokens("DeleteRelationship", rest, async |client| {
        client
            .delete_relationship()
            .catalog("AWS")
            .identifier(RELATIONSHIP)
            .program_management_account_identifier(PMA)
            .send()
            .await
    })
    .await;
}

#[tokio::test]
async fn retries_reuse_the_token() {
    let failure = json!({ "__type": "InternalServerException", "message": "again" });
    let server = Server::start([Answer::json(500, &failure), Answer::ok(&json!({}))]).await;
    let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
    let client = Client::from_conf(server.config().retry_config(retries).build());
    let call = client.delete_program_management_account().catalog("AWS").identifier(PMA);
    call.send().await.expect("the second attempt succeeds");
    let rest = json!({ "catalog": "AWS", "identifier": PMA });
    let tokens = tokens(&server, "DeleteProgramManagementAccount", &rest);
    assert_eq!(tokens.len(), 2);
    assert_eq!(tokens[0], tokens[1]);
}

#[tokio::test]
async fn uses_the_configured_token_source() {
    let server = Server::start([Answer::ok(&json!({}))]).await;
    let source = IdempotencyTokenSource::fixed("mine");
    let client = Client::from_conf(server.config().idempotency_token_source(source).build());
    let call = client.delete_program_management_account().catalog("AWS").identifier(PMA);
    call.send().await.expect("the call succeeds");
    let rest = json!({ "catalog": "AWS", "identifier": PMA });
    assert_eq!(tokens(&server, "DeleteProgramManagementAccount", &rest), ["mine"]);
}
