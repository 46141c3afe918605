//! How errors of the service arrive: every modeled one with all of its members, and some that are not.

use partnercentral_channel::config::Region;
use partnercentral_channel::error::CallError;
use partnercentral_channel::operation::create_relationship::{
    CreateRelationshipError, CreateRelationshipOutput,
};
use partnercentral_channel::types::{ValidationExceptionField, ValidationExceptionReason};
use partnercentral_channel::{Client, Config};
use serde_json::{Value, json};

use super::client;
use super::server::{Answer, REQUEST_ID, Server};

type Failed = CallError<CreateRelationshipError>;

/// Makes a call that is answered with an error.
async fn call(answer: Answer) -> Result<CreateRelationshipOutput, Failed> {
    let server = Server::start(answer).await;
    client(&server, "sigv4")
        .create_relationship()
        .catalog("AWS")
        .association_type("INTERNAL")
        .program_management_account_identifier("pma-1")
        .associated_account_id("222233334444")
        .display_name("Lindqvist")
        .sector("COMMERCIAL")
        .send()
        .await
}

/// Makes a call that is answered with an error of the given code, and checks what all errors have.
async fn fail(status: u16, code: &str, members: Value) -> Failed {
    let mut body = members;
    body["__type"] = json!(format!("com.amazonaws.partnercentralchannel#{code}"));
    let error = call(Answer::json(status, body)).await.expect_err("an error");
    assert_eq!(error.operation(), "CreateRelationship");
    assert_eq!((error.code(), error.status()), (Some(code), Some(status)));
    assert_eq!((error.message(), error.request_id()), (Some("no"), Some(REQUEST_ID)));
    let expected = format!(
        "CreateRelationship failed: {code}: no (HTTP status {status}, request id {REQUEST_ID})"
    );
    assert_eq!(error.to_string(), expected);
    error
}

macro_rules! variant {
    ($error:expr, $variant:ident) => {
        match $error.as_service_error() {
            Some(CreateRelationshipError::$variant(error)) => error.clone(),
            other => panic!("{other:?}"),
        }
    };
}

/// What is said of a call with a configuration that lacks something.
async fn say(config: Config) -> String {
    let call = Client::from_conf(config).list_tags_for_resource().resource_arn("arn");
    call.send().await.expect_err("an error").to_string()
}

#[tokio::test]
async fn a_configuration_that_lacks_something_says_how_to_set_it() {
    let said = say(Config::default()).await;
    assert!(said.contains("Invalid Configuration: Missing Region"), "{said}");
    assert!(said.contains("`Config::builder().region(…)`"), "{said}");

    let server = Server::start(Answer::json(200, json!({}))).await;
    let config = Config::builder().region(Region::new("us-east-1")).endpoint_url(server.url());
    let said = say(config.build()).await;
    assert!(said.contains("no credentials are configured"), "{said}");
    assert!(said.contains("`Config::builder().credentials_provider(…)`"), "{said}");
    assert!(server.requests().is_empty(), "nothing is sent without a signature");
}

#[tokio::test]
async fn access_denied() {
    let error = fail(403, "AccessDeniedException", json!({"message": "no", "reason": "r"})).await;
    let error = variant!(error, AccessDeniedException);
    assert_eq!((error.message.as_str(), error.reason.as_deref()), ("no", Some("r")));
}

#[tokio::test]
async fn conflict() {
    let members = json!({"message": "no", "resourceId": "id", "resourceType": "t"});
    let error = fail(409, "ConflictException", members).await;
    let error = variant!(error, ConflictException);
    assert_eq!(
        (error.message, error.resource_id, error.resource_type),
        ("no".into(), "id".into(), "t".into())
    );
}

#[tokio::test]
async fn internal_server() {
    let error = fail(500, "InternalServerException", json!({"message": "no"})).await;
    assert_eq!(variant!(error, InternalServerException).message, "no");
}

#[tokio::test]
async fn resource_not_found() {
    let members = json!({"message": "no", "resourceId": "id", "resourceType": "t"});
    let error = fail(404, "ResourceNotFoundException", members).await;
    let error = variant!(error, ResourceNotFoundException);
    assert_eq!(error.message, "no");
    assert_eq!(
        (error.resource_id.as_deref(), error.resource_type.as_deref()),
        (Some("id"), Some("t"))
    );
}

#[tokio::test]
async fn service_quota_exceeded() {
    let members =
        json!({"message": "no", "resourceId": "id", "resourceType": "t", "quotaCode": "q"});
    let error = fail(402, "ServiceQuotaExceededException", members).await;
    let error = variant!(error, ServiceQuotaExceededException);
    assert_eq!((error.message, error.resource_id), ("no".into(), "id".into()));
    assert_eq!((error.resource_type, error.quota_code), ("t".into(), "q".into()));
}

#[tokio::test]
async fn throttling() {
    let members = json!({"message": "no", "serviceCode": "s", "quotaCode": "q"});
    let error = variant!(fail(429, "ThrottlingException", members).await, ThrottlingException);
    assert_eq!(error.message, "no");
    assert_eq!(
        (error.service_code.as_deref(), error.quota_code.as_deref()),
        (Some("s"), Some("q"))
    );
}

#[tokio::test]
async fn validation() {
    let members = json!({
        "message": "no", "reason": "REQUEST_VALIDATION_FAILED",
        "fieldList": [{"name": "n", "code": "c", "message": "m"}],
    });
    let error = variant!(fail(400, "ValidationException", members).await, ValidationException);
    assert_eq!(error.message, "no");
    assert_eq!(error.reason, ValidationExceptionReason::RequestValidationFailed);
    let field = ValidationExceptionField::builder().name("n").code("c").message("m").build();
    assert_eq!(error.field_list, Some(vec![field]));
}

#[tokio::test]
async fn required_members_that_are_missing_are_corrected() {
    let answer = Answer::json(400, json!({"__type": "ValidationException", "message": "no"}));
    let error = call(answer).await.expect_err("an error");
    let error = variant!(error, ValidationException);
    assert_eq!((error.reason.as_str(), error.field_list), ("", None));
}

#[tokio::test]
async fn a_code_that_the_model_does_not_list() {
    let error = fail(400, "LaterException", json!({"message": "no"})).await;
    assert!(matches!(error.as_service_error(), Some(CreateRelationshipError::Unhandled(_))));
}

#[tokio::test]
async fn a_page_of_a_proxy() {
    let answer = Answer::html(503, "<html><body>Service Unavailable</body></html>");
    let error = call(answer).await.expect_err("an error");
    assert_eq!((error.code(), error.status()), (None, Some(503)));
    let expected = format!(
        "CreateRelationship failed: an error without a code (HTTP status 503, request id {REQUEST_ID})"
    );
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn a_body_that_is_cut_off() {
    let answer = Answer::html(200, "{\"relationshipDetail\": {\"id\": \"rs-");
    let error = call(answer).await.expect_err("an error");
    assert!(error.as_service_error().is_none());
    let text = error.to_string();
    assert!(text.starts_with("CreateRelationship failed: "), "{text}");
    assert!(text.ends_with(&format!("(HTTP status 200, request id {REQUEST_ID})")), "{text}");
}
